namespace Prongsai.Documents.Checks;

/// <summary>A slip in a paper.</summary>
/// <param name="Code">Kind of slip, e.g. "date.impossible".</param>
/// <param name="Key">Field it stands in.</param>
/// <param name="Label">The field in words.</param>
/// <param name="Text">The words themselves.</param>
/// <param name="Says">What is wrong, and what to do.</param>
/// <param name="Blocks">True: cannot be right, or must not be shown to the public. False: a person decides.</param>
internal sealed record Finding(string Code, string Key, string Label, string Text, string Says, bool Blocks = false);

/// <summary>One field as the checks see it.</summary>
/// <param name="Text">As printed, in Arabic digits outside addresses of the web.</param>
internal sealed record CheckedField(string Key, string Label, string Text);

/// <param name="Year">Fiscal year of the paper, BE.</param>
/// <param name="IsPublic">The public will read it.</param>
/// <param name="OwnPhones">Numbers of the office itself: digits only.</param>
internal sealed record CheckedPaper(int Year, IReadOnlyList<CheckedField> Fields, bool IsPublic, IReadOnlySet<string> OwnPhones)
{
    public string this[string key] => Fields.FirstOrDefault(f => f.Key == key)?.Text ?? "";
}
