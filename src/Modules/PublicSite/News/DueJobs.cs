using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <param name="Version">That it was queued for: one that was shown later has a time of its own.</param>
internal sealed record DueBody(Guid ArticleId, int Version);

/// <summary>The time of an approved article has come.</summary>
internal sealed class PublishDue(AppDb db, ShowArticle show) : IJob
{
    public const string Name = "website.publish-due";

    public string Kind => Name;

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var due = JsonSerializer.Deserialize<DueBody>(body, Json.Options)!;
        var article = await db.Set<Article>().SingleOrDefaultAsync(a => a.Id == due.ArticleId && a.DeletedAt == null, ct);
        if (article is not { State: ArticleState.Scheduled } || article.SentVersion != due.Version || article.PublishAt > show.Now)
        {
            return;
        }

        var version = await db.Set<ArticleVersion>().AsNoTracking().SingleAsync(v => v.ArticleId == article.Id && v.Number == due.Version, ct);
        article.Revision++;
        await show.ShowAsync(article, version, ct);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>The last hour of an article is over.</summary>
internal sealed class WithdrawDue(AppDb db, ShowArticle show) : IJob
{
    public const string Name = "website.withdraw-due";
    public const string Reason = "ครบกำหนดเวลาเผยแพร่แล้ว";

    public string Kind => Name;

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var due = JsonSerializer.Deserialize<DueBody>(body, Json.Options)!;
        var article = await db.Set<Article>().SingleOrDefaultAsync(a => a.Id == due.ArticleId, ct);
        if (article is not { IsShown: true } || article.WithdrawAt is not { } until || until > show.Now)
        {
            return;
        }

        article.Revision++;
        article.WithdrawAt = null;
        await show.WithdrawAsync(article, Reason, ct);
        await db.SaveChangesAsync(ct);
    }
}
