using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Serving;

namespace Prongsai.PublicSite.Publications;

internal sealed partial class Publisher(AppDb db, PublishedFiles files, FreezePaper freeze, TimeProvider clock) : IPublisher
{
    public async Task<string> PublishAsync(PublicPaper paper, CancellationToken ct)
    {
        var item = paper.Item.ToUpperInvariant();
        if (!ItemCodes().IsMatch(item))
        {
            throw new ArgumentException("An item is a letter and a number, e.g. O28.", nameof(paper));
        }

        var older = await freeze.VersionsAsync(paper.FiscalYear, item, ct);
        var publication = new Publication
        {
            FiscalYear = paper.FiscalYear,
            Item = item,
            Version = older.Count == 0 ? 1 : older.Max(p => p.Version) + 1,
            ItemName = PaperHtml.Line(paper.ItemName),
            Title = PaperHtml.Line(paper.Title),
            UnitName = PaperHtml.Line(paper.UnitName),
            ApprovedBy = PaperHtml.Line(paper.ApprovedBy),
            ApprovedOn = paper.ApprovedOn,
            DataAsOf = paper.DataAsOf,
            Hash = paper.Hash,
            Body = "",
            PublishedAt = clock.GetUtcNow().UtcDateTime,
        };
        await files.AddAsync(publication, paper.Files, ct);
        publication.Body = PaperHtml.Clean(Linked(publication, paper.BodyHtml));
        db.Add(publication);
        await freeze.HandleAsync([publication, .. older], ct);
        db.Record("page.published", publication.Path, new { publication.Version, publication.Hash });
        db.Raise(new PagePublished(publication.FiscalYear, item, publication.Version, publication.Path));
        return publication.Path;
    }

    public async Task WithdrawAsync(int fiscalYear, string item, string reason, CancellationToken ct)
    {
        var code = item.ToUpperInvariant();
        var current = await db.Set<Publication>().Include(p => p.Files)
            .Where(p => p.FiscalYear == fiscalYear && p.Item == code).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);
        if (current is null || current.WithdrawnAt is not null)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        current.Withdraw(PaperHtml.Line(reason), now);
        var all = await freeze.VersionsAsync(fiscalYear, code, ct);
        await freeze.HandleAsync([current, .. all.Where(p => p.Version != current.Version)], ct);
        db.Record("page.withdrawn", current.Path, new { current.Version });
        db.Raise(new PageWithdrawn(fiscalYear, code, current.Version, current.Path, reason, now));
    }

    private static string Linked(Publication publication, string body) => publication.Files.OrderByDescending(f => f.Position)
        .Aggregate(body, (html, file) => html.Replace($"\"{PublicAddress.OfFile(file.Position)}\"", $"\"{publication.Path}/files/{file.Slug}\"", StringComparison.Ordinal));

    [GeneratedRegex("^[A-Z]{1,3}[0-9]{1,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex ItemCodes();
}

/// <summary>Makes the bytes of every version of an item anew: a new version changes what the older ones say of themselves.</summary>
internal sealed class FreezePaper(AppDb db, ItemViews views, FrozenPages pages, Publicity publicity)
{
    /// <summary>Newest first, those of this unit of work included.</summary>
    public async Task<List<Publication>> VersionsAsync(int fiscalYear, string item, CancellationToken ct)
    {
        var waiting = db.Set<Publication>().Local.Where(p => p.FiscalYear == fiscalYear && p.Item == item).ToList();
        var saved = await views.VersionsAsync(fiscalYear, item, ct);
        return [.. waiting.Concat(saved.Where(s => waiting.All(w => w.Version != s.Version))).OrderByDescending(p => p.Version)];
    }

    public async Task HandleAsync(IReadOnlyList<Publication> all, CancellationToken ct)
    {
        foreach (var paper in all)
        {
            var view = await views.OfAsync(paper, all, ct);
            await pages.FreezeAsync(paper.VersionPath, view, ct);
            if (paper == all[0])
            {
                await pages.FreezeAsync(paper.Path, view, ct);
            }
        }

        if (all.Count == 1 || all[0].WithdrawnAt is not null || all[1].WithdrawnAt is not null)
        {
            await BesideAsync(all[0], ct);
        }

        await publicity.TellAsync(all[0], ct);
    }

    /// <summary>The items before and after lead to this one from now on, or no longer.</summary>
    private async Task BesideAsync(Publication paper, CancellationToken ct)
    {
        var (before, after) = await views.BesideAsync(paper, ct);
        foreach (var item in new[] { before, after }.OfType<ItemLink>())
        {
            var versions = await VersionsAsync(item.FiscalYear, item.Item, ct);
            var view = await views.OfAsync(versions[0], versions, ct);
            await pages.FreezeAsync(versions[0].VersionPath, view, ct);
            await pages.FreezeAsync(versions[0].Path, view, ct);
        }
    }
}

/// <summary>Keeps the files of a publication as blobs under addresses of their own.</summary>
internal sealed class PublishedFiles(BlobStore blobs)
{
    private const long Limit = 20L * 1024 * 1024;

    /// <summary>Before the publication itself is added, so that its rows go in together.</summary>
    public async Task AddAsync(Publication publication, IReadOnlyList<PublicFile> given, CancellationToken ct)
    {
        for (var position = 0; position < given.Count; position++)
        {
            var file = given[position];
            using var content = new MemoryStream(file.Content, writable: false);
            var stored = await blobs.SaveAsync(content, file.Name, file.ContentType, Limit, ct);
            if (!stored.Done)
            {
                throw new InvalidOperationException($"A file of a publication was refused: {stored.Refusal.Code}");
            }

            var extension = Path.GetExtension(stored.Value.Name).ToLowerInvariant();
            var number = position == 0 || given.Take(position).All(g => !g.Name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ? "" : $"-{(position + 1).ToString(CultureInfo.InvariantCulture)}";
            publication.Files.Add(new PublishedFile
            {
                PublicationId = publication.Id,
                Position = position,
                Slug = string.Create(CultureInfo.InvariantCulture, $"{publication.Item.ToLowerInvariant()}-{publication.FiscalYear}-v{publication.Version}{number}{(extension.All(c => c == '.' || char.IsAsciiLetterOrDigit(c)) ? extension : "")}"),
                Name = stored.Value.Name,
                ContentType = stored.Value.ContentType,
                Length = stored.Value.Length,
                Pages = file.Pages,
                FileId = stored.Value.Id,
            });
        }
    }
}
