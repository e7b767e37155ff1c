using System.Text.Json.Serialization;

namespace Prongsai.Measures.Import;

/// <summary>What was understood of an old table, what was not, and what looks wrong. The JSON of <c>measures read</c>.</summary>
/// <param name="Layout">plan | analysis | result | failed-items.</param>
/// <param name="FiscalYear">Buddhist era; null when the document does not say.</param>
/// <param name="Agency">As the title names it; empty when it does not.</param>
internal sealed record ImportedTable(
    string Layout,
    int? FiscalYear,
    string Agency,
    IReadOnlyList<ImportedRow> Rows,
    IReadOnlyList<Unresolved> Unresolved,
    IReadOnlyList<Finding> Findings);

/// <param name="Number">As printed; null when it has none.</param>
/// <param name="Question">Wording of the question or item beside its code.</param>
/// <param name="Steps">Items of the cell without their numbers; so are FollowUp, Result and Outcome.</param>
/// <param name="PeriodText">The cell of the period as written.</param>
/// <param name="Source">Where it stands in the document.</param>
internal sealed record ImportedRow(
    int? IssueNo,
    string Issue,
    IReadOnlyList<string> ItemCodes,
    string Finding,
    string Measure,
    IReadOnlyList<string> Steps,
    IReadOnlyList<ImportedPeriod> Periods,
    IReadOnlyList<string> Owners,
    IReadOnlyList<string> FollowUp,
    IReadOnlyList<string> Result,
    IReadOnlyList<string> Outcome,
    string Suggestion,
    string Source,
    int? Number,
    string Question,
    string Target,
    string PeriodText);

/// <param name="Kind">range | open-end | deadline | month | quarters | whole-year | day.</param>
internal sealed record ImportedPeriod(string Kind, DateOnly? From, DateOnly? To, string Text)
{
    /// <summary>"1 ต.ค. 2568 – 31 มี.ค. 2569": what a person is shown as understood.</summary>
    [JsonIgnore]
    public string Understood => new Platform.Thai.Period(default, From, To, Text).Describe();
}

/// <summary>Text of the document that went into no field.</summary>
internal sealed record Unresolved(string Where, string Text, string Why);

/// <summary>Something that looks like a slip. A person decides.</summary>
/// <param name="Hint">A question in Thai.</param>
internal sealed record Finding(string Code, string Where, string Text, string Hint);
