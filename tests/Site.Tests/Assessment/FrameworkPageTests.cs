using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Assessment;

[Trait("engine", "each")]
public sealed class FrameworkPageTests
{
    private const string Correct = "/app/2568/framework/correct?path=items/O12/defaultUnit";

    [Fact]
    public async Task Unconfirmed_rules_say_so_and_the_marks_are_explained()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/2568/framework", Role.Officer);

        Assert.Contains("ยังไม่ยืนยันกับคู่มือ ป.ป.ช.", page.All, StringComparison.Ordinal);
        Assert.Equal(28, page.Html.QuerySelectorAll("details[id^=O]").Length);
        Assert.True(page.Html.QuerySelectorAll(".tag-warn").Length > 50);
        Assert.DoesNotContain("แก้ไขหรือยืนยันชื่อข้อ", page.All, StringComparison.Ordinal);
        Assert.False((await ViewAsync(site, "tuayang", 2568)).Confirmed);
    }

    [Fact]
    public async Task A_year_without_a_pack_says_whose_rules_it_uses()
    {
        await using var site = await Site.StartAsync();

        Assert.Contains("ระบบใช้เกณฑ์ปี 2569 ไปก่อน", (await site.OpenAsync("/app/2570/framework", Role.Officer)).All, StringComparison.Ordinal);
        Assert.Equal(7, (await ViewAsync(site, "tuayang", 2570)).Issues.Count);
    }

    [Fact]
    public async Task An_administrator_corrects_a_rule_with_a_reason_for_this_agency_only_and_takes_it_back()
    {
        await using var site = await Site.StartAsync();
        var list = await (await site.OpenAsync(Correct, Role.Administrator)).SubmitAsync(("ค่าใหม่", "กองคลัง"), ("เหตุผล", "คู่มือ หน้า 45"));

        Assert.Equal("/app/2568/framework", list.Address.AbsolutePath);
        Assert.Contains("คู่มือ หน้า 45", list.All, StringComparison.Ordinal);
        Assert.Equal("กองคลัง", await UnitAsync(site, "tuayang"));
        Assert.Equal("งานพัสดุ กองคลัง", await UnitAsync(site, "sommut"));

        var refused = await list.PressAsync("ถอนการแก้ไขนี้", ("เหตุผลที่ถอน", ""));
        Assert.Equal(422, refused.Status);
        var withdrawn = await list.PressAsync("ถอนการแก้ไขนี้", ("เหตุผลที่ถอน", "อ่านผิดหน้า"));
        Assert.Contains("อ่านผิดหน้า", withdrawn.All, StringComparison.Ordinal);
        Assert.Equal("งานพัสดุ กองคลัง", await UnitAsync(site, "tuayang"));
    }

    [Fact]
    public async Task A_rule_that_was_compared_with_the_handbook_is_confirmed_as_it_stands()
    {
        await using var site = await Site.StartAsync();
        var list = await (await site.OpenAsync("/app/2568/framework/correct?path=issues/4/feeds", Role.Administrator))
            .SubmitAsync(("ยืนยันค่าเดิม", "true"), ("เหตุผล", "ตรงกับคู่มือ"));

        Assert.Contains("หน่วยงานยืนยันแล้ว", list.All, StringComparison.Ordinal);
        Assert.Contains("issues/4/feedsMark", list.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_element_the_pack_lacks_is_added_and_the_others_keep_what_is_known_of_them()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/app/2568/framework/correct?path=items/O13/elements", Role.Administrator);
        var now = form.Html.QuerySelector("textarea")!.TextContent;
        var list = await form.SubmitAsync(("ค่าใหม่", now + "\nร้อยละของวงเงินตามวิธี"), ("เหตุผล", "คู่มือ หน้า 50"));

        Assert.Equal("/app/2568/framework", list.Address.AbsolutePath);
        var elements = (await ViewAsync(site, "tuayang", 2568)).Items[12].Elements;
        Assert.Equal(4, elements.Count);
        Assert.Equal("ร้อยละของวงเงินตามวิธี", elements[3]);
        var tags = list.Html.QuerySelectorAll("#O13 ol li").Select(l => l.QuerySelectorAll(".tag-ok").Length).ToArray();
        Assert.Equal([0, 0, 0, 1], tags);
        Assert.Equal(3, (await ViewAsync(site, "sommut", 2568)).Items[12].Elements.Count);
    }

    private static async Task<FrameworkView> ViewAsync(Site site, string agency, int year) =>
        (await site.InAgencyAsync(agency, s => s.GetRequiredService<IFrameworks>().OfYearAsync(year, default)))!;

    private static async Task<string> UnitAsync(Site site, string agency) => (await ViewAsync(site, agency, 2568)).Items[11].DefaultUnit;
}
