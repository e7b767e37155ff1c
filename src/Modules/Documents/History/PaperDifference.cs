using Prongsai.Documents.Building;
using Prongsai.Documents.References;

namespace Prongsai.Documents.History;

/// <summary>The fields of a paper in which two versions differ.</summary>
internal static class PaperDifference
{
    /// <param name="before">Text by key; a missing key is an empty text.</param>
    /// <returns>In the order of the template; empty when both say the same.</returns>
    public static IReadOnlyList<FieldDifference> Between(
        PaperTemplate template, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
    [
        .. from field in template.Fields
           let old = ReferenceText.Printed(before.GetValueOrDefault(field.Key, ""))
           let now = ReferenceText.Printed(after.GetValueOrDefault(field.Key, ""))
           where old != now
           select new FieldDifference(field.Key, field.Label, TextDifference.Of(old, now)),
    ];
}

internal sealed record FieldDifference(string Key, string Label, IReadOnlyList<Piece> Pieces);
