using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.News;
using Prongsai.PublicSite.Publications;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>What stands around the page of an item changes, the item does not.</summary>
public sealed class FrameTests
{
    [Fact]
    public async Task A_new_menu_is_soon_in_the_ready_bytes_of_every_version_and_what_was_withdrawn_stays_withdrawn()
    {
        await using var site = await Site.StartAsync();
        await Papers.PublishAsync(site, Papers.Report(body: "<p>ฉบับแรก</p>"));
        var path = await Papers.PublishAsync(site, Papers.Report(body: "<p>ฉบับที่สอง</p>"));
        await Papers.PublishAsync(site, Papers.Report(item: "O29"));
        await Papers.WithdrawAsync(site, 2568, "O29", "ข้อมูลผิด");
        Assert.All(await PagesAsync(site), p => Assert.Contains(">ข้อมูลหน่วยงาน<", p.Html, StringComparison.Ordinal));

        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<SetWebsite>().HandleAsync(new([], [new("about", 1, true)]), default));
        await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        for (var tries = 0; tries < 100 && (await PagesAsync(site)).Any(p => p.Html.Contains(">ข้อมูลหน่วยงาน<", StringComparison.Ordinal)); tries++)
        {
            await Task.Delay(100); // the site's own runner may have taken the job
        }

        var pages = await PagesAsync(site);
        var maker = await site.InAgencyAsync("tuayang", async s => await s.GetRequiredService<PageFrame>().MakerAsync(default));
        Assert.Equal(5, pages.Count);
        Assert.All(pages, p => Assert.Equal(maker, p.MadeWith));
        Assert.All(pages, p => Assert.DoesNotContain(">ข้อมูลหน่วยงาน<", p.Html, StringComparison.Ordinal));
        Assert.Contains("ฉบับแรก", pages.Single(p => p.Path == path + "/v/1").Html, StringComparison.Ordinal);
        Assert.Contains("ฉบับที่สอง", pages.Single(p => p.Path == path).Html, StringComparison.Ordinal);
        Assert.Equal(410, (await site.OpenAsync("/ita/2568/o29")).Status);
        Assert.All(pages.Where(p => p.Path.Contains("o29", StringComparison.Ordinal)), p => Assert.Equal(410, p.Status));
        Assert.DoesNotContain("ข้อมูลหน่วยงาน", (await site.OpenAsync(path)).Texts("nav.menu li"));
    }

    private static Task<List<Page>> PagesAsync(Site site) => site.InAgencyAsync("tuayang", async services =>
        (await services.GetRequiredService<AppDb>().Set<ReadyPage>().AsNoTracking().OrderBy(p => p.Path).ToListAsync())
            .ConvertAll(p => new Page(p.Path, p.Status, p.MadeWith, Encoding.UTF8.GetString(p.Identity))));

    private sealed record Page(string Path, int Status, string MadeWith, string Html);
}
