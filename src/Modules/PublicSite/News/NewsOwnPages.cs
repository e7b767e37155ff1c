using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.OwnPages;

namespace Prongsai.PublicSite.News;

/// <summary>The lists of news, laws and plans as they stand, for the pages of OIT items that ask for them.</summary>
internal sealed class NewsOwnPages(AppDb db, TimeProvider clock) : IOwnPageSource
{
    private const int Most = 200;

    /// <summary>The last news of an office that tells nothing for so long is old (days).</summary>
    private const int OldAfter = 90;

    public IReadOnlyList<string> Keys { get; } = [.. Kinds.Lists.Select(l => l.Key)];

    public async Task<OwnPage> MakeAsync(string key, CancellationToken ct)
    {
        var list = Kinds.List(key) ?? throw new ArgumentException("No such list.", nameof(key));
        var shown = await db.Set<ShownArticle>().AsNoTracking().Where(s => s.Section == key && s.WithdrawnAt == null).OrderByDescending(s => s.PublishedAt).ThenByDescending(s => s.Number).Take(Most)
            .Select(s => new { s.Kind, s.FiscalYear, s.Number, s.Slug, s.Title, s.PublishedAt, s.ChangedAt, s.DataAsOf, s.UnitName }).ToListAsync(ct);
        var body = new Markup();
        foreach (var (index, kind) in Kinds.In(key).Index())
        {
            var lines = shown.Where(s => s.Kind == kind.Kind).ToList();
            body.Element("h2", kind.Name, FormattableString.Invariant($"id=\"e{index + 1}\""));
            if (lines.Count == 0)
            {
                body.Element("p", "ยังไม่มีข้อมูลที่เผยแพร่");
                continue;
            }

            body.Raw("<ul>");
            foreach (var line in lines)
            {
                body.Raw($"<li><a href=\"{Article.PathOf(line.Kind, line.FiscalYear, line.Number, line.Slug)}\">").Text(line.Title)
                    .Raw("</a> ").Text($"{line.UnitName} เผยแพร่ {ThaiDate.Short(Bangkok.DateOf(line.PublishedAt))} ข้อมูล ณ {ThaiDate.Short(line.DataAsOf)}").Raw("</li>");
            }

            body.Raw("</ul>");
        }

        var missing = Kinds.In(key).Where(k => k.Kind is not (ArticleKind.Jobs or ArticleKind.Notice) && shown.All(s => s.Kind != k.Kind)).Select(k => $"ไม่มี{k.Name}ที่เผยแพร่").ToList();
        if (key == "news" && shown.Count > 0 && shown[0].PublishedAt < clock.GetUtcNow().UtcDateTime.AddDays(-OldAfter))
        {
            missing.Add($"ไม่มีข่าวใหม่เกิน {OldAfter} วัน");
        }

        return new OwnPage(key, "/" + key, list.Title, body.ToString()!, shown.Count == 0 ? null : Bangkok.DateOf(shown.Max(s => s.ChangedAt)), missing);
    }
}
