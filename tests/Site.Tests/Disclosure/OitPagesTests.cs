using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Disclosure;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Site.Tests.Documents;

namespace Prongsai.Site.Tests.Disclosure;

[Trait("engine", "each")]
public sealed class OitPagesTests
{
    [Fact]
    public async Task An_officer_opens_a_year_proves_an_item_and_the_public_sees_it_when_the_last_post_has_decided()
    {
        await using var site = await Site.StartAsync(demo: true);
        var board = await site.OpenAsync("/app/2569/oit", Role.Officer);
        Assert.Contains("ยังไม่ได้เปิดรายการของปีนี้", board.All, StringComparison.Ordinal);
        var open = await board.FollowAsync("เปิดรายการ OIT ปี 2569");
        board = await open.PressAsync("เปิดรายการ 26 ข้อ");
        Assert.Contains("ยกผู้รับผิดชอบและหลักฐานมา", board.All, StringComparison.Ordinal);
        Assert.Equal(26, board.Texts("#items tbody th[scope=row]").Count);

        var item = await site.OpenAsync("/app/2569/oit/O17", Role.Officer);
        Assert.Equal(200, item.Status);
        var elements = item.Texts("section[id^=e] h3").Count;
        var proof = await (await item.FollowAsync("เพิ่มหลักฐาน")).SubmitAsync(
            ("ที่อยู่เว็บ", "https://www.tuayang.example/report"), ("ชื่อหลักฐาน", "ช่องทางแจ้งเรื่องออนไลน์"));
        Assert.Equal(422, proof.Status);
        Assert.Contains("โปรดเลือกองค์ประกอบ", proof.All, StringComparison.Ordinal);
        foreach (var box in proof.Html.QuerySelectorAll("input[name='Proof.Elements']").Cast<IHtmlInputElement>())
        {
            box.IsChecked = true;
        }

        item = await proof.PressAsync("แนบหลักฐาน");
        Assert.Contains("แนบหลักฐานแล้ว", item.All, StringComparison.Ordinal);

        var send = await site.OpenAsync("/app/2569/oit/o17/send", Role.Officer);
        Assert.Contains("ยังเสนอไม่ได้", send.All, StringComparison.Ordinal);
        Assert.Equal(422, (await send.PressAsync("เสนอเผยแพร่")).Status);
        for (var n = 1; n <= elements; n++)
        {
            item = await item.PressAsync($"มีครบแล้ว องค์ประกอบที่ {n}");
            Assert.Contains("บันทึกเครื่องหมายแล้ว", item.All, StringComparison.Ordinal);
        }

        item = await (await site.OpenAsync("/app/2569/oit/o17/send", Role.Officer)).PressAsync("เสนอเผยแพร่");
        Assert.Contains("อยู่ระหว่างเสนออนุมัติ", item.All, StringComparison.Ordinal);
        await PaperRoute.DrainAsync(site);
        Assert.Equal(404, (await site.OpenAsync("/ita/2569/o17")).Status);

        await DecideAsync(site, 2569, "O17");
        var page = await site.OpenAsync("/ita/2569/o17");
        Assert.Equal(200, page.Status);
        Assert.Contains("ช่องทางแจ้งเรื่องออนไลน์", page.All, StringComparison.Ordinal);
        Assert.Equal(elements, page.Html.QuerySelectorAll("section[id^=e]").Length);
        item = await site.OpenAsync("/app/2569/oit/o17", Role.Officer);
        Assert.Contains("เผยแพร่แล้ว", item.All, StringComparison.Ordinal);

        // One changed thing: the public still sees what was approved, and the board says so.
        item = await item.PressAsync("ยังขาด องค์ประกอบที่ 1");
        Assert.Equal("เผยแพร่แล้ว", (await site.OpenAsync("/app/2569/oit/o17", Role.Officer)).Text(".cluster .tag"));
        proof = await (await item.FollowAsync("แนบฉบับใหม่ ของ ช่องทางแจ้งเรื่องออนไลน์")).SubmitAsync(("ที่อยู่เว็บ", "https://www.tuayang.example/other"));
        Assert.Contains("ข้อมูลที่นี่แก้ไขหลังจากเผยแพร่", proof.All, StringComparison.Ordinal);
        Assert.DoesNotContain("/other", (await site.OpenAsync("/ita/2569/o17")).Html.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_year_has_evidence_for_its_items_and_most_of_them_are_public()
    {
        await using var site = await Site.StartAsync(demo: true);
        var board = await site.OpenAsync("/app/2568/oit", Role.Officer);
        Assert.Equal(28, board.Texts("#items tbody th[scope=row]").Count);
        Assert.Contains("ผิดช่วงเวลา", board.All, StringComparison.Ordinal);
        foreach (var line in DemoOit.Lines.Where(l => l.End == "public" && !l.Pages.Contains("/news")))
        {
            Assert.True((await site.OpenAsync("/ita/2568/" + line.Code)).Status == 200, line.Code);
        }

        var states = await site.InAgencyAsync("tuayang", services => services.GetRequiredService<AppDb>().Set<DisclosureItem>().Where(i => i.FiscalYear == 2568).Select(i => i.Stage).ToListAsync());
        Assert.Contains(Stage.Sent, states);
        Assert.True(states.Count(s => s == Stage.Published) >= 19);
    }

    [Fact]
    public async Task A_unit_sees_its_own_items_and_nobody_those_of_another_agency()
    {
        await using var site = await Site.StartAsync(demo: true);
        var finance = await site.OpenAsync("/app/2568/oit", user: "finance");
        Assert.DoesNotContain("คะแนน OIT ประมาณการ", finance.All, StringComparison.Ordinal);
        Assert.Equal(["O12", "O13"], finance.Texts("#items tbody tr td:first-child"));
        Assert.Equal(404, (await site.OpenAsync("/app/2568/oit/o1", user: "finance")).Status);
        Assert.Equal(200, (await site.OpenAsync("/app/2568/oit/o12", user: "finance")).Status);

        var file = (await site.OpenAsync("/app/2568/oit/o5", Role.Officer)).Html.QuerySelector("a[href^='/app/oit/evidence/']")!.GetAttribute("href")!;
        Assert.Equal(200, (await site.OpenAsync(file, Role.Officer)).Status);
        Assert.Equal(404, (await site.OpenAsync(file, user: "finance")).Status);

        Assert.Equal(404, (await site.OpenAsync(file, Role.Officer, "sommut")).Status);
        Assert.Equal(404, (await site.OpenAsync("/app/2567/oit/o1", Role.Officer, "sommut")).Status);
    }

    [Fact]
    public async Task An_auditor_marks_beside_the_owner_and_changes_nothing_else()
    {
        await using var site = await Site.StartAsync(demo: true);
        var item = await site.OpenAsync("/app/2568/oit/o8", Role.Auditor);
        Assert.DoesNotContain("เพิ่มหลักฐาน", item.All, StringComparison.Ordinal);
        item = await item.PressAsync("เห็นว่าไม่ครบ", ("ความเห็น", "ไม่ระบุตำแหน่งผู้ใช้คู่มือ"));
        Assert.Contains("ผู้ตรวจสอบภายในเห็นว่าไม่ครบ", item.All, StringComparison.Ordinal);
        Assert.Contains("ไม่ระบุตำแหน่งผู้ใช้คู่มือ", (await site.OpenAsync("/app/2568/oit/o8", Role.Officer)).All, StringComparison.Ordinal);
    }

    internal static async Task DecideAsync(Site site, int year, string code)
    {
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var item = await db.Set<DisclosureItem>().AsNoTracking().SingleAsync(i => i.FiscalYear == year && i.Code == code);
            var sent = await services.GetRequiredService<IApprovals>().OfAsync("oit-item", item.Id, default);
            await services.GetRequiredService<DemoDesk>().DecideAsync(sent!, default);
        });
        await PaperRoute.DrainAsync(site);
    }
}
