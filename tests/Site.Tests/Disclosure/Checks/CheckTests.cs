using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Checks.Findings;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Disclosure.Checks;

[Trait("engine", "each")]
public class CheckTests
{
    private static readonly string Good = Stranger.Page(Pages.Html("แผนดำเนินงาน ประจำปีงบประมาณ 2568", Pages.Filler));

    [Fact]
    public async Task An_officer_asks_for_a_check_reads_what_is_wrong_and_sees_it_gone_when_it_is_mended()
    {
        var alive = false;
        await using var it = await CheckSite.StartAsync(_ => alive ? Good : "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        await it.LinkAsync("O6", "http://good.example.go.th/plan");
        var page = await it.Site.OpenAsync("/app/2568/oit/o6/check", Role.Administrator);
        Assert.Contains("ยังไม่เคยตรวจ", page.Text("main"), StringComparison.Ordinal);
        var asked = await page.PressAsync("ตรวจเดี๋ยวนี้");
        Assert.Contains("กำลังตรวจ", asked.Text("main"), StringComparison.Ordinal);
        await it.Site.Services.GetRequiredService<JobRunner>().DrainAsync(default);

        var seen = await it.Site.OpenAsync("/app/2568/oit/o6/check", Role.Administrator);
        Assert.Contains("ไม่พบหน้านี้แล้ว (รหัส 404)", seen.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ลิงก์เสีย", seen.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ไม่พบหน้านี้แล้ว", (await it.Site.OpenAsync("/app/2568/oit/o6", Role.Administrator)).Text("main"), StringComparison.Ordinal);
        Assert.Contains("ต้องแก้ 1", (await it.Site.OpenAsync("/app/2568/oit", Role.Administrator)).Text("main"), StringComparison.Ordinal);
        Assert.Contains("ไม่พบหน้านี้แล้ว", (await it.Site.OpenAsync("/app/2568/oit/checks", Role.Administrator)).Text("main"), StringComparison.Ordinal);

        alive = true;
        await it.CheckAsync("O6");
        Assert.Empty(await it.CodesAsync());
        Assert.Contains("ไม่พบปัญหา", (await it.Site.OpenAsync("/app/2568/oit/o6/check", Role.Administrator)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_lets_stand_stays_so_until_the_evidence_changes()
    {
        await using var it = await CheckSite.StartAsync(_ => Good);
        var scan = await it.FileAsync("O6", Pdfs.Of("", ""), "scan.pdf");
        await it.CheckAsync("O6");
        Assert.SkipWhen((await it.CodesAsync())[0] == "file.too-long", "poppler-utils is not installed.");
        Assert.Equal(["file.picture-only"], await it.CodesAsync());

        var page = await it.Site.OpenAsync("/app/2568/oit/o6/check", Role.Administrator);
        var dismiss = await page.FollowAsync("ไม่นับข้อนี้ PDF เป็นภาพสแกนทั้งฉบับ (2 หน้า) ไม่มีข้อความ ของ scan.pdf");
        Assert.Contains("โปรดเขียนเหตุผล", (await dismiss.SubmitAsync(("เหตุผลที่ไม่นับ", " "))).Text("main"), StringComparison.Ordinal);
        var done = await dismiss.SubmitAsync(("เหตุผลที่ไม่นับ", "สแกนจากต้นฉบับที่ลงนาม อ่านได้ชัด"));
        Assert.Contains("สแกนจากต้นฉบับที่ลงนาม", done.Text("main"), StringComparison.Ordinal);
        await it.CheckAsync("O6");
        Assert.Empty(await it.CodesAsync());

        await it.FileAsync("O6", Pdfs.Of("", "", ""), "scan.pdf", scan);
        await it.CheckAsync("O6");
        Assert.Equal(["file.picture-only"], await it.CodesAsync());
    }

    [Fact]
    public async Task A_link_to_the_own_site_is_read_from_what_is_published_and_nobody_is_called()
    {
        await using var it = await CheckSite.StartAsync(_ => Good);
        await it.LinkAsync("O1", "https://localhost/about/structure");
        await it.LinkAsync("O3", "https://localhost/ita/2568/o28");
        await it.LinkAsync("O4", "https://localhost/");
        foreach (var code in (string[])["O1", "O3", "O4"])
        {
            await it.CheckAsync(code);
        }

        Assert.Equal(["link.gone"], await it.CodesAsync());
        Assert.Empty(it.Web.Dialled);
        Assert.Equal(0, it.Web.Resolved);
    }

    [Fact]
    public async Task When_the_looks_of_the_day_are_used_up_nothing_is_called_and_nothing_known_is_forgotten()
    {
        await using var it = await CheckSite.StartAsync(_ => "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");
        await it.LinkAsync("O6", "http://good.example.go.th/plan");
        await it.CheckAsync("O6");
        Assert.Equal(["link.down"], await it.CodesAsync());
        await it.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<LookDay>().ExecuteUpdateAsync(d => d.SetProperty(x => x.Requests, FetchBudget.MostADay)));
        await it.CheckAsync("O6");
        Assert.Equal(["link.down"], await it.CodesAsync());
        Assert.Single(it.Web.Requests);
        Assert.Contains("ยังไม่ได้ตรวจลิงก์ 1 รายการ", (await it.Site.OpenAsync("/app/2568/oit/o6/check", Role.Administrator)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agency_sees_neither_finding_nor_page_and_a_unit_only_its_own()
    {
        await using var it = await CheckSite.StartAsync(_ => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        await it.LinkAsync("O6", "http://good.example.go.th/plan");
        await it.CheckAsync("O6");
        var finding = await it.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Finding>().SingleAsync());
        Assert.Empty(await it.CodesAsync("sommut"));
        Assert.Equal(404, (await it.Site.OpenAsync($"/app/2568/oit/o6/check/{finding.Id}", Role.Administrator, "sommut")).Status);
        Assert.Equal(200, (await it.Site.OpenAsync($"/app/2568/oit/o6/check/{finding.Id}", Role.Administrator)).Status);
        Assert.Equal(404, (await it.Site.OpenAsync($"/app/2568/oit/o7/check/{finding.Id}", Role.Administrator)).Status);
        Assert.DoesNotContain("ไม่พบหน้านี้แล้ว", (await it.Site.OpenAsync("/app/2568/oit/checks", Role.Administrator, "sommut")).Text("main"), StringComparison.Ordinal);
        var refused = await it.Site.InAgencyAsync("sommut", s => s.GetRequiredService<DismissFinding>().HandleAsync(new(finding.Id, "x"), default));
        Assert.Equal("finding.gone", refused.Refusal?.Code);
    }

    [Fact]
    public async Task At_night_each_item_with_evidence_is_queued_once()
    {
        await using var it = await CheckSite.StartAsync(_ => Good);
        await it.LinkAsync("O6", "http://good.example.go.th/plan");
        await it.LinkAsync("O7", "http://good.example.go.th/report", agency: "sommut");
        it.Site.Clock.Be(new DateOnly(2025, 3, 1));
        Assert.Equal(0, await QueuedAsync(it));
        it.Site.Clock.Pass(TimeSpan.FromHours(17));
        Assert.Equal(2, await QueuedAsync(it));
        Assert.Equal(2, await QueuedAsync(it));
    }

    private static async Task<int> QueuedAsync(CheckSite it)
    {
        await it.Site.InAgencyAsync("tuayang", s => s.GetServices<IJob>().OfType<NightlyChecks>().Single().RunAsync("{}", default));
        return await it.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().CountAsync(j => j.Kind == CheckJob.KindName));
    }
}
