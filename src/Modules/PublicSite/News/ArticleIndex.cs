using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;
using Prongsai.PublicSite.Search;
using Prongsai.PublicSite.Serving;

namespace Prongsai.PublicSite.News;

/// <summary>Tells the rest of the site that an article came or went: the search finds it from the same commit on, kept pages are forgotten.</summary>
internal sealed class ArticleIndex(AppDb db, SiteIndex index, PublicPages pages)
{
    public async Task PutAsync(ShownArticle shown, CancellationToken ct)
    {
        await index.PutAsync(NewsToSearch.TextOf(shown), ct);
        Forget(takenBack: false);
    }

    public async Task RemoveAsync(ShownArticle shown, CancellationToken ct)
    {
        await index.RemoveAsync(NewsToSearch.KeyOf(shown), ct);
        Forget(takenBack: true);
    }

    private void Forget(bool takenBack)
    {
        pages.ForgetWhenSaved(db, takenBack);
        // The first of a kind opens its entry in the menu, the last closes it: pages of items stand in another frame then.
        db.Enqueue(FreezeAgain.Name, new { });
    }
}

/// <summary>Everything that is shown, for an index that is made anew.</summary>
internal sealed class NewsToSearch(AppDb db) : ISearchable
{
    private const int Most = 50_000;
    private const string Keys = "article:";

    public string Prefix => Keys;

    public async IAsyncEnumerable<SiteText> PublishedAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var ids = await db.Set<ShownArticle>().AsNoTracking().Where(s => s.WithdrawnAt == null).OrderBy(s => s.Id).Take(Most).Select(s => s.Id).ToListAsync(ct);
        foreach (var id in ids)
        {
            if (await db.Set<ShownArticle>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.WithdrawnAt == null, ct) is { } shown)
            {
                yield return TextOf(shown);
            }
        }
    }

    public static string KeyOf(ShownArticle shown) => $"{Keys}{shown.Id:N}";

    public static SiteText TextOf(ShownArticle shown) => new(
        KeyOf(shown), shown.Path, shown.Title,
        string.Join('\n', [shown.Lead, shown.Words, .. shown.Photos.Select(p => $"{p.Alt} {p.Caption}"), .. shown.Files.Select(f => f.Name)]), shown.ChangedAt)
    {
        FileIds = [.. shown.Files.Select(f => f.FileId)],
    };
}
