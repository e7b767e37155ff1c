using Prongsai.Platform;
using Prongsai.PublicSite.Search;
using Prongsai.PublicSite.Serving;

namespace Prongsai.PublicSite.Publications;

/// <summary>Who must hear of an item in the unit of work that publishes or withdraws it: the kept bytes and the search.</summary>
internal sealed class Publicity(AppDb db, PublicPages known, SiteIndex index)
{
    public async Task TellAsync(Publication newest, CancellationToken ct)
    {
        known.ForgetWhenSaved(db, takenBack: newest.WithdrawnAt is not null);
        if (newest.WithdrawnAt is null)
        {
            await index.PutAsync(TextOf(newest), ct);
        }
        else
        {
            await index.RemoveAsync(KeyOf(newest), ct);
        }
    }

    public static SiteText TextOf(Publication paper) => new(
        KeyOf(paper), paper.Path, FormattableString.Invariant($"{paper.Item} {paper.ItemName} ปีงบประมาณ {paper.FiscalYear}"),
        $"{paper.Title}\n{paper.UnitName}\n{SiteText.OfHtml(paper.Body)}", paper.PublishedAt)
    {
        FileIds = [.. paper.Files.OrderBy(f => f.Position).Select(f => f.FileId)],
    };

    private static string KeyOf(Publication paper) => FormattableString.Invariant($"item:{paper.FiscalYear}:{paper.Item}");
}
