using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>A new office is set up from one page, in any order.</summary>
[Trait("engine", "each")]
public sealed class FirstStepsTests
{
    [Fact]
    public async Task An_administrator_of_a_new_office_begins_with_what_it_lacks_and_everybody_else_with_today()
    {
        await using var site = await Site.StartAsync();
        var begin = await site.OpenAsync("/app", Role.Administrator);
        Assert.Equal("/app/settings/begin", begin.Address.AbsolutePath);
        Assert.Contains("ทำแล้ว 0 จาก 8", begin.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["หน่วยงาน", "ส่วนราชการ", "คนและตำแหน่ง", "เลขหนังสือ", "สายเสนอความเห็น", "ผู้รับผิดชอบข้อมูล OIT", "เว็บไซต์", "สำรองข้อมูล"],
            begin.Texts("ol.steps h2").Select(h => h.Replace("ยังไม่ทำ", "", StringComparison.Ordinal).Trim()));
        foreach (var link in begin.Html.QuerySelectorAll("ol.steps a").Select(a => a.GetAttribute("href")!))
        {
            Assert.Equal(200, (await site.OpenAsync(link, Role.Administrator)).Status);
        }

        Assert.StartsWith("/app/25", (await site.OpenAsync("/app", Role.Officer)).Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(403, (await site.OpenAsync("/app/settings/begin", Role.Officer)).Status);
    }

    [Fact]
    public async Task Units_and_people_of_a_pasted_list_make_their_steps_done_here_and_nowhere_else()
    {
        await using var site = await Site.StartAsync();
        var units = await (await site.OpenAsync("/app/settings/units/many", Role.Administrator)).SubmitAsync(("ชื่อส่วนราชการ", "๑. สำนักปลัด\n2) กองคลัง\n- กองคลัง\n\n"));
        Assert.Equal(["สำนักปลัด", "กองคลัง"], units.Texts("tbody th"));

        var paste = await site.OpenAsync("/app/settings/people/paste", Role.Administrator);
        var review = await paste.SubmitAsync(("วางรายชื่อที่นี่", "ชื่อ-สกุล\tตำแหน่ง\tสังกัด\tโทร\nนายตัวอย่าง ใจดี\tปลัด\tสำนักปลัด\t123\nนางตัวอย่าง คลังดี\tผู้อำนวยการกองคลัง\tกองคลัง\t\nไม่มีชื่อ\t\t\t"));
        Assert.Contains("สิ่งที่อ่านได้ 2 คน", review.Text("caption"), StringComparison.Ordinal);
        Assert.Contains("อ่านไม่ได้ 1 แถว", review.Text("main"), StringComparison.Ordinal);

        var refused = await review.PressAsync("เพิ่มตามที่เลือก");
        Assert.Equal(422, refused.Status);
        Assert.Contains("หมายเลขโทรศัพท์", refused.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal((0, 0), await CountAsync(site));

        var saved = await refused.PressAsync("เพิ่มตามที่เลือก", ("โทรศัพท์ของคนที่ 1", "081 234 5678"));
        Assert.Contains("เพิ่มบุคลากร 2 คน ตำแหน่ง 2 ตำแหน่งแล้ว", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal((2, 2), await CountAsync(site));
        Assert.Equal((0, 0), await CountAsync(site, "sommut"));

        // The same list again changes nothing.
        review = await paste.SubmitAsync(("วางรายชื่อที่นี่", "นายตัวอย่าง ใจดี\tปลัด\tสำนักปลัด"));
        Assert.Contains("มีอยู่แล้ว 1 คน", (await review.PressAsync("เพิ่มตามที่เลือก")).Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal((2, 2), await CountAsync(site));

        var begin = await site.OpenAsync("/app/settings/begin", Role.Administrator);
        Assert.Contains("ทำแล้ว 2 จาก 8", begin.Text("main"), StringComparison.Ordinal);
        Assert.Contains("2 คน 2 ตำแหน่งที่มีผู้ดำรงตำแหน่ง", begin.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ทำแล้ว 0 จาก 8", (await site.OpenAsync("/app/settings/begin", Role.Administrator, "sommut")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prefix_of_numbers_is_enough_for_an_office_that_begins_with_one()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<SaveOffice>().HandleAsync(new("อบต.ตัวอย่าง", "อบต.ตัวอย่าง", "นายก", "", "", "", "", "", "", "สม ๙๙๙๐๑"), default));
        var begin = await site.OpenAsync("/app/settings/begin", Role.Administrator);
        Assert.Contains("ทำแล้ว 1 จาก 8", begin.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ขึ้นต้นด้วย สม 99901 ทุกทะเบียนเริ่มที่เลข 1", begin.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ตั้งรหัสยืนยัน", (await site.OpenAsync("/app/settings/backup", Role.Administrator)).Text("form[action*='Key'] a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_pasted_or_nobody_chosen_is_said()
    {
        await using var site = await Site.StartAsync();
        var paste = await site.OpenAsync("/app/settings/people/paste", Role.Administrator);
        Assert.Contains("ไม่พบรายชื่อ", (await paste.SubmitAsync(("วางรายชื่อที่นี่", "ราคา\t100\nรวม\t200"))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("ไม่พบรายชื่อ", (await paste.SubmitAsync(("วางรายชื่อที่นี่", ""))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("อย่างน้อยหนึ่งบรรทัด", (await (await site.OpenAsync("/app/settings/units/many", Role.Administrator)).SubmitAsync(("ชื่อส่วนราชการ", " \n-"))).Text("[role=alert]"), StringComparison.Ordinal);
    }

    private static Task<(int People, int Held)> CountAsync(Site site, string agency = "tuayang") => site.InAgencyAsync(agency, async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        return (await db.Set<Person>().CountAsync(), await db.Set<Appointment>().CountAsync());
    });
}
