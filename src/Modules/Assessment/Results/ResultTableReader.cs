using System.Globalization;
using Prongsai.Assessment.Packs;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Results;

/// <summary>
/// Understands a table of scores as an office has it: a code somewhere in the row, a score under each year (or one score, of the year in
/// hand), headings in between. What is in doubt is asked, never guessed.
/// </summary>
internal sealed class ResultTableReader(int defaultYear, IReadOnlyDictionary<int, Pack> packs)
{
    private const int MostRows = 5_000;
    private readonly List<ReadScore> _understood = [];
    private readonly List<UnreadCell> _unresolved = [];
    private readonly List<string> _passed = [];

    /// <summary>Column → year; empty until a head was seen.</summary>
    private Dictionary<int, int> _years = [];

    public ResultReading Read(IEnumerable<IReadOnlyList<IReadOnlyList<string>>> tables)
    {
        var number = 0;
        foreach (var rows in tables)
        {
            _years = [];
            foreach (var row in rows.Take(MostRows))
            {
                number++;
                Row(FormattableString.Invariant($"แถวที่ {number}"), row);
            }
        }

        return new(_understood, _unresolved, _passed);
    }

    private void Row(string where, IReadOnlyList<string> cells)
    {
        if (cells.All(string.IsNullOrWhiteSpace))
        {
            return;
        }

        if (Head(cells) is { Count: > 0 } years)
        {
            _years = years;
            return;
        }

        var at = CodeCell(cells, out var codes, out var question);
        if (at < 0)
        {
            Uncoded(where, cells, question);
            return;
        }

        var columns = _years.Keys.Where(c => c > at && c < cells.Count).Order().ToArray();
        if (columns.Length > 0)
        {
            foreach (var column in columns)
            {
                Cell(where, cells[column], codes(_years[column]), _years[column]);
            }

            return;
        }

        // Without a head the one score is the last cell that holds anything.
        var last = Enumerable.Range(at + 1, cells.Count - at - 1).LastOrDefault(c => !string.IsNullOrWhiteSpace(cells[c]), -1);
        if (last < 0)
        {
            _passed.Add(Line(cells));
        }
        else
        {
            Cell(where, cells[last], codes(defaultYear), defaultYear);
        }
    }

    private void Cell(string where, string cell, ScoreCode? code, int year)
    {
        if (ScoreText.Read(cell, ScoreKind.Total) is (null, null))
        {
            return;
        }

        if (!packs.ContainsKey(year))
        {
            _unresolved.Add(new(where, cell, $"ไม่มีเกณฑ์ของปี {year}"));
        }
        else if (code is null)
        {
            _unresolved.Add(new(where, cell, $"รหัสข้อนี้ไม่มีในเกณฑ์ปี {year}"));
        }
        else if (ScoreText.Read(cell, code.Kind) is var (value, problem) && problem is not null)
        {
            _unresolved.Add(new(where, $"{code.Label}: {Short(cell)}", problem));
        }
        else if (value is { } score)
        {
            var had = _understood.FirstOrDefault(u => u.FiscalYear == year && u.Code.Code == code.Code);
            if (had is null)
            {
                _understood.Add(new(year, code, score));
            }
            else if (had.Value != score)
            {
                _unresolved.Add(new(where, $"{code.Label}: {Short(cell)}", $"ปี {year} มีค่าอื่นอยู่แล้ว ({ScoreText.Shown(had.Value)}) จึงใช้ค่าแรก"));
            }
        }
    }

    private void Uncoded(string where, IReadOnlyList<string> cells, string? question)
    {
        if (question is not null)
        {
            _unresolved.Add(new(where, Line(cells), question));
        }
        else if (cells.Any(c => ScoreText.Read(c, ScoreKind.Total).Value is not null))
        {
            _unresolved.Add(new(where, Line(cells), "ไม่พบรหัสข้อ เช่น i1 e1 O1 ตัวชี้วัดที่ 1 IIT หรือ คะแนนรวม"));
        }
        else
        {
            _passed.Add(Line(cells));
        }
    }

    /// <summary>A head names years, or one column of scores, and has no code.</summary>
    private Dictionary<int, int> Head(IReadOnlyList<string> cells)
    {
        var years = new Dictionary<int, int>();
        for (var column = 0; column < cells.Count; column++)
        {
            if (YearIn(cells[column]) is { } year)
            {
                years[column] = year;
            }
        }

        if (years.Count == 0)
        {
            var scores = Enumerable.Range(0, cells.Count).Where(c => ThaiText.SearchKey(cells[c]) is "คะแนน" or "ผลคะแนน" or "คะแนนที่ได้" or "ผลการประเมิน" or "ร้อยละ").ToArray();
            if (scores.Length == 1)
            {
                years[scores[0]] = defaultYear;
            }
        }

        return CodeCell(cells, out _, out _) < 0 && cells.Any(c => years.Count > 0 && !string.IsNullOrWhiteSpace(c) && YearIn(c) is null) ? years : years.Count > 1 ? years : [];
    }

    private static int? YearIn(string cell)
    {
        var text = ThaiDigits.ToArabic(cell.Length > 60 ? "" : cell);
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            var alone = (at == 0 || !char.IsAsciiDigit(text[at - 1])) && (at + 4 == text.Length || (!char.IsAsciiDigit(text[at + 4]) && text[at + 4] != '.'));
            if (alone && int.TryParse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2550 and <= 2700)
            {
                return year;
            }
        }

        return null;
    }

    /// <returns>Column of the code, or −1; <paramref name="codes"/> says what it means in a year.</returns>
    private int CodeCell(IReadOnlyList<string> cells, out Func<int, ScoreCode?> codes, out string? question)
    {
        (codes, question) = (_ => null, null);
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = cells[column];
            if (string.IsNullOrWhiteSpace(cell) || ScoreName.Read(cell, Known()) is not { } name)
            {
                continue;
            }

            if (name.Question is not null)
            {
                question ??= name.Question;
                continue;
            }

            codes = year => packs.TryGetValue(year, out var pack) ? ScoreCodes.Of(pack).FirstOrDefault(c => c.Code == name.Code) : null;
            question = null;
            return column;
        }

        return -1;
    }

    private HashSet<string> Known() =>
        packs.TryGetValue(defaultYear, out var pack)
            ? [.. pack.Questions.Select(q => q.Code), .. pack.Items.Select(i => i.Code)]
            : [];

    private static string Line(IReadOnlyList<string> cells) => Short(string.Join(" | ", cells.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim())));

    private static string Short(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
