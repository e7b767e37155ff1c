using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.Site.Tests.PublicSite.News;

/// <summary>An office without demo data that writes news: units and a chain are what approval needs.</summary>
internal static class Newsroom
{
    public static Task<Article> WriteAsync(
        Site site, string title = "ซ่อมถนน หมู่ที่ 3", string body = "ถนนเปิดใช้แล้ว", ArticleKind kind = ArticleKind.News, string slug = "", string agency = "tuayang", int year = 2568, string items = "", string place = "",
        IReadOnlyList<Upload>? photos = null, IReadOnlyList<Upload>? files = null, Guid? unit = null) => site.InAgencyAsync(agency, async services =>
    {
        var made = await services.GetRequiredService<SaveArticle>().HandleAsync(
            new(null, null, kind, title, "สรุปหนึ่งประโยค", body, unit, null, year, items, slug, place) { NewPhotos = photos ?? [], NewFiles = files ?? [] }, default);
        Assert.True(made!.Done, made.Refusal?.Code);
        return made.Value;
    });

    /// <summary>The administrator of the office publishes on the own word.</summary>
    public static Task<Outcome<Article>?> PublishAsync(Site site, Guid id, string agency = "tuayang", ArticleTimes? times = null, string reason = "") => site.InAgencyAsync(agency, async services =>
    {
        await services.GetRequiredService<SetWebsite>().HandleAsync(new([], []), default);
        var gate = services.GetRequiredService<ArticleGate>();
        var article = await services.GetRequiredService<AppDb>().Set<Article>().SingleAsync(a => a.Id == id);
        var look = await gate.LookAsync(article, default);
        return await services.GetRequiredService<PublishArticle>().HandleAsync(new(id, null, times ?? new(null, null), look.Asks ? new(look.Mark, reason) : null), default);
    });

    public static async Task<string> ShownAsync(Site site, string title = "ซ่อมถนน หมู่ที่ 3", string body = "ถนนเปิดใช้แล้ว", ArticleKind kind = ArticleKind.News, string slug = "", string agency = "tuayang", int year = 2568, string place = "")
    {
        var article = await WriteAsync(site, title, body, kind, slug, agency, year, place: place);
        var outcome = await PublishAsync(site, article.Id, agency);
        Assert.True(outcome!.Done, outcome.Refusal?.Code);
        return article.Path;
    }

    public static Task WithdrawAsync(Site site, Guid id, string reason) => site.InAgencyAsync("tuayang", async services =>
        Assert.True((await services.GetRequiredService<WithdrawArticle>().HandleAsync(new(id, reason), default))!.Done));

    public static Task<Article> NowAsync(Site site, Guid id, string agency = "tuayang") =>
        site.InAgencyAsync(agency, services => services.GetRequiredService<AppDb>().Set<Article>().AsNoTracking().SingleAsync(a => a.Id == id));

    /// <summary>Every step of the approval of an article is signed.</summary>
    public static Task ApproveAsync(Site site, Guid id) => site.InAgencyAsync("tuayang", async services =>
    {
        var approvals = services.GetRequiredService<IApprovals>();
        using var picture = new MemoryStream([1, 2, 3]);
        var scan = (await services.GetRequiredService<BlobStore>().SaveAsync(picture, "ลงนาม.png", "image/png", 1024, default)).Value!;
        await services.GetRequiredService<AppDb>().SaveChangesAsync();
        var sent = (await approvals.OfAsync(ArticleSubject.TypeName, id, default))!;
        foreach (var step in sent.Steps)
        {
            var signer = (await services.GetRequiredService<IAgencyDirectory>().WhoSignsAsync(step.PositionId, Bangkok.Today(site.Clock), default)).Signers[0];
            var decided = await approvals.DecideOnPaperAsync(
                new(sent.Id, step.Id, signer.PersonId, step.Decides ? DecisionWord.Approved : DecisionWord.Agreed, "", "", sent.Hash, scan.Id), default);
            Assert.True(decided is { Done: true }, decided?.Refusal?.Code);
        }
    });

    public static async Task DrainAsync(Site site)
    {
        for (var i = 0; i < 5; i++)
        {
            await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        }
    }
}
