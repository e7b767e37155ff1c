using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.News;

namespace Prongsai.Site.Tests.PublicSite.News;

/// <summary>News, laws and plans as the public sees them.</summary>
[Trait("engine", "each")]
public sealed class NewsPublicTests
{
    [Fact]
    public async Task A_draft_is_nowhere_and_what_is_published_is_in_the_list_the_feed_and_the_site_map()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site, "ซ่อมถนน <b>หมู่ที่ 3</b>", "# ผลงาน\n- ผิวทาง\n- ป้าย", slug: "road-moo-3");
        Assert.Equal("/news/2568/1-road-moo-3", article.Path);
        Assert.Equal(404, (await site.OpenAsync(article.Path)).Status);
        Assert.DoesNotContain("ซ่อมถนน", (await site.OpenAsync("/news")).All, StringComparison.Ordinal);

        Assert.True((await Newsroom.PublishAsync(site, article.Id))!.Done);
        var list = await site.OpenAsync("/news");
        var page = await list.FollowAsync("ซ่อมถนน");

        Assert.Equal(200, page.Status);
        Assert.Equal("ซ่อมถนน <b>หมู่ที่ 3</b>", page.Text("h1"));
        Assert.Equal(["ผิวทาง", "ป้าย"], page.Texts("article li"));
        Assert.Contains("ข้อมูล ณ 20 พ.ย. 2569", page.All, StringComparison.Ordinal);
        Assert.EndsWith("/news/2568/1-road-moo-3", page.Html.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("/news/2568/1-road-moo-3</loc>", await TextAsync(site, "/sitemap.xml"), StringComparison.Ordinal);
        var feed = await TextAsync(site, "/news/feed.xml");
        Assert.Contains("<title>ซ่อมถนน &lt;b&gt;หมู่ที่ 3&lt;/b&gt;</title>", feed, StringComparison.Ordinal);
        Assert.Contains("/news/2568/1-road-moo-3</link>", feed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lists_are_by_kind_and_year_and_go_on_over_pages()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            await services.GetRequiredService<SetWebsite>().HandleAsync(new([], []), default);
            for (var i = 1; i <= 23; i++)
            {
                var made = await services.GetRequiredService<SaveArticle>().HandleAsync(
                    new(null, null, i % 2 == 0 ? ArticleKind.Notice : ArticleKind.News, $"เรื่องที่ {i:00}", "", "เนื้อหา", null, null, i <= 2 ? 2567 : 2568, "", "", ""), default);
                Assert.True((await services.GetRequiredService<PublishArticle>().HandleAsync(new(made!.Value!.Id, null, new(null, null), null), default))!.Done);
            }
        });

        Assert.Equal(20, (await site.OpenAsync("/news")).Texts(".rows > li").Count);
        var second = await (await site.OpenAsync("/news")).FollowAsync("ถัดไป");
        Assert.Equal(("/news/page/2", 3), (second.Address.AbsolutePath, second.Texts(".rows > li").Count));
        Assert.Equal(2, (await site.OpenAsync("/news/2567")).Texts(".rows > li").Count);
        Assert.Equal(11, (await site.OpenAsync("/news/notices")).Texts(".rows > li").Count);
        Assert.Single((await site.OpenAsync("/news/notices/2567")).Texts(".rows > li"));
        foreach (var nowhere in (string[])["/news/page/3", "/news/2500", "/news/jobs/2567", "/news/nothing", "/news/page/0", "/news/2568/x", "/pages", "/news/2568/999999999999"])
        {
            Assert.Equal(404, (await site.OpenAsync(nowhere)).Status);
        }
    }

    [Fact]
    public async Task Words_of_an_address_may_change_and_the_old_address_leads_to_the_new_one()
    {
        await using var site = await Site.StartAsync();
        var path = await Newsroom.ShownAsync(site, slug: "road");
        var id = (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Article>().SingleAsync())).Id;
        await ChangeAsync(site, id, a => a with { Slug = "road-moo-3" });
        Assert.Equal(200, (await site.OpenAsync(path)).Status);
        await Newsroom.PublishAsync(site, id);

        using var client = site.NewClient("localhost");
        foreach (var old in (string[])[path, "/news/2568/1", "/NEWS/2568/1-road", "/news/๒๕๖๘/1-road-moo-3", "/plans/2568/1"])
        {
            using var answer = await client.GetAsync(new Uri(old, UriKind.Relative));
            Assert.Equal("/news/2568/1-road-moo-3", answer.RequestMessage!.RequestUri!.AbsolutePath);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Thai_addresses_lead_to_the_lists()
    {
        await using var site = await Site.StartAsync();
        await Newsroom.ShownAsync(site);

        Assert.Equal("/news", (await site.OpenAsync("/ข่าว")).Address.AbsolutePath);
        Assert.Equal("/laws", (await site.OpenAsync("/กฎหมาย")).Address.AbsolutePath);
        Assert.Equal("/plans/results", (await site.OpenAsync("/ผลการดำเนินงาน")).Address.AbsolutePath);
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_with_a_reason_and_out_of_every_list()
    {
        await using var site = await Site.StartAsync();
        var path = await Newsroom.ShownAsync(site);
        Assert.Contains("ซ่อมถนน", (await site.OpenAsync("/news")).All, StringComparison.Ordinal);
        Assert.Equal(200, (await site.OpenAsync(path)).Status);
        var id = (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Article>().SingleAsync())).Id;

        await Newsroom.WithdrawAsync(site, id, "พบวันที่ผิด");
        var page = await site.OpenAsync(path);

        Assert.Equal(410, page.Status);
        Assert.Contains("พบวันที่ผิด", page.Text(".notice"), StringComparison.Ordinal);
        Assert.DoesNotContain("ถนนเปิดใช้แล้ว", page.All, StringComparison.Ordinal);
        Assert.DoesNotContain("ซ่อมถนน", (await site.OpenAsync("/news")).All, StringComparison.Ordinal);
        Assert.DoesNotContain("ซ่อมถนน", await TextAsync(site, "/news/feed.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain(path, await TextAsync(site, "/sitemap.xml"), StringComparison.Ordinal);

        Assert.True((await Newsroom.PublishAsync(site, id))!.Done);
        Assert.Equal(200, (await site.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task One_agency_never_shows_the_news_of_another()
    {
        await using var site = await Site.StartAsync();
        var path = await Newsroom.ShownAsync(site, "ของตัวอย่าง", "มีเฉพาะที่ตัวอย่าง");
        Assert.Equal(200, (await site.OpenAsync(path)).Status);

        Assert.Equal(404, (await site.OpenAsync(path, agency: "sommut")).Status);
        Assert.DoesNotContain("ของตัวอย่าง", (await site.OpenAsync("/news", agency: "sommut")).All, StringComparison.Ordinal);

        await Newsroom.ShownAsync(site, "ของสมมติ", "มีเฉพาะที่สมมติ", agency: "sommut");
        Assert.Contains("มีเฉพาะที่สมมติ", (await site.OpenAsync(path, agency: "sommut")).All, StringComparison.Ordinal);
        Assert.Contains("มีเฉพาะที่ตัวอย่าง", (await site.OpenAsync(path)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_visit_is_answered_from_bytes_and_a_publication_renews_them()
    {
        await using var site = await Site.StartAsync();
        var path = await Newsroom.ShownAsync(site);
        using var client = site.NewClient("localhost");
        using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        var id = (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Article>().SingleAsync())).Id;
        await ChangeAsync(site, id, a => a with { Body = "ฉบับแก้ไข" });
        Assert.Contains("ถนนเปิดใช้แล้ว", (await site.OpenAsync(path)).All, StringComparison.Ordinal);
        await Newsroom.PublishAsync(site, id);

        Assert.Contains("ฉบับแก้ไข", (await site.OpenAsync(path)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Laws_plans_and_results_are_own_pages_that_say_what_is_missing()
    {
        await using var site = await Site.StartAsync();
        var path = await Newsroom.ShownAsync(site, "แผนพัฒนาท้องถิ่น", kind: ArticleKind.Plan);
        await Newsroom.ShownAsync(site, "ประวัติตำบล", kind: ArticleKind.Page, place: "plans");

        await site.InAgencyAsync("tuayang", async services =>
        {
            var plans = (await services.GetRequiredService<IOwnPages>().FindAsync("plans", default))!;
            Assert.Contains(path, plans.BodyHtml, StringComparison.Ordinal);
            Assert.Equal(["ไม่มีรายงานผลที่เผยแพร่"], plans.Missing);
            Assert.Equal(["ไม่มีกฎหมายและระเบียบที่เผยแพร่"], (await services.GetRequiredService<IOwnPages>().FindAsync("laws", default))!.Missing);
            Assert.Equal(["plans", "ita", "contact"], (await services.GetRequiredService<Menu>().ShownAsync(default)).Select(e => e.Key).Where(k => k != "about"));
        });
        Assert.Contains("ประวัติตำบล", (await site.OpenAsync("/plans")).Text("section"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_menu_says_what_there_is_in_the_order_of_the_office_also_on_pages_that_were_made_before()
    {
        await using var site = await Site.StartAsync();
        var item = await Papers.PublishAsync(site, Papers.Report());
        Assert.Equal(["ข้อมูลหน่วยงาน", "ความโปร่งใส ITA", "ติดต่อ"], Menu(await site.OpenAsync(item)));
        await Newsroom.ShownAsync(site);
        await Newsroom.ShownAsync(site, "ประวัติตำบล", kind: ArticleKind.Page, place: "about");

        Assert.Equal(["ข้อมูลหน่วยงาน", "ข่าวและประกาศ", "ความโปร่งใส ITA", "ติดต่อ"], Menu(await site.OpenAsync(item)));
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<SetWebsite>().HandleAsync(new([], [new("news", 1, false), new("about", 2, true), new("ita", 2, true)]), default));
        Assert.Equal(["ข่าวและประกาศ", "ความโปร่งใส ITA", "ติดต่อ"], Menu(await site.OpenAsync(item)));
        Assert.Contains("ซ่อมถนน", (await site.OpenAsync("/")).Text("section[aria-labelledby=news]"), StringComparison.Ordinal);
        Assert.Contains("ซ่อมถนน", (await site.OpenAsync("/changes")).All, StringComparison.Ordinal);
        Assert.Contains("ประวัติตำบล", (await site.OpenAsync("/sitemap")).All, StringComparison.Ordinal);
        Assert.Contains("ประวัติตำบล", (await site.OpenAsync("/about")).All, StringComparison.Ordinal);
        Assert.Contains("ซ่อมถนน", (await site.OpenAsync("/search?q=ซ่อมถนน")).Text("main"), StringComparison.Ordinal);

        static IReadOnlyList<string> Menu(Screen screen) => [.. screen.Texts("nav.menu li").Where(t => t != "หน้าแรก")];
    }

    private static Task ChangeAsync(Site site, Guid id, Func<SaveArticle.Input, SaveArticle.Input> change) => site.InAgencyAsync("tuayang", async services =>
    {
        var a = await services.GetRequiredService<AppDb>().Set<Article>().AsNoTracking().SingleAsync(x => x.Id == id);
        var input = new SaveArticle.Input(id, null, a.Kind, a.Title, a.Lead, a.Body, a.UnitId, a.DataAsOf, a.FiscalYear, string.Join(", ", a.Items), a.Slug, a.Place);
        Assert.True((await services.GetRequiredService<SaveArticle>().HandleAsync(change(input), default))!.Done);
    });

    private static async Task<string> TextAsync(Site site, string path)
    {
        using var client = site.NewClient("localhost");
        return await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }
}
