using Prongsai.Platform;

namespace Prongsai.Site.Tests.PublicSite;

[Trait("engine", "each")]
public sealed class PublishingTests
{
    [Fact]
    public async Task A_published_paper_is_a_page_with_its_date_unit_files_and_proof()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());

        var page = await site.OpenAsync(path);

        Assert.Equal("/ita/2568/o28", path);
        Assert.Equal(200, page.Status);
        Assert.StartsWith("O28 รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรม ปีงบประมาณ 2568 – ", page.Html.Title, StringComparison.Ordinal);
        Assert.Contains("จัดอบรมครบทุกส่วนราชการ", page.Text("article.paper"), StringComparison.Ordinal);
        Assert.Contains("ข้อมูล ณ 30 ก.ย. 2568", page.All, StringComparison.Ordinal);
        Assert.Contains("สำนักปลัด", page.All, StringComparison.Ordinal);
        Assert.Contains("(PDF, 1 KB, 3 หน้า)", page.Text(".files"), StringComparison.Ordinal);
        Assert.Contains(new string('a', 64), page.Text(".sum"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_index_of_the_year_and_the_front_page_lead_to_it()
    {
        await using var site = await Site.StartAsync();
        Assert.DoesNotContain("O28", (await site.OpenAsync("/")).All, StringComparison.Ordinal);
        await Papers.PublishAsync(site, Papers.Report());
        await Papers.PublishAsync(site, Papers.Report(2567, "O27"));

        var home = await site.OpenAsync("/");
        var years = await home.FollowAsync("ข้อมูลที่เปิดเผยทั้งหมด");
        var year = await years.FollowAsync("ปีงบประมาณ 2568");
        var page = await year.FollowAsync("รายงานผลการดำเนินการ");

        Assert.Contains("O28", home.All, StringComparison.Ordinal);
        Assert.Equal("/ita/2568/o28", page.Address.AbsolutePath);
        Assert.Contains("เผยแพร่แล้ว 1 จาก", year.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_takes_the_address_and_the_old_one_stays_readable_and_says_so()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report(body: "<p>ฉบับแรก</p>"));
        Assert.Contains("ฉบับแรก", (await site.OpenAsync(path)).All, StringComparison.Ordinal);
        await Papers.PublishAsync(site, Papers.Report(body: "<p>ฉบับแก้ไข</p>"));

        var now = await site.OpenAsync(path);
        var before = await site.OpenAsync(path + "/v/1");

        Assert.Contains("ฉบับแก้ไข", now.Text("article.paper"), StringComparison.Ordinal);
        Assert.Contains("ฉบับแรก", before.Text("article.paper"), StringComparison.Ordinal);
        Assert.Contains("มีฉบับใหม่กว่าแล้ว", before.Text(".notice"), StringComparison.Ordinal);
        Assert.EndsWith("/ita/2568/o28/v/1", before.Html.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawn_page_is_gone_with_a_sentence_and_its_file_with_it()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());
        var file = (await site.OpenAsync(path)).Html.QuerySelector(".files a")!.GetAttribute("href")!;
        await Papers.WithdrawAsync(site, 2568, "O28", "พบตัวเลขผิดในตารางที่ 2");

        var page = await site.OpenAsync(path);

        Assert.Equal(410, page.Status);
        Assert.Contains("พบตัวเลขผิดในตารางที่ 2", page.Text(".notice"), StringComparison.Ordinal);
        Assert.DoesNotContain("จัดอบรม", page.All, StringComparison.Ordinal);
        Assert.Equal(410, (await site.OpenAsync(file)).Status);
        Assert.Equal(404, (await site.OpenAsync("/ita/2568")).Status);

        await Papers.PublishAsync(site, Papers.Report(body: "<p>ตัวเลขถูกแล้ว</p>"));
        Assert.Equal(200, (await site.OpenAsync(path)).Status);
        Assert.Equal(410, (await site.OpenAsync(path + "/v/1")).Status);
    }

    [Fact]
    public async Task One_agency_never_shows_what_another_published()
    {
        await using var site = await Site.StartAsync();
        await Papers.PublishAsync(site, Papers.Report(body: "<p>ของตัวอย่าง</p>"));
        Assert.Equal(200, (await site.OpenAsync("/ita/2568/o28")).Status);

        Assert.Equal(404, (await site.OpenAsync("/ita/2568/o28", agency: "sommut")).Status);

        await Papers.PublishAsync(site, Papers.Report(body: "<p>ของสมมติ</p>"), "sommut");
        Assert.Contains("ของสมมติ", (await site.OpenAsync("/ita/2568/o28", agency: "sommut")).All, StringComparison.Ordinal);
        Assert.Contains("ของตัวอย่าง", (await site.OpenAsync("/ita/2568/o28")).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_withdraws_with_a_reason_and_an_auditor_cannot()
    {
        await using var site = await Site.StartAsync();
        var path = await Papers.PublishAsync(site, Papers.Report());

        var list = await site.OpenAsync("/app/website", Role.Officer);
        var form = await list.FollowAsync("ถอน O28 ปี 2568");
        var refused = await form.PressAsync("ถอนออกจากเว็บไซต์", ("เหตุผลที่ถอน", "  "));
        var done = await refused.PressAsync("ถอนออกจากเว็บไซต์", ("เหตุผลที่ถอน", "ข้อมูลไม่ครบ"));

        Assert.Equal(422, refused.Status);
        Assert.Equal("โปรดกรอกเหตุผลที่ถอน", refused.Text(".error-summary li"));
        Assert.StartsWith("ข้อผิดพลาด: ", refused.Html.Title, StringComparison.Ordinal);
        Assert.Contains("ถอน O28 ปีงบประมาณ 2568 ออกจากเว็บไซต์แล้ว", done.Text(".said"), StringComparison.Ordinal);
        Assert.Equal(410, (await site.OpenAsync(path)).Status);
        Assert.Equal(403, (await site.OpenAsync("/app/website/2568/o28/withdraw", Role.Auditor)).Status);
    }
}
