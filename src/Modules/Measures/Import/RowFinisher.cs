using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Import;

/// <summary>Understands the cells of one row.</summary>
internal sealed partial class RowFinisher(int? fiscalYear, YearCodes? codes, List<Unresolved> unresolved)
{
    public ImportedRow Finish(RawRow row, string fileName)
    {
        var (issueNo, issue) = Issue(row);
        var (number, measure) = Numbered(row.Text(Column.Measure));
        var (found, question, doubts) = Codes(row);
        return new(
            issueNo,
            issue,
            found,
            row.Text(Column.Finding),
            measure,
            ListSplitter.Split(row.Lines(Column.Steps)),
            Periods(row),
            OwnerReader.Read(row.Lines(Column.Owner)),
            ListSplitter.Split(row.Lines(Column.FollowUp)),
            ListSplitter.Split(row.Lines(Column.Result)),
            ListSplitter.Split(row.Lines(Column.Outcome)),
            row.Text(Column.Suggestion),
            fileName.Length == 0 ? row.Where : $"{fileName} {row.Where}",
            PrintedNumber(row) ?? number,
            question,
            row.Text(Column.Target),
            row.Text(Column.Period).Replace('\n', ' '))
        { Doubts = doubts };
    }

    private static (int? No, string Name) Issue(RawRow row)
    {
        var text = string.Join(' ', row.Issue).Replace("(ต่อ)", "", StringComparison.Ordinal).Trim();
        var match = IssueNumber().Match(ThaiDigits.ToArabic(text));
        return match.Success && match.Length < text.Length
            ? (int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture), text[match.Length..].Trim(' ', ':'))
            : (null, text);
    }

    private static (int? Number, string Text) Numbered(string text) =>
        ListMarker.At(text, 0) is { } marker ? (marker.Number, text[marker.Length..].Trim()) : (null, Continued().Replace(text, "").Trim());

    private int? PrintedNumber(RawRow row)
    {
        var text = ThaiDigits.ToArabic(row.Text(Column.Number)).Trim(' ', '.', ')');
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
        {
            return n;
        }

        unresolved.Add(new(row.Where + " ช่องลำดับ", row.Text(Column.Number), "อ่านลำดับเป็นตัวเลขไม่ได้ ระบบจะใส่ลำดับให้เอง"));
        return null;
    }

    private (IReadOnlyList<string> Codes, string Question, IReadOnlyList<Doubt> Doubts) Codes(RawRow row)
    {
        var found = new List<string>();
        var doubts = new List<Doubt>();
        var rest = new List<string>();
        foreach (var column in (ReadOnlySpan<Column>)[Column.Question, Column.FailedItem])
        {
            if (row.Lines(column).Count == 0)
            {
                continue;
            }

            var reading = ItemCodeReader.Read(row.Text(column), codes?.Known);
            found.AddRange(reading.Codes.Select(c => c.ToString()));
            if (reading.Rest.Trim().Length > 0)
            {
                rest.Add(reading.Rest.Trim());
            }

            if (reading.Question is { } question)
            {
                unresolved.Add(new(row.Where + " ช่องข้อคำถาม", row.Text(column), question));
                var readings = reading.Candidates.Select(c => c.ToString());
                doubts.Add(new(Beginning(row.Text(column)), question, [.. codes?.ByWording(readings, reading.Rest) ?? readings]));
            }
            else if (reading.Codes.Count == 0)
            {
                unresolved.Add(new(row.Where + " ช่องข้อคำถาม", row.Text(column), "ไม่พบรหัสข้อ เช่น i1 e15 O12 โปรดเลือกข้อ"));
            }
        }

        return ([.. found.Distinct()], string.Join('\n', rest), doubts);
    }

    private static string Beginning(string text) => text.Split([' ', '\n'], 2)[0];

    private List<ImportedPeriod> Periods(RawRow row)
    {
        var text = row.Text(Column.Period).Replace('\n', ' ');
        if (text.Length == 0)
        {
            return [];
        }

        var reading = PeriodReader.Read(text, new FiscalYear(fiscalYear ?? Unstated));
        var periods = new List<ImportedPeriod>();
        foreach (var period in reading.Periods)
        {
            if (fiscalYear is null && period.Kind is PeriodKind.Quarters or PeriodKind.WholeYear)
            {
                unresolved.Add(new(row.Where + " ช่องระยะเวลา", period.Text, "เอกสารไม่ได้บอกปีงบประมาณ จึงไม่ทราบว่าช่วงนี้เป็นวันที่เท่าใด โปรดเลือกปี"));
            }
            else
            {
                periods.Add(new(Kind(period.Kind), period.From, period.To, reading.Periods.Count == 1 ? text : AsWritten(text, period.Text)));
            }
        }

        if ((reading.Problem ?? reading.Question) is { } why)
        {
            unresolved.Add(new(row.Where + " ช่องระยะเวลา", text, why));
        }

        return periods;
    }

    // The reader answers in Arabic digits and plain hyphens; the words stay as the writer wrote them.
    private static string AsWritten(string cell, string read)
    {
        var at = ThaiDigits.ToArabic(cell).Replace('–', '-').Replace('—', '-').IndexOf(read, StringComparison.Ordinal);
        return at >= 0 ? cell.Substring(at, read.Length) : read;
    }

    /// <summary>Stands in for a year that the document does not say; nothing that depends on it is kept.</summary>
    public const int Unstated = 2569;

    private static string Kind(PeriodKind kind) => kind switch
    {
        PeriodKind.OpenEnd => "open-end",
        PeriodKind.WholeYear => "whole-year",
        _ => kind.ToString().ToLowerInvariant(),
    };

    [GeneratedRegex(@"^(?:ประเด็น(?:ที่)?\s*)?(?<n>[0-9]{1,2})(?![0-9])\s*[.):]?\s*", RegexOptions.CultureInvariant, 200)]
    private static partial Regex IssueNumber();

    [GeneratedRegex(@"\(ต่อ\)", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Continued();
}
