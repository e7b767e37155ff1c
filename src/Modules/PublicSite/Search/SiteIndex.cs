using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Search;

/// <summary>
/// Where whoever publishes puts the text of the page, and takes it out. Both belong to the caller's unit of work: what is published can be
/// found from the same commit on, and what is withdrawn cannot.
/// </summary>
internal sealed class SiteIndex(AppDb db)
{
    /// <summary>Adds the page, or puts it in the place of what has the same key.</summary>
    public async Task PutAsync(SiteText text, CancellationToken ct)
    {
        var entry = await FindAsync(text.Key, ct);
        var waiting = IndexOnCommit.Of(db);
        if (entry is not null)
        {
            waiting.Remove(entry.Number);
        }
        else
        {
            entry = new SearchEntry { Key = text.Key, Path = "", Title = "", Body = "", Files = "", At = default, Number = 0, Parts = 0 };
            db.Add(entry);
        }

        var files = text.Files ?? (SiteText.IsSame(entry.At, text.At) ? entry.Files : "");
        if (text.Files is null && text.FileIds.Count > 0 && files.Length == 0)
        {
            db.Enqueue(ReadFiles.Name, new FilesToRead(text.Key, text.At, text.FileIds));
        }

        (entry.Path, entry.Title, entry.Body, entry.Files, entry.At) =
            (text.Path, PaperHtml.Line(text.Title), SiteText.Bounded(text.Body), SiteText.Bounded(files), text.At);
        entry.Number = await FreeNumberAsync(entry, ct);
        var parts = new Tokens(db.TenantId).Parts(entry.Title, entry.Body, entry.Files);
        entry.Parts = parts.Count;
        waiting.Add(entry.Number, parts);
    }

    /// <summary>Nothing of the page differs from what is known of it.</summary>
    public async Task<bool> HasAsync(SiteText text, CancellationToken ct) => await FindAsync(text.Key, ct) is { } entry
        && entry.Path == text.Path && entry.Title == PaperHtml.Line(text.Title) && entry.Body == SiteText.Bounded(text.Body) && SiteText.IsSame(entry.At, text.At)
        && (text.Files is null || entry.Files == SiteText.Bounded(text.Files));

    public async Task RemoveAsync(string key, CancellationToken ct)
    {
        if (await FindAsync(key, ct) is { } entry)
        {
            IndexOnCommit.Of(db).Remove(entry.Number);
            db.Remove(entry);
        }
    }

    private async Task<SearchEntry?> FindAsync(string key, CancellationToken ct) =>
        db.Set<SearchEntry>().Local.SingleOrDefault(e => e.Key == key) ?? await db.Set<SearchEntry>().SingleOrDefaultAsync(e => e.Key == key, ct);

    private async Task<long> FreeNumberAsync(SearchEntry entry, CancellationToken ct)
    {
        var number = SearchEntry.NumberOf(entry.At, Guid.CreateVersion7());
        while (db.Set<SearchEntry>().Local.Any(e => e.Number == number) || await db.Set<SearchEntry>().AnyAsync(e => e.Number == number, ct))
        {
            number += SearchEntry.MostParts;
        }

        return number;
    }
}
