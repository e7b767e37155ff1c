using System.Globalization;
using Microsoft.AspNetCore.Http;
using Prongsai.Platform.Files;

namespace Prongsai.Assessment.Results;

/// <summary>An empty table of the year and the two before it, with what is already entered; reads back through the import.</summary>
internal sealed class ResultTemplate(Frameworks frameworks, YearScores scores)
{
    private const int Years = 3;

    public async Task<IResult> XlsxAsync(int year, CancellationToken ct)
    {
        if (await RowsAsync(year, ct) is not { } rows)
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        using (var writer = new XlsxWriter(file, $"ผล ITA {year}", [.. rows[0].Select(c => (string)c!)], [14, 12, 60]))
        {
            foreach (var row in rows.Skip(1))
            {
                writer.Row(row);
            }
        }

        return TypedResults.File(file.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"ita-results-{year}.xlsx");
    }

    public async Task<IResult> CsvAsync(int year, CancellationToken ct)
    {
        if (await RowsAsync(year, ct) is not { } rows)
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        using (var writer = new CsvWriter(file))
        {
            foreach (var row in rows)
            {
                writer.Row(row.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture) ?? ""));
            }
        }

        return TypedResults.File(file.ToArray(), "text/csv; charset=utf-8", $"ita-results-{year}.csv");
    }

    private async Task<IReadOnlyList<object?[]>?> RowsAsync(int year, CancellationToken ct)
    {
        if (await frameworks.PackAsync(year, ct) is not { } known)
        {
            return null;
        }

        var packs = new SortedDictionary<int, IReadOnlyList<ScoreCode>> { [year] = ScoreCodes.Of(known.Pack) };
        for (var back = 1; back < Years; back++)
        {
            if (await frameworks.PackAsync(year - back, ct) is { } earlier)
            {
                packs[year - back] = ScoreCodes.Of(earlier.Pack);
            }
        }

        var given = new Dictionary<int, ScoredYear?>();
        foreach (var one in packs.Keys)
        {
            given[one] = await scores.ReadAsync(one, ct);
        }

        var rows = new List<object?[]> { new object?[] { "ประเภท", "รหัส", "ชื่อ" }.Concat(packs.Keys.Select(y => (object?)FormattableString.Invariant($"ปี {y}"))).ToArray() };
        // A code means another item in another year: such a row stands once for each meaning, closed ("–") in the years it does not belong to.
        foreach (var code in packs.Reverse().SelectMany(p => p.Value).Distinct().OrderBy(c => c.Kind switch { ScoreKind.Total => 0, ScoreKind.Instrument => 1, ScoreKind.Indicator => 2, ScoreKind.Question => 3, _ => 4 }))
        {
            object? Value(int y) => !packs[y].Contains(code) ? "–" : given[y]?.Given.TryGetValue(code.Code, out var score) is true ? score.Value : null;
            rows.Add([ScoreCodes.KindName(code.Kind), code.Label, code.Name, .. packs.Keys.Select(Value)]);
        }

        return rows;
    }
}
