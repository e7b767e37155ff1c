using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Serving;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>The database goes away while people read the website.</summary>
public sealed class DatabaseDownTests
{
    [Fact]
    public async Task What_was_read_before_is_shown_with_its_time_and_the_rest_says_so_plainly_and_all_heals_by_itself()
    {
        var cable = new Cable();
        await using var site = await Site.StartAsync(services: cable.LieIn);
        var path = await Papers.PublishAsync(site, Papers.Report());
        foreach (var page in (string[])["/", path, "/contact"])
        {
            Assert.Equal(200, (await site.OpenAsync(page)).Status);
        }

        var agency = await site.InAgencyAsync("tuayang", s => Task.FromResult(s.GetRequiredService<Tenant>().Agency.Id));
        cable.IsCut = true;
        site.Services.GetRequiredService<PublicPages>().Forget(agency);
        foreach (var page in (string[])["/", path, "/contact"])
        {
            var screen = await site.OpenAsync(page);
            Assert.Equal(200, screen.Status);
            Assert.Contains("แสดงข้อมูลล่าสุดเมื่อ 20 พ.ย. 2569 เวลา 09.00 น.", screen.Text("[role=status]"), StringComparison.Ordinal);
            Assert.Contains("no-cache", screen.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains("จัดอบรมครบทุกส่วนราชการ", (await site.OpenAsync(path)).All, StringComparison.Ordinal);
        foreach (var page in (string[])["/ita", "/about/executives", path + "/files/o28-2568-v1.pdf"])
        {
            var sorry = await site.OpenAsync(page);
            Assert.Equal(503, sorry.Status);
            Assert.Contains("โปรดลองอีกครั้งใน 1 นาที", sorry.All, StringComparison.Ordinal);
            Assert.Equal("60", sorry.Headers.GetValues("Retry-After").Single());
        }

        Assert.Equal(503, (await site.OpenAsync("/", agency: "sommut")).Status); // nothing of one office stands in for another
        site.Services.GetRequiredService<AgencyDirectory>().Forget();
        Assert.Equal(200, (await site.OpenAsync("/contact")).Status);

        cable.IsCut = false;
        await Task.Delay(TimeSpan.FromSeconds(3.2));
        Assert.Empty((await site.OpenAsync(path)).Texts("[role=status]"));
        Assert.Equal(200, (await site.OpenAsync("/ita")).Status);
        Assert.Equal(200, (await site.OpenAsync("/", agency: "sommut")).Status);
    }

    [Fact]
    public async Task A_page_that_was_withdrawn_does_not_come_back_when_the_database_goes()
    {
        var cable = new Cable();
        await using var site = await Site.StartAsync(services: cable.LieIn);
        var path = await Papers.PublishAsync(site, Papers.Report());
        Assert.Equal(200, (await site.OpenAsync(path)).Status);
        Assert.Contains("O28", (await site.OpenAsync("/")).All, StringComparison.Ordinal);
        await Papers.WithdrawAsync(site, 2568, "O28", "มีข้อมูลส่วนบุคคล");
        cable.IsCut = true;
        var screen = await site.OpenAsync(path);
        Assert.Equal(503, screen.Status);
        Assert.DoesNotContain("จัดอบรม", screen.All, StringComparison.Ordinal);
        Assert.Equal(503, (await site.OpenAsync("/")).Status);
    }
}
