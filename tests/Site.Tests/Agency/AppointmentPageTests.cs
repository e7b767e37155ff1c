using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Agency;

[Trait("engine", "each")]
public class AppointmentPageTests
{
    [Fact]
    public async Task The_demo_office_has_a_chain_of_four_with_one_who_acts()
    {
        await using var site = await Site.StartAsync(demo: true);
        var chain = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IAgencyDirectory>().ChainAsync(new(2026, 11, 20), default));
        Assert.Equal(4, chain.Count);
        Assert.Equal("ความเห็นหัวหน้าฝ่ายแผนงานและงบประมาณ", chain[0].Heading);
        Assert.Equal("นายสำรวจ มั่นคง", chain[2].Signer!.Name);
        Assert.Equal(["ผู้อำนวยการกองช่าง รักษาราชการแทน", "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง"], chain[2].Signer!.Lines);
        Assert.Equal(["นายกองค์การบริหารส่วนตำบลตัวอย่าง"], chain[3].Signer!.Lines);
        Assert.Null((await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IAgencyDirectory>().ChainAsync(new(1990, 1, 1), default)))[0].Signer);
        Assert.Contains("รักษาราชการแทน", (await site.OpenAsync("/app/settings/chain", Role.Officer)).Text("main ol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vacant_post_is_filled_after_the_one_who_acts_steps_back()
    {
        await using var site = await Site.StartAsync(demo: true);
        var history = await OpenHistoryAsync(site, "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง");
        var ended = await (await history.FollowAsync("ให้พ้นตำแหน่ง")).SubmitAsync(("วันสุดท้ายในตำแหน่ง", "30 พ.ย. 2569"));
        Assert.Contains("พ้นตำแหน่งหลังวันที่ 30 พ.ย. 2569", ended.Text("[role=status]"), StringComparison.Ordinal);

        await (await site.OpenAsync("/app/settings/people/edit", Role.Administrator)).SubmitAsync(("คำนำหน้าหรือยศ", "นาง"), ("ชื่อ", "ปลัดใหม่"), ("นามสกุล", "พร้อมงาน"));
        var appoint = await site.OpenAsync(ended.Address.AbsolutePath + "/appoint", Role.Administrator);
        var made = await appoint.SubmitAsync(("บุคลากร", "นางปลัดใหม่ พร้อมงาน"), ("ดำรงตำแหน่ง", "on"), ("ตั้งแต่วันที่", "1 ธ.ค. 2569"));
        Assert.Contains("เริ่ม 1 ธ.ค. 2569", made.Text("[role=status]"), StringComparison.Ordinal);
        var chain = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IAgencyDirectory>().ChainAsync(new(2026, 12, 1), default));
        Assert.Equal("นางปลัดใหม่ พร้อมงาน", chain[2].Signer!.Name);
    }

    [Fact]
    public async Task Before_an_appointment_ends_today_says_so_to_those_who_can_act()
    {
        await using var site = await Site.StartAsync(demo: true);
        var history = await OpenHistoryAsync(site, "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง");
        await (await history.FollowAsync("ให้พ้นตำแหน่ง")).SubmitAsync(("วันสุดท้ายในตำแหน่ง", "30 พ.ย. 2569"));
        Assert.Contains("นายสำรวจ มั่นคง จะสิ้นสุดการรักษาราชการแทน", (await site.OpenAsync("/app", Role.Administrator)).All, StringComparison.Ordinal);
        Assert.DoesNotContain("จะสิ้นสุดการรักษาราชการแทน", (await site.OpenAsync("/app", Role.Auditor)).All, StringComparison.Ordinal);
        site.Clock.Be(new(2026, 12, 1));
        Assert.Contains("ไม่มีผู้ทำหน้าที่ในวันนี้", (await site.OpenAsync("/app", Role.PermanentSecretary)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rules_forbid_is_refused_in_words()
    {
        await using var site = await Site.StartAsync(demo: true);
        var history = await OpenHistoryAsync(site, "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง");
        var page = await site.OpenAsync(history.Address.AbsolutePath + "/appoint", Role.Administrator);
        var twice = await page.SubmitAsync(("บุคลากร", Choice(page, "นางสาวนามแฝง รักงาน")), ("รักษาราชการแทน", "on"), ("ตั้งแต่วันที่", "20 พ.ย. 2569"));
        Assert.Contains("มีผู้ทำหน้าที่แทนอยู่แล้ว", twice.Text("[role=alert]"), StringComparison.Ordinal);
        var noOrder = await page.SubmitAsync(("บุคลากร", Choice(page, "นางสาวนามแฝง รักงาน")), ("ปฏิบัติราชการแทน", "on"), ("ตั้งแต่วันที่", "20 พ.ย. 2569"));
        Assert.Contains("ต้องมีคำสั่งเป็นหนังสือ", noOrder.Text("[role=alert]"), StringComparison.Ordinal);
        var another = await page.SubmitAsync(("บุคลากร", Choice(page, "นางสาวนามแฝง รักงาน")), ("ดำรงตำแหน่ง", "on"), ("ตั้งแต่วันที่", "20 พ.ย. 2569"));
        Assert.Contains("ดำรงตำแหน่งอื่นอยู่", another.Text("[role=alert]"), StringComparison.Ordinal);
        var backwards = await page.SubmitAsync(("บุคลากร", Choice(page, "นางสาวนามแฝง รักงาน")), ("ตั้งแต่วันที่", "20 พ.ย. 2569"), ("ถึงวันที่", "1 พ.ย. 2569"));
        Assert.Contains("วันสิ้นสุดอยู่ก่อนวันเริ่ม", backwards.Text("[role=alert]"), StringComparison.Ordinal);
        var nobody = await page.SubmitAsync(("บุคลากร", ""), ("ถึงวันที่", ""), ("ตั้งแต่วันที่", "20 พ.ย. 2569"));
        Assert.Contains("โปรดเลือกบุคลากร", nobody.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_post_cannot_act_for_one()
    {
        await using var site = await Site.StartAsync(demo: true);
        var refusal = await site.InAgencyAsync("tuayang", async s =>
        {
            var person = (await s.GetRequiredService<SavePerson>().HandleAsync(new(null, "นาย", "มาใหม่", "ไม่มีตำแหน่ง", null, "", ""), default))!.Value!;
            var post = (await s.GetRequiredService<SavePosition>().HandleAsync(new(null, "หัวหน้างานใหม่", null, null), default))!.Value!;
            return (await s.GetRequiredService<Appoint>().HandleAsync(new(person.Id, post.Id, AppointmentKind.ActingFor, "", new(2026, 11, 20), null), default))!.Refusal;
        });
        Assert.Equal("appointment.no-own-post", refusal!.Code);
    }

    [Fact]
    public async Task The_chain_is_set_on_its_page()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/settings/chain", Role.PermanentSecretary);
        var twice = await page.SubmitAsync(("ลำดับที่ 2 ตำแหน่ง", Choice(page, "หัวหน้าฝ่ายแผนงานและงบประมาณ")));
        Assert.Contains("ตำแหน่งเดียวกันซ้ำ", twice.Text("[role=alert]"), StringComparison.Ordinal);
        page = await site.OpenAsync("/app/settings/chain", Role.PermanentSecretary);
        var saved = await page.SubmitAsync(("ลำดับที่ 1 ตำแหน่ง", ""), ("ลำดับที่ 2 ตำแหน่ง", ""));
        Assert.Contains("2 ลำดับแล้ว", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(2, saved.Html.QuerySelectorAll("main ol li").Length);
    }

    private static string Choice(Screen page, string starts) =>
        page.Html.QuerySelectorAll("option").First(o => o.TextContent.Contains(starts, StringComparison.Ordinal)).GetAttribute("value")!;

    private static async Task<Screen> OpenHistoryAsync(Site site, string position)
    {
        var list = await site.OpenAsync("/app/settings/positions", Role.Administrator);
        var row = list.Html.QuerySelectorAll("tr").First(r => r.QuerySelector("th")?.TextContent == position);
        return await site.OpenAsync(row.QuerySelectorAll("a").First(a => a.TextContent.Contains("ประวัติ", StringComparison.Ordinal)).GetAttribute("href")!, Role.Administrator);
    }
}
