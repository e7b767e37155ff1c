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
    string PeriodText)
{
    /// <summary>Codes that can be read in more than one way; asked, never guessed.</summary>
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>What a second table of the same document says otherwise.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];

    /// <summary>A person chose to leave it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Left { get; init; }

    /// <summary>Certain codes and those that a person chose.</summary>
    public IReadOnlyList<string> ChosenCodes() => [.. ItemCodes.Concat(Doubts.Select(d => d.Answer).OfType<string>()).Distinct()];

    /// <summary>With the words of the second table where a person took them; a line that was rewritten by hand stays.</summary>
    public ImportedRow WithTaken() => Variants.Where(v => v.Taken).Aggregate(this, (row, v) => v.Field switch
    {
        "measure" => row with { Measure = RawRow.Same(row.Measure, v.Instead) ? v.Text : row.Measure },
        "period" => row with { PeriodText = RawRow.Same(row.PeriodText, v.Instead) ? v.Text : row.PeriodText },
        "owners" => row with { Owners = Replaced(row.Owners, v) },
        "followUp" => row with { FollowUp = Replaced(row.FollowUp, v) },
        _ => row with { Steps = Replaced(row.Steps, v) },
    });

    private static IReadOnlyList<string> Replaced(IReadOnlyList<string> items, Variant variant) => variant.Instead.Length == 0
        ? [.. items.Where(i => !RawRow.Same(i, variant.Text)), variant.Text]
        : [.. items.Select(i => RawRow.Same(i, variant.Instead) ? variant.Text : i)];
}

/// <param name="Text">As written, e.g. "๑๑".</param>
/// <param name="Ask">The question in Thai.</param>
/// <param name="Readings">Codes it can mean in the framework of the year, likeliest first.</param>
/// <param name="Answer">One of the readings, when a person chose; null: none of them, or not yet.</param>
internal sealed record Doubt(string Text, string Ask, IReadOnlyList<string> Readings, string? Answer = null);

/// <param name="Field">measure | steps | owners | period | followUp.</param>
/// <param name="Instead">The words of the first table that it seems to replace; empty when the first table has nothing like it.</param>
/// <param name="Text">The words of the second table.</param>
/// <param name="Where">Where the second table has them.</param>
/// <param name="Taken">A person chose the words of the second table.</param>
internal sealed record Variant(string Field, string Instead, string Text, string Where, bool Taken = false);

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
