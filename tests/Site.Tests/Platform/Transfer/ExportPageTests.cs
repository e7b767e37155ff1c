using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Transfer;

namespace Prongsai.Site.Tests.Platform.Transfer;

/// <summary>The office's own administrator orders everything of the office, with a reason and the six digits, and it is gone after a day.</summary>
public sealed class ExportPageTests
{
    [Fact]
    public async Task An_administrator_orders_an_archive_takes_it_and_it_is_gone_after_a_day()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/settings/export", Role.Administrator);
        Assert.Equal(422, (await page.SubmitAsync(("เหตุผล", "ย้ายเครื่อง"), ("รหัสยืนยัน 6 หลัก", "000000"))).Status);
        Assert.Equal(422, (await page.SubmitAsync(("เหตุผล", ""), ("รหัสยืนยัน 6 หลัก", Host.Demo.Pin))).Status);
        var ordered = await page.SubmitAsync(("เหตุผล", "ย้ายเครื่อง"), ("รหัสยืนยัน 6 หลัก", Host.Demo.Pin));
        Assert.Contains("กำลังรวบรวม", ordered.Text("main"), StringComparison.Ordinal);
        await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);

        var made = await site.OpenAsync("/app/settings/export", Role.Administrator);
        var link = made.Html.QuerySelector("main table a")!.GetAttribute("href")!;
        var client = await site.ClientAsync(Role.Administrator);
        using (var answer = await client.GetAsync(new Uri(link, UriKind.Relative)))
        {
            Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
            using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync());
            Assert.NotNull(archive.GetEntry("manifest.json"));
        }

        // Nobody else's, and nobody else.
        var stranger = await site.ClientAsync(Role.Administrator, "sommut");
        using (var other = await stranger.GetAsync(new Uri(link, UriKind.Relative)))
        {
            Assert.Equal(404, (int)other.StatusCode);
        }

        Assert.Equal(403, (await site.OpenAsync("/app/settings/export", Role.PermanentSecretary)).Status);
        var audit = await site.OpenAsync("/app/settings/audit", Role.Administrator);
        Assert.Contains("รับแฟ้มส่งออกข้อมูลทั้งหมด", audit.All, StringComparison.Ordinal);

        site.Clock.Pass(TimeSpan.FromHours(25));
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetServices<IJob>().Single(j => j.Kind == "agency.export-sweep").RunAsync("{}", default);
        }

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(site.Folder, "exports"), "*", SearchOption.AllDirectories));
        Assert.Equal(["gone"], await site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<ExportShelf>().AllAsync(default)).Select(e => e.Outcome)));
    }
}
