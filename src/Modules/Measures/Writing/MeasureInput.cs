using Prongsai.Measures.Import;

namespace Prongsai.Measures.Writing;

/// <summary>A measure as a person or an old table gives it.</summary>
/// <param name="Id">Null: a new one, last in its year.</param>
/// <param name="LenientPeriod">True for imports: a period that cannot be read is kept as words, and the checks ask about it.</param>
internal sealed record MeasureInput(
    Guid? Id,
    int FiscalYear,
    int? IssueNo,
    string Issue,
    string Text,
    IReadOnlyList<string> Steps,
    IReadOnlyList<OwnerInput> Owners,
    string PeriodText)
{
    public IReadOnlyList<string> ItemCodes { get; init; } = [];
    public IReadOnlyList<string> WeakPoints { get; init; } = [];
    public string Finding { get; init; } = "";
    public IReadOnlyList<string> FollowUp { get; init; } = [];
    public string Target { get; init; } = "";
    public IReadOnlyList<string> Result { get; init; } = [];
    public IReadOnlyList<string> Outcome { get; init; } = [];
    public string Suggestion { get; init; } = "";
    public bool LenientPeriod { get; init; }

    /// <summary>A table of failed items names no measure: its item is what is to be mended.</summary>
    public static MeasureInput Of(ImportedRow row, int fiscalYear, OwnerMatcher owners, bool keepResults) => Of(row.WithTaken(), row.ChosenCodes(), fiscalYear, owners, keepResults);

    private static MeasureInput Of(ImportedRow row, IReadOnlyList<string> codes, int fiscalYear, OwnerMatcher owners, bool keepResults) => new(
        null,
        fiscalYear,
        row.IssueNo,
        row.Issue,
        row.Measure.Length > 0 ? row.Measure : codes.Count > 0 ? "แก้ไขข้อที่ไม่ผ่านเกณฑ์ " + string.Join(' ', codes) : row.Steps.Count > 0 ? row.Steps[0] : "",
        row.Steps,
        [.. row.Owners.Select(owners.Match)],
        row.PeriodText)
    {
        ItemCodes = codes,
        Finding = row.Finding,
        FollowUp = row.FollowUp,
        Target = row.Target,
        Result = keepResults ? row.Result : [],
        Outcome = keepResults ? row.Outcome : [],
        Suggestion = keepResults ? row.Suggestion : "",
        LenientPeriod = true,
    };
}

internal sealed record OwnerInput(Guid? UnitId, Guid? PersonId, string Text);
