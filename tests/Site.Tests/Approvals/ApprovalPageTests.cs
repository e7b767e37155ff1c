using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Approvals;

public class ApprovalPageTests
{
    [Fact]
    public async Task From_the_inbox_one_tap_opens_and_the_form_decides_then_the_next_one_is_there()
    {
        await using var house = await ApprovalSite.StartAsync();
        await house.SendAsync(title: "เรื่องแรก");
        await house.SendAsync(title: "เรื่องด่วน", urgent: true);
        var inbox = await house.Site.OpenAsync("/app/approvals", Role.HeadOfUnit);
        Assert.Equal("รออนุมัติ (2)", inbox.Text("h1"));
        Assert.Contains("เรื่องด่วน", inbox.Texts(".inbox li")[0], StringComparison.Ordinal);
        Assert.Contains("2", inbox.Text(".rail .count"), StringComparison.Ordinal);
        Assert.Contains("2", inbox.Text(".phonebar .count"), StringComparison.Ordinal);

        var item = await inbox.FollowAsync("เรื่องด่วน");
        Assert.Contains("เนื้อหาเดิม", item.Text(".paper"), StringComparison.Ordinal);
        Assert.Contains("สรุปบรรทัดแรก", item.Text(".summary"), StringComparison.Ordinal);
        var next = await item.PressAsync("ลงความเห็น", ("เห็นชอบ", "on"), ("ความเห็น", "เห็นควรเสนอ"), ("รหัสยืนยัน", ApprovalSite.Pin));
        Assert.Equal("เรื่องแรก", next.Text("h1"));
        Assert.Contains("เห็นชอบ เรื่องด่วน", next.Text(".given"), StringComparison.Ordinal);
        Assert.Contains("10 วินาที", next.Text(".given"), StringComparison.Ordinal);

        var undone = await next.PressAsync("เลิกทำ");
        Assert.Equal("เรื่องด่วน", undone.Text("h1"));
        Assert.Equal("รออนุมัติ (2)", (await house.Site.OpenAsync("/app/approvals", Role.HeadOfUnit)).Text("h1"));
    }

    [Fact]
    public async Task A_link_to_one_item_survives_signing_in()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        using var phone = house.Site.NewClient("localhost");
        var form = await Screen.ReadAsync(phone, await phone.GetAsync(new Uri($"/app/approvals/{sent.Id}", UriKind.Relative)));
        Assert.Equal("/sign-in", form.Address.AbsolutePath);
        var item = await form.SubmitAsync(("ชื่อผู้ใช้", "head"), ("รหัสผ่าน", Host.Demo.Password));
        Assert.Equal(sent.Title, item.Text("h1"));
        var done = await item.PressAsync("ลงความเห็น", ("รหัสยืนยัน", ApprovalSite.Pin));
        Assert.Equal("รออนุมัติ (0)", done.Text("h1"));
    }

    [Fact]
    public async Task The_whole_route_on_pages_alone_and_the_author_sees_where_it_is()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        foreach (var (role, button) in ((Role, string)[])[(Role.HeadOfUnit, "ลงความเห็น"), (Role.PermanentSecretary, "ลงความเห็น"), (Role.Executive, "ลงนาม")])
        {
            var item = await house.Site.OpenAsync($"/app/approvals/{sent.Id}", role);
            var after = await item.PressAsync(button, ("รหัสยืนยัน", ApprovalSite.Pin));
            Assert.Equal(200, after.Status);
            house.Site.Clock.Pass(TimeSpan.FromSeconds(11));
        }

        var mine = await house.Site.OpenAsync("/app/approvals/sent", Role.Officer);
        Assert.Contains("อนุมัติแล้ว", mine.Text("tbody tr"), StringComparison.Ordinal);
        var way = (await mine.FollowAsync(sent.Title)).Text(".way");
        Assert.Contains("นายสำรวจ มั่นคง ผู้อำนวยการกองช่าง รักษาราชการแทน ปลัดองค์การบริหารส่วนตำบลตัวอย่าง", way, StringComparison.Ordinal);
        await house.Site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        Assert.Single(house.Heard.Facts.OfType<ApprovalCompleted>());
    }

    [Fact]
    public async Task Sending_back_asks_why_and_the_author_sends_it_again()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        var page = await (await house.Site.OpenAsync($"/app/approvals/{sent.Id}", Role.HeadOfUnit)).FollowAsync("ส่งกลับ");
        Assert.Contains("กรอกเหตุผลที่ส่งกลับ", (await page.SubmitAsync(("เหตุผล", ""), ("รหัสยืนยัน", ApprovalSite.Pin))).Text("[role=alert]"), StringComparison.Ordinal);
        var back = await page.SubmitAsync(("เหตุผล", "วันที่ในข้อ 2 ผิด"), ("รหัสยืนยัน", ApprovalSite.Pin));
        Assert.Contains("ส่งกลับ", back.Text(".given"), StringComparison.Ordinal);
        house.Site.Clock.Pass(TimeSpan.FromSeconds(11));
        var mine = await house.Site.OpenAsync($"/app/approvals/{sent.Id}", Role.Officer);
        Assert.Matches(@"^\S.* \(.+\) ส่งกลับให้แก้ไข 20 พ\.ย\. 2569: วันที่ในข้อ 2 ผิด$", mine.Text(".notice"));
        house.Sheets.Change(sent.SubjectId, "แก้แล้ว");
        var again = await (await mine.FollowAsync("เสนอใหม่")).SubmitAsync(("สิ่งที่แก้ไข", "แก้วันที่แล้ว"));
        Assert.Contains("เสนอครั้งที่ 2", again.All, StringComparison.Ordinal);
        Assert.Equal("รออนุมัติ (1)", (await house.Site.OpenAsync("/app/approvals", Role.HeadOfUnit)).Text("h1"));
    }

    [Fact]
    public async Task What_changed_after_it_was_sent_is_shown_instead_of_a_form()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync("งบ 100 บาท");
        var item = await house.Site.OpenAsync($"/app/approvals/{sent.Id}", Role.HeadOfUnit);
        house.Sheets.Change(sent.SubjectId, "งบ 1000 บาท");
        var refused = await item.PressAsync("ลงความเห็น", ("รหัสยืนยัน", ApprovalSite.Pin));
        Assert.Equal(422, refused.Status);
        Assert.Contains("เป็นโมฆะ", refused.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("งบ 100 บาท", refused.Text("del"), StringComparison.Ordinal);
        Assert.Contains("งบ 1000 บาท", refused.Text("ins"), StringComparison.Ordinal);
        Assert.Empty(refused.Html.QuerySelectorAll("form.decide"));
    }

    [Fact]
    public async Task Several_are_read_on_one_page_and_confirmed_with_one_code()
    {
        await using var house = await ApprovalSite.StartAsync();
        var (first, second) = (await house.SendAsync(title: "เรื่องที่หนึ่ง"), await house.SendAsync(title: "เรื่องที่สอง"));
        await house.SendAsync(title: "เรื่องที่สาม");
        var page = await house.Site.OpenAsync($"/app/approvals/batch?ids={first.Id}&ids={second.Id}", Role.HeadOfUnit);
        Assert.Equal(2, page.Html.QuerySelectorAll("form.decide > .card").Length);
        Assert.Contains("ไม่ถูกต้อง", (await page.SubmitAsync(("รหัสยืนยัน", "135790"))).Text("[role=alert]"), StringComparison.Ordinal);
        house.Sheets.Change(second.SubjectId, "แอบแก้");
        var done = await page.SubmitAsync(("รหัสยืนยัน", ApprovalSite.Pin));
        Assert.Contains("ลงความเห็นแล้ว 1 เรื่อง อีก 1 เรื่องทำไม่ได้", done.All, StringComparison.Ordinal);
        Assert.Single(done.Html.QuerySelectorAll(".given"));
        Assert.Equal("รออนุมัติ (1)", done.Text("h1"));
    }

    [Fact]
    public async Task Who_has_nothing_to_do_with_it_finds_nothing()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        foreach (var path in (string[])["", "/return", "/again", "/withdraw"])
        {
            Assert.Equal(404, (await house.Site.OpenAsync($"/app/approvals/{sent.Id}{path}", user: "finance")).Status);
            Assert.Equal(404, (await house.Site.OpenAsync($"/app/approvals/{sent.Id}{path}", Role.Executive, "sommut")).Status);
        }

        // An auditor reads and finds no form; a stranger's form finds no item.
        var seen = await house.Site.OpenAsync($"/app/approvals/{sent.Id}", Role.Auditor);
        Assert.Equal((200, 0), (seen.Status, seen.Html.QuerySelectorAll("form.decide").Length));
        Assert.Equal(404, (await house.Site.OpenAsync($"/app/approvals/{sent.Id}/withdraw", Role.HeadOfUnit)).Status);
        Assert.Empty((await house.Site.OpenAsync($"/app/approvals/batch?ids={sent.Id}", user: "finance")).Html.QuerySelectorAll("form.decide > .card"));
    }

    [Fact]
    public async Task Hostile_texts_stay_texts()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync("<script>alert(1)</script>", title: "<img src=x onerror=alert(1)> {{7*7}} %s\u202e");
        var item = await house.Site.OpenAsync($"/app/approvals/{sent.Id}", Role.HeadOfUnit);
        Assert.Equal("<img src=x onerror=alert(1)> {{7*7}} %s", item.Text("h1"));
        var after = await item.PressAsync("ลงความเห็น", ("ความเห็น", "<b>หนา</b> \u200b${x} @Html"), ("รหัสยืนยัน", ApprovalSite.Pin));
        Assert.Equal(200, after.Status);
        var seen = await house.Site.OpenAsync($"/app/approvals/{sent.Id}", Role.Officer);
        Assert.Contains("<b>หนา</b> ${x} @Html", seen.Text(".way"), StringComparison.Ordinal);
        Assert.Empty(seen.Html.QuerySelectorAll("main script, main img, .way b"));
        Assert.Equal(200, (await house.Site.OpenAsync("/app/approvals?given=x&given=00000000000070008000000000000000-99999999999&given=" + new string('0', 500), Role.HeadOfUnit)).Status);
    }

    [Fact]
    public async Task A_route_is_written_down_on_its_page_and_refused_in_words()
    {
        await using var house = await ApprovalSite.StartAsync();
        var page = await house.Site.OpenAsync("/app/settings/routes/edit", Role.Administrator);
        var few = await page.SubmitAsync(("ชื่อเส้นทาง", "ด่วนพิเศษ"), ("ลำดับที่ 1 ตำแหน่ง", "หัวหน้าสำนักปลัด"));
        Assert.Contains("2 ถึง 6 ลำดับ", few.Text("[role=alert]"), StringComparison.Ordinal);
        var last = await few.SubmitAsync(("ลำดับที่ 2 ตำแหน่ง", "ผู้อำนวยการกองคลัง"), ("ลำดับที่ 2 พิจารณาพร้อม", "true"));
        Assert.Contains("ลำดับสุดท้ายเป็นผู้ตัดสินใจ", last.Text("[role=alert]"), StringComparison.Ordinal);
        var saved = await last.SubmitAsync(("ลำดับที่ 3 ตำแหน่ง", "นายกองค์การบริหารส่วนตำบลตัวอย่าง"), ("ลำดับที่ 3 ภายในกี่วันทำการ", "๓"));
        Assert.Contains("หัวหน้าสำนักปลัด และ ผู้อำนวยการกองคลัง › นายกองค์การบริหารส่วนตำบลตัวอย่าง", saved.Text("tbody tr"), StringComparison.Ordinal);
        var form = await saved.FollowAsync("ด่วนพิเศษ");
        Assert.Equal("3", form.Html.QuerySelector("#Input_Posts_2__Days")!.GetAttribute("value"));
        Assert.Contains("เลิกใช้", (await form.SubmitAsync(("เลิกใช้เส้นทางนี้", "true"))).Text("tbody tr"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_counts_working_days_and_shows_in_the_inbox()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();

        // Sent on Friday 20 November 2026; the head has one working day.
        Assert.Equal(new DateOnly(2026, 11, 23), sent.Steps[0].DueOn);
        Assert.Null(sent.Steps[1].DueOn);
        house.Site.Clock.Be(new(2026, 11, 25));
        Assert.Contains("เกินกำหนด", (await house.Site.OpenAsync("/app/approvals", Role.HeadOfUnit)).Text(".inbox"), StringComparison.Ordinal);
        Assert.Contains(sent.Title, (await house.Site.OpenAsync("/app/2570", Role.HeadOfUnit)).Text("#overdue ~ *"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_late_is_reminded_of_once_a_working_day_until_it_is_done()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        Assert.Equal(0, await RemindAsync(house));
        house.Site.Clock.Be(new(2026, 11, 24));
        Assert.Equal(1, await RemindAsync(house));
        Assert.Equal(0, await RemindAsync(house));
        house.Site.Clock.Be(new(2026, 11, 25));
        Assert.Equal(1, await RemindAsync(house));
        Assert.Contains("เตือนครั้งที่ 2", (await house.Site.OpenAsync("/app/2570", Role.HeadOfUnit)).All, StringComparison.Ordinal);

        // Saturday 28 November: nobody is reminded of work.
        house.Site.Clock.Be(new(2026, 11, 28));
        Assert.Equal(0, await RemindAsync(house));
        house.Site.Clock.Be(new(2026, 11, 25));
        Assert.True((await house.DecideAsync("head", sent, 1, DecisionWord.Agreed))!.Done);
        await house.SettleAsync();
        house.Site.Clock.Be(new(2026, 11, 26));
        await RemindAsync(house);
        Assert.Equal(0, await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Prongsai.Approvals.Step>().Where(x => x.ApprovalId == sent.Id).SumAsync(x => x.Reminders)));
        Assert.DoesNotContain(
            await house.AsAsync("head", services => services.GetRequiredService<Prongsai.Approvals.Inbox>().LinesAsync(default)), line => line.Title == sent.Title && line.Id == sent.Id);
    }

    private static Task<int> RemindAsync(ApprovalSite house) => house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<Prongsai.Approvals.Remind>().HandleAsync(default));
}
