using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Agency;

[Trait("engine", "each")]
public class RegisterPageTests
{
    [Fact]
    public async Task An_empty_register_says_what_to_do_first()
    {
        await using var site = await Site.StartAsync();
        foreach (var (path, words) in ((string, string)[])[("units", "ยังไม่มีส่วนราชการ"), ("people", "ยังไม่มีบุคลากร"), ("positions", "ยังไม่มีตำแหน่ง"), ("chain", "ยังไม่ได้กำหนดลำดับ")])
        {
            Assert.Contains(words, (await site.OpenAsync("/app/settings/" + path, Role.Administrator)).Text(".empty"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Units_are_added_once_and_moved()
    {
        await using var site = await Site.StartAsync();
        foreach (var name in (string[])["สำนักปลัด", "กองคลัง", "กองช่าง"])
        {
            await (await site.OpenAsync("/app/settings/units/edit", Role.Administrator)).SubmitAsync(("ชื่อส่วนราชการ", name));
        }

        var again = await (await site.OpenAsync("/app/settings/units/edit", Role.Administrator)).SubmitAsync(("ชื่อส่วนราชการ", " กองคลัง\u200B"));
        Assert.Equal(422, again.Status);
        Assert.Contains("มีส่วนราชการชื่อ “กองคลัง” อยู่แล้ว", again.Text("[role=alert]"), StringComparison.Ordinal);

        var list = await site.OpenAsync("/app/settings/units", Role.Administrator);
        var moved = await list.PressAsync("เลื่อนขึ้น กองช่าง");
        Assert.Equal(["สำนักปลัด", "กองช่าง", "กองคลัง"], moved.Texts("tbody th"));
        Assert.Contains("ย้ายกองช่างไปลำดับที่ 2 แล้ว", moved.Text("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_stand_in_Thai_order_of_their_names_not_of_their_titles()
    {
        await using var site = await Site.StartAsync();
        foreach (var (title, first) in ((string, string)[])[("นาย", "เกษม"), ("นางสาว", "กานดา"), ("จ่าเอก", "ไกร"), ("นาง", "ขวัญ")])
        {
            var page = await site.OpenAsync("/app/settings/people/edit", Role.Administrator);
            await page.SubmitAsync(("คำนำหน้าหรือยศ", title), ("ชื่อ", first), ("นามสกุล", "ตัวอย่าง"));
        }

        var list = await site.OpenAsync("/app/settings/people", Role.Officer);
        Assert.Equal(["นางสาวกานดา ตัวอย่าง", "นายเกษม ตัวอย่าง", "จ่าเอกไกร ตัวอย่าง", "นางขวัญ ตัวอย่าง"], list.Texts("tbody th"));
        Assert.DoesNotContain("แก้ไข", list.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_with_look_alike_letters_is_refused()
    {
        await using var site = await Site.StartAsync();
        var again = await (await site.OpenAsync("/app/settings/people/edit", Role.Administrator))
            .SubmitAsync(("คำนำหน้าหรือยศ", "Mr."), ("ชื่อ", "J\u043Ehn"), ("นามสกุล", "Sample"));
        Assert.Equal(422, again.Status);
        Assert.Contains("อักษรต่างภาษา", again.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_of_one_agency_is_not_found_on_another()
    {
        await using var site = await Site.StartAsync(demo: true);
        var theirs = await site.InAgencyAsync("sommut", s => s.GetRequiredService<IAgencyDirectory>().PeopleAsync(default));
        var post = await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<Position>().Select(p => p.Id).FirstAsync());
        var appointment = await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<Appointment>().Select(p => p.Id).FirstAsync());
        foreach (var path in (string[])[$"people/edit/{theirs[0].Id}", $"people/{theirs[0].Id}/leave", $"positions/{post}", $"positions/{post}/appoint", $"positions/edit/{post}", $"appointments/{appointment}/end"])
        {
            Assert.Equal(200, (await site.OpenAsync("/app/settings/" + path, Role.Administrator, "sommut")).Status);
            Assert.Equal(404, (await site.OpenAsync("/app/settings/" + path, Role.Administrator, "tuayang")).Status);
        }

        // A unit of the other agency, sent by hand, is as good as none.
        var unit = (await site.InAgencyAsync("sommut", s => s.GetRequiredService<IAgencyDirectory>().UnitsAsync(default)))[0];
        var outcome = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<SavePerson>().HandleAsync(new(null, "นาย", "แอบ", "อ้าง", unit.Id, "", ""), default));
        Assert.Equal("person.unit", outcome!.Refusal!.Code);
    }

    [Fact]
    public async Task Who_leaves_stops_signing_the_day_after()
    {
        await using var site = await Site.StartAsync(demo: true);
        var person = (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IAgencyDirectory>().PeopleAsync(default))).First(p => p.Position == "หัวหน้าสำนักปลัด");
        var page = await site.OpenAsync($"/app/settings/people/{person.Id}/leave", Role.Administrator);
        Assert.Equal(422, (await page.SubmitAsync(("วันสุดท้ายที่ปฏิบัติงาน", "31 ก.ย. 2569"))).Status);
        var left = await page.SubmitAsync(("วันสุดท้ายที่ปฏิบัติงาน", "๓๐ พ.ย. ๒๕๖๙"));
        Assert.Contains("พ้นจากหน่วยงานเมื่อ 30 พ.ย. 2569", left.Text("[role=status]"), StringComparison.Ordinal);

        var blocks = await site.InAgencyAsync("tuayang", async s =>
        {
            var directory = s.GetRequiredService<IAgencyDirectory>();
            return (await directory.SignatureOfAsync(person.Id, new(2026, 11, 30), default), await directory.SignatureOfAsync(person.Id, new(2026, 12, 1), default));
        });
        Assert.NotNull(blocks.Item1);
        Assert.Null(blocks.Item2);
        site.Clock.Be(new(2026, 12, 1));
        Assert.DoesNotContain(person.FullName, (await site.OpenAsync("/app/settings/people", Role.Officer)).Texts("tbody th"));
        var all = await site.OpenAsync("/app/settings/people?all=true", Role.Officer);
        Assert.Contains(all.Texts("tbody th"), name => name.StartsWith(person.FullName, StringComparison.Ordinal));
    }
}
