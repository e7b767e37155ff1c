using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Correspondence;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Correspondence;

[Trait("engine", "each")]
public class RegisterPagesTests
{
    [Fact]
    public async Task An_incoming_letter_is_entered_found_and_followed_up()
    {
        await using var site = await Site.StartAsync(demo: true);
        var form = await site.OpenAsync("/app/registers/incoming/add", Role.Officer);
        var wrong = await form.SubmitAsync(("เรื่อง", "ขอเชิญประชุม"), ("เวลาที่รับ", "25.99"), ("จาก", "อำเภอตัวอย่าง"));
        Assert.Contains("อ่านเวลาไม่ได้", wrong.Text("[role=alert]"), StringComparison.Ordinal);
        var nobody = await form.SubmitAsync(("เรื่อง", "ขอเชิญประชุม"), ("เวลาที่รับ", "๙.๐๕ น."), ("จาก", ""));
        Assert.Contains("มาจากหน่วยงานใดหรือผู้ใด", nobody.Text("[role=alert]"), StringComparison.Ordinal);
        var later = await form.SubmitAsync(("จาก", "อำเภอตัวอย่าง"), ("วันที่ในหนังสือ", "1 ธ.ค. 2570"));
        Assert.Contains("วันที่ในหนังสืออยู่หลังวันที่รับ", later.Text("[role=alert]"), StringComparison.Ordinal);

        var saved = await form.SubmitAsync(("จาก", "อำเภอตัวอย่าง"), ("วันที่ในหนังสือ", ""), ("เลขที่หนังสือของผู้ส่ง", "สม ๐๐๑๘/๙๙"));
        Assert.Contains("เลขรับ 5", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("09.05 น.", saved.Text("dl"), StringComparison.Ordinal);
        var followed = await saved.PressAsync("บันทึก", ("การปฏิบัติ", "มอบกองช่าง"));
        Assert.Contains("บันทึก 5 แล้ว", followed.Text("[role=status]"), StringComparison.Ordinal);

        var found = await site.OpenAsync("/app/registers/incoming?q=0018/99", Role.Auditor);
        Assert.Equal(["5"], found.Texts("tbody th"));
        Assert.Contains("มอบกองช่าง", found.Text("tbody"), StringComparison.Ordinal);
        Assert.DoesNotContain("ลงทะเบียนรับหนังสือ", found.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ไม่พบรายการ", (await site.OpenAsync("/app/registers/incoming?q=ไม่มีทางพบ", Role.Auditor)).Text(".empty"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_save_does_not_overwrite_an_earlier_one()
    {
        await using var site = await Site.StartAsync(demo: true);
        var entry = await LastAsync(site, RegisterKind.Incoming);
        var path = $"/app/registers/incoming/{entry.Id}";
        var (first, second) = (await site.OpenAsync(path, Role.Officer), await site.OpenAsync(path, Role.PermanentSecretary));
        await first.PressAsync("บันทึก", ("การปฏิบัติ", "คนแรก"));
        var late = await second.PressAsync("บันทึก", ("การปฏิบัติ", "คนที่สอง"));
        Assert.Equal(422, late.Status);
        Assert.Contains("มีผู้แก้ไขรายการนี้ก่อน", late.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_is_struck_through_with_its_reason_and_stays()
    {
        await using var site = await Site.StartAsync(demo: true);
        var entry = await LastAsync(site, RegisterKind.Memo);
        var page = await site.OpenAsync($"/app/registers/memo/{entry.Id}", Role.Officer);
        Assert.Contains("โปรดกรอกเหตุผล", (await page.PressAsync("ยกเลิกเลข", ("เหตุผลที่ยกเลิก", " "))).Text("[role=alert]"), StringComparison.Ordinal);
        var struck = await page.PressAsync("ยกเลิกเลข", ("เหตุผลที่ยกเลิก", "ทำผิดฉบับ"));
        Assert.Contains("ยกเลิก: ทำผิดฉบับ", struck.Text("main"), StringComparison.Ordinal);
        Assert.Empty(struck.Html.QuerySelectorAll("main form"));
        var register = await site.OpenAsync("/app/registers/memo", Role.Officer);
        Assert.Equal(entry.Text, register.Text("tbody s"));
    }

    [Fact]
    public async Task No_number_is_missing_without_a_word()
    {
        await using var site = await Site.StartAsync(demo: true);
        var add = await site.OpenAsync("/app/registers/order/add", Role.Officer);
        Assert.Contains("ห่างจากเลขถัดไป", (await add.SubmitAsync(("เลขลำดับ", "900"), ("เรื่อง", "พลาด"))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("มีในทะเบียนแล้ว", (await add.SubmitAsync(("เลขลำดับ", "1"), ("เรื่อง", "ซ้ำ"))).Text("[role=alert]"), StringComparison.Ordinal);
        await add.SubmitAsync(("เลขลำดับ", "9"), ("เรื่อง", "ออกเลขบนกระดาษ"));
        Assert.Contains("ขาดคำอธิบาย 4 เลข", (await site.OpenAsync("/app/registers/order", Role.Officer)).Text(".notice"), StringComparison.Ordinal);
        Assert.Contains("ทะเบียนคำสั่ง มีเลขที่ขาดคำอธิบาย 4 เลข", (await site.OpenAsync("/app", Role.Officer)).All, StringComparison.Ordinal);

        var gaps = await site.OpenAsync("/app/registers/order/gaps", Role.Officer);
        Assert.Equal(["เลข 5 ถึง 8 รวม 4 เลข"], gaps.Texts("main section h2"));
        Assert.Equal(422, (await gaps.PressAsync("บันทึกเหตุผล")).Status);
        var explained = await gaps.SubmitAsync(("เหตุผลที่ไม่ได้ใช้", "สมุดเล่มเก่าข้ามหน้า"));
        Assert.Contains("ครบทุกเลข", explained.Text(".empty"), StringComparison.Ordinal);
        Assert.Equal(422, (await gaps.SubmitAsync(("เหตุผลที่ไม่ได้ใช้", "ส่งซ้ำ"))).Status);
        Assert.Contains("ไม่ได้ใช้: สมุดเล่มเก่าข้ามหน้า", (await site.OpenAsync("/app/registers/order", Role.Officer)).Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_office_starts_in_the_middle_of_a_year_and_a_unit_counts_for_itself()
    {
        await using var site = await Site.StartAsync(demo: true);
        var edit = await site.OpenAsync("/app/settings/numbers/edit", Role.Administrator);
        var finance = edit.Html.QuerySelectorAll("option").First(o => o.TextContent == "กองคลัง").GetAttribute("value")!;
        (string, string)[] answers = [("ชนิด", "memo"), ("ส่วนราชการ", finance), ("รหัสหน้าเครื่องหมาย /", "สม ๙๙๙๐๒"), ("ปี พ.ศ. ที่เริ่มใช้ระบบ", "2569"), ("เลขแรกในระบบ", "153")];
        var example = await edit.PressAsync("ดูตัวอย่างเลข", answers);
        Assert.Contains("สม ๙๙๙๐๒/๑๕๓", example.Text("main .notice"), StringComparison.Ordinal);
        var saved = await edit.PressAsync("บันทึกชุดเลข", answers);
        Assert.Contains("เลขถัดไปของบันทึกข้อความคือ สม 99902/153", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("อยู่แล้ว", (await edit.PressAsync("บันทึกชุดเลข", answers)).Text("[role=alert]"), StringComparison.Ordinal);

        await site.InAgencyAsync("tuayang", async s =>
        {
            var numbers = s.GetRequiredService<INumbers>();
            NumberRequest Memo(Guid? unit, DateOnly on) => new(NumberKinds.Memo, unit, on, "บันทึก", "paper", Guid.CreateVersion7());
            Assert.Equal("สม 99902/153", (await numbers.IssueAsync(Memo(Guid.Parse(finance), new(2026, 11, 20)), default)).Value!.Text);
            Assert.Equal("สม 99902/1", (await numbers.IssueAsync(Memo(Guid.Parse(finance), new(2027, 1, 5)), default)).Value!.Text);
            Assert.Equal("สม 99901/3", (await numbers.IssueAsync(Memo(null, new(2026, 11, 20)), default)).Value!.Text);
            Assert.Empty(await s.GetRequiredService<Gaps>().OfAsync([RegisterKind.Memo], 2569, default));
        });

        var closed = await saved.PressAsync("เลิกใช้ บันทึกข้อความ กองคลัง");
        Assert.Contains("เลิกใช้ชุดเลขบันทึกข้อความ", closed.Text("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Circulars_may_count_with_the_letters()
    {
        await using var site = await Site.StartAsync(demo: true);
        var settings = await site.OpenAsync("/app/settings/numbers", Role.Administrator);
        var edit = await settings.FollowAsync("แก้ไข หนังสือเวียน");
        await edit.PressAsync("บันทึกชุดเลข", ("นับเลขร่วมกับหนังสือส่ง", "true"));
        var number = await site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<INumbers>()
            .IssueAsync(new(NumberKinds.Circular, null, new(2026, 11, 20), "หนังสือเวียน", "paper", Guid.CreateVersion7()), default)).Value!);
        Assert.Equal("สม 99901/ว 3", number.Text);
    }

    [Fact]
    public async Task Reserved_numbers_wait_until_used_or_struck()
    {
        await using var site = await Site.StartAsync(demo: true);
        var reserve = await site.OpenAsync("/app/registers/order/reserve", Role.HeadOfUnit);
        var kept = await reserve.SubmitAsync(("เรื่อง", "คำสั่งสองฉบับ"), ("จำนวนเลข", "2"));
        Assert.Contains("จองเลข 5/2569, 6/2569 แล้ว", kept.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(422, (await reserve.SubmitAsync(("เรื่อง", "มากไป"), ("จำนวนเลข", "21"))).Status);
        Assert.Equal(404, (await site.OpenAsync("/app/registers/incoming/reserve", Role.HeadOfUnit)).Status);
        site.Clock.Be(new(2026, 12, 30));
        Assert.Contains("เลข 4/2569 จองไว้ตั้งแต่", (await site.OpenAsync("/app", Role.Officer)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_register_prints_with_the_columns_of_the_paper_one()
    {
        await using var site = await Site.StartAsync(demo: true);
        var print = await site.OpenAsync("/app/registers/incoming/print", Role.Auditor);
        Assert.Equal(["เลขทะเบียนรับ", "วันที่รับ เวลา", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"], print.Texts("thead th"));
        Assert.Equal("๑", print.Text("tbody td"));
        Assert.Contains("๔/๒๕๖๙", (await site.OpenAsync("/app/registers/order/print", Role.Auditor)).Text("tbody"), StringComparison.Ordinal);
        Assert.Equal("๓/๒๕๖๙", (await site.OpenAsync("/app/registers/order/print", Role.Auditor)).Text("tbody s"));
    }

    [Fact]
    public async Task A_member_of_one_unit_sees_and_writes_for_that_unit_alone()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/registers/incoming", user: "finance");
        Assert.DoesNotContain("ไฟฟ้าสาธารณะ", page.All, StringComparison.Ordinal);
        Assert.Contains("การเบิกจ่ายงบประมาณ", page.All, StringComparison.Ordinal);
        var works = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Entry>().SingleAsync(e => e.Title.Contains("ขอความอนุเคราะห์ซ่อมแซม")));
        Assert.Equal(404, (await site.OpenAsync($"/app/registers/incoming/{works.Id}", user: "finance")).Status);

        var saved = await (await site.OpenAsync("/app/registers/incoming/add", user: "finance")).SubmitAsync(("เรื่อง", "ใบแจ้งหนี้"), ("จาก", "ร้านสมมติ"));
        Assert.Contains("กองคลัง", (await site.OpenAsync("/app/registers/incoming", Role.Auditor)).All, StringComparison.Ordinal);
        Assert.Equal(200, saved.Status);
    }

    [Fact]
    public async Task Lines_of_one_agency_are_not_found_on_another()
    {
        await using var site = await Site.StartAsync(demo: true);
        var entry = await LastAsync(site, RegisterKind.Incoming);
        foreach (var path in (string[])[$"/app/registers/incoming/{entry.Id}", $"/app/registers/incoming/{entry.Id}/file", "/app/registers/nonsense", $"/app/registers/order/{entry.Id}"])
        {
            Assert.Equal(404, (await site.OpenAsync(path, Role.Administrator, path.Contains("order", StringComparison.Ordinal) || path.Contains("nonsense", StringComparison.Ordinal) ? "tuayang" : "sommut")).Status);
        }

        Assert.DoesNotContain("ไฟฟ้าสาธารณะ", (await site.OpenAsync("/app/registers/outgoing", Role.Administrator, "sommut")).All, StringComparison.Ordinal);
        var series = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<NumberSeries>().FirstAsync());
        Assert.Equal(404, (await site.OpenAsync($"/app/settings/numbers/edit/{series.Id}", Role.Administrator, "sommut")).Status);
        var theirs = await site.InAgencyAsync("sommut", s => s.GetRequiredService<ExplainGap>().HandleAsync(new(series.Id, 2569, 1, 1, "แอบ"), default));
        Assert.Null(theirs);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("ก\u0E35\u0E35\u0E35\u0E35\u0E35\u0E35\u0E35\u0E35\u0E35\u0E35\u0E35")]
    [InlineData("{0}{1}%s\u202Eกลับ")]
    public async Task Hostile_words_stay_words(string words)
    {
        await using var site = await Site.StartAsync(demo: true);
        var form = await site.OpenAsync("/app/registers/incoming/add", Role.Officer);
        var saved = await form.SubmitAsync(("เรื่อง", words), ("จาก", words), ("การปฏิบัติ", words));
        Assert.True(saved.Status is 200 or 422);
        Assert.Empty(saved.Html.QuerySelectorAll("main script"));
        var list = await site.OpenAsync("/app/registers/incoming?q=" + Uri.EscapeDataString(words), Role.Officer);
        Assert.Equal(200, list.Status);
        Assert.Empty(list.Html.QuerySelectorAll("main script"));
        using var table = await (await site.ClientAsync(Role.Officer)).GetAsync(new Uri("/app/registers/incoming/export.xlsx", UriKind.Relative));
        Assert.True(table.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_file_is_kept_with_its_line_and_shown_in_a_sandbox()
    {
        await using var site = await Site.StartAsync(demo: true);
        var saved = await SendFileAsync(site, "%PDF-1.7 สำเนาหนังสือ"u8.ToArray(), "หนังสือ.pdf");
        var link = ((IHtmlAnchorElement)saved.Html.QuerySelector("dl a")!).GetAttribute("href")!;
        using var file = await saved.Client.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", string.Join(' ', file.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        var refused = await SendFileAsync(site, "<html><script>1</script>"u8.ToArray(), "หนังสือ.pdf");
        Assert.Equal(422, refused.Status);
        Assert.Contains("ไม่ใช่ PDF", refused.Text("[role=alert]"), StringComparison.Ordinal);
    }

    private static async Task<Screen> SendFileAsync(Site site, byte[] content, string name)
    {
        var form = await site.OpenAsync("/app/registers/incoming/add", Role.Officer);
        var fields = Screen.Fields((IHtmlFormElement)form.Html.QuerySelector("main form")!).Where(f => f.Key is not ("Input.Title" or "Input.Sender"));
        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in fields.Append(new("Input.Title", "มีไฟล์")).Append(new("Input.Sender", "อำเภอตัวอย่าง")))
        {
            body.Add(new StringContent(value), key);
        }

        using var file = new ByteArrayContent(content);
        body.Add(file, "Input.File", name);
        return await Screen.ReadAsync(form.Client, await form.Client.PostAsync(form.Address, body));
    }

    private static Task<Entry> LastAsync(Site site, RegisterKind kind) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Entry>().AsNoTracking()
        .Where(e => e.Kind == kind && e.State == EntryState.Issued).OrderByDescending(e => e.Running).FirstAsync());
}
