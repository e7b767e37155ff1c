using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Search;

namespace Prongsai.Site.Tests.PublicSite.Searching;

/// <summary>Many ask the same on the day of an announcement.</summary>
public sealed class SearchMemoryTests
{
    [Fact]
    public async Task The_same_question_is_answered_from_memory_to_whoever_asks_until_something_is_published()
    {
        await using var site = await QuietSite.StartAsync();
        await Papers.PublishAsync(site, Papers.Report());
        var first = await site.OpenAsync("/search?q=อบรม ๒๕๖๘");
        Assert.Equal("พบ 1 หน้า", first.Text("[role=status]"));
        await EmptyAsync(site);

        // However it is written, and whatever a link brought along.
        foreach (var again in (string[])["/search?q=อบรม+๒๕๖๘", "/search?page=1&q=+อบรม++๒๕๖๘+", "/search?q=อบรม ๒๕๖๘&fbclid=x"])
        {
            var screen = await site.OpenAsync(again);
            Assert.Equal("พบ 1 หน้า", screen.Text("[role=status]"));
            Assert.Equal("noindex", screen.Headers.GetValues("X-Robots-Tag").Single());
            Assert.Contains("no-cache", screen.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(first.Headers.ETag, screen.Headers.ETag);
        }

        Assert.Contains("ไม่พบ", (await site.OpenAsync("/search?q=อบรม ๒๕๖๘", agency: "sommut")).Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("ไม่พบ", (await site.OpenAsync("/search?q=อบรม")).Text("[role=status]"), StringComparison.Ordinal);
        await Papers.PublishAsync(site, Papers.Report(item: "O29", body: "<p>อบรม ปี 2568 อีกรายงานหนึ่ง</p>"));
        Assert.Equal("/ita/2568/o29", (await site.OpenAsync("/search?q=อบรม ๒๕๖๘")).Html.QuerySelector(".found a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Every_page_has_the_search_in_its_head_and_the_answer_keeps_the_question()
    {
        await using var site = await QuietSite.StartAsync();
        await Papers.PublishAsync(site, Papers.Report());
        foreach (var page in (string[])["/", "/ita/2568/o28", "/contact"])
        {
            var found = await (await site.OpenAsync(page)).SubmitAsync(("ค้นหาในเว็บไซต์นี้", "อบรม"));
            Assert.Equal(200, found.Status);
            Assert.Equal("พบ 1 หน้า", found.Text("[role=status]"));
            Assert.Equal("อบรม", found.Html.QuerySelector("main [name=q]")!.GetAttribute("value"));
            Assert.Single(found.Html.QuerySelectorAll("form"));
        }
    }

    private static Task EmptyAsync(Site site) => site.InAgencyAsync("tuayang", async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        db.RemoveRange(await db.Set<SearchEntry>().ToListAsync());
        await db.SaveChangesAsync();
    });
}
