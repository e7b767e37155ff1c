using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.Reports;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>Somebody reads the website, finds a mistake and says so; an officer looks and closes it.</summary>
[Trait("engine", "each")]
public sealed class ErrorReportTests
{
    private const string Text = "ข้อมูลใดผิด และที่ถูกคืออะไร";

    [Fact]
    public async Task A_visitor_tells_of_a_mistake_from_the_page_and_an_officer_closes_it_with_what_was_done()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        var form = await (await site.OpenAsync(path)).FollowAsync("พบข้อมูลผิด? แจ้งที่นี่");
        Assert.Contains(path, form.Text("main form"), StringComparison.Ordinal);
        site.Clock.Pass(TimeSpan.FromSeconds(20));
        var thanks = await form.SubmitAsync((Text, "ตัวเลขในตารางที่สองรวมแล้วไม่เท่ากัน <script>"), ("ช่องทางติดต่อกลับ", "081 234 5678"));
        Assert.Contains("ได้รับเรื่องแล้ว", thanks.All, StringComparison.Ordinal);

        Assert.Contains("มีผู้แจ้งข้อมูลผิดบนเว็บไซต์ หน้า /ita/2568/o28", (await site.OpenAsync("/app", Role.Officer)).All, StringComparison.Ordinal);
        var list = await site.OpenAsync("/app/website/reports", Role.Officer);
        var link = list.Html.QuerySelector("tbody th a")!.GetAttribute("href")!;
        var one = await site.OpenAsync(link, Role.Officer);
        Assert.Contains("<script>", one.Text("dd.pre"), StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync(link, Role.Officer, "sommut")).Status);
        Assert.Empty((await site.OpenAsync(link, Role.Auditor)).Html.QuerySelectorAll("main form"));

        var empty = await one.PressAsync("แก้แล้ว", ("บันทึกการตรวจ", ""));
        Assert.Equal(422, empty.Status);
        var closed = await empty.PressAsync("แก้แล้ว", ("บันทึกการตรวจ", "แก้ยอดรวมแล้ว"));
        Assert.Contains("ปิดเรื่องแล้ว", closed.All, StringComparison.Ordinal);
        var after = await site.OpenAsync(link, Role.Officer);
        Assert.Contains("แก้แล้ว โดย", after.All, StringComparison.Ordinal);
        Assert.DoesNotContain("081 234 5678", after.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_fills_every_field_or_is_too_quick_leaves_nothing()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/report-error?about=//evil.example");
        Assert.DoesNotContain("evil", form.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var quick = await form.SubmitAsync((Text, "เบอร์โทรของกองคลังโทรไม่ติด"));
        Assert.Equal(422, quick.Status);
        Assert.Contains("ส่งเร็วเกินไป", quick.Text(".error-summary"), StringComparison.Ordinal);
        site.Clock.Pass(TimeSpan.FromSeconds(20));
        var trapped = await quick.SubmitAsync(("ช่องนี้เว้นว่างไว้", "https://spam.example"));
        Assert.Contains("ได้รับเรื่องแล้ว", trapped.All, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีผู้แจ้งข้อมูลผิด", (await site.OpenAsync("/app/website/reports", Role.Officer)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_source_is_slowed_down_and_free_again_after_an_hour_and_an_agency_does_not_pay_for_another()
    {
        await using var site = await Site.StartAsync();
        var input = new SendErrorReport.Input("/contact", "เบอร์โทรของกองคลังโทรไม่ติด", "", "198.51.100.7");
        Task<Outcome<ErrorReport>> SendAsync(string agency, SendErrorReport.Input what) => site.InAgencyAsync(agency, s => s.GetRequiredService<SendErrorReport>().HandleAsync(what, default));
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await SendAsync("tuayang", input)).Done);
        }

        Assert.Equal("report.often", (await SendAsync("tuayang", input)).Refusal!.Code);
        Assert.True((await SendAsync("tuayang", input with { Source = "198.51.100.8" })).Done);
        Assert.True((await SendAsync("sommut", input)).Done);
        Assert.Equal("report.short", (await SendAsync("sommut", input with { Text = "ผิด" })).Refusal!.Code);
        site.Clock.Pass(TimeSpan.FromHours(2));
        Assert.True((await SendAsync("tuayang", input)).Done);
    }

    [Theory]
    [InlineData("/ita/2568/o12", "/ita/2568/o12")]
    [InlineData("//evil.example/x", "")]
    [InlineData("/\\evil", "")]
    [InlineData("https://evil.example", "")]
    [InlineData("/app/settings", "")]
    [InlineData("/x?next=//evil", "")]
    [InlineData(null, "")]
    public void Only_a_public_path_of_this_site_is_kept_as_the_page_meant(string? given, string kept) => Assert.Equal(kept, SendErrorReport.PathOf(given));
}
