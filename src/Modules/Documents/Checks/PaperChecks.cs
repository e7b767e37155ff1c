using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.References;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Checks;

/// <summary>Reads a paper as a careful colleague would, before it is sent on.</summary>
internal sealed class PaperChecks(ReferenceFinder registers)
{
    private const int Most = 100;

    /// <summary>What blocks first, then in the order of the fields.</summary>
    public async Task<IReadOnlyList<Finding>> OfAsync(PaperSource source, CancellationToken ct)
    {
        var stored = source.Text.Fields;
        var fields = source.Template.Fields.Where(f => f.Choices is null).Select(f => new CheckedField(f.Key, f.Label, ReferenceText.Printed(stored[f.Key]))).ToList();
        var paper = new CheckedPaper(source.Facts.Year, fields, IsPublic(source.Template.Kind), Phones(source.Facts.Agency.Phone));
        var cited = await CitationRules.UnknownAsync([.. fields.Select(f => (f, stored[f.Key]))], registers, ct);
        var typed = source.Template.Fields.SelectMany(f => WritingRules.Check(paper with { Fields = [new(f.Key, f.Label, Unresolved(stored[f.Key]))] }));
        return [.. Rules(paper).Concat(typed).Concat(cited).Take(Most).OrderByDescending(f => f.Blocks)];
    }

    public static IEnumerable<Finding> Rules(CheckedPaper paper) =>
        [.. DateRules.Check(paper), .. YearRules.Check(paper), .. CitationRules.Twice(paper), .. PersonalData.Check(paper)];

    /// <summary>Kinds that the public reads: tables and reports of the year, announcements and orders.</summary>
    public static bool IsPublic(string kind) =>
        PublicPlaces.Has(kind) || kind.Contains(PaperKinds.Announcement, StringComparison.Ordinal) || kind.Contains(PaperKinds.Order, StringComparison.Ordinal);

    /// <summary>Double brackets that hold no reference stay, the others become their words.</summary>
    private static string Unresolved(string stored)
    {
        foreach (var reference in ReferenceText.In(stored))
        {
            stored = stored.Replace(reference.Token, reference.Text, StringComparison.Ordinal);
        }

        return stored;
    }

    private static HashSet<string> Phones(string text) =>
        [.. text.Split([',', '/', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => ThaiPhone.Read(p).Digits).Where(d => d.Length > 0)];
}
