using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Agency.Contracts;
using Prongsai.Measures;
using Prongsai.Measures.Writing;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Agency;

[Trait("engine", "each")]
public class HandOverTests
{
    [Fact]
    public async Task Who_leaves_hands_each_open_thing_to_somebody()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (leaver, first, second) = await WithMeasuresAsync(site);
        var left = await (await site.OpenAsync($"/app/settings/people/{leaver.Id}/leave", Role.Administrator)).SubmitAsync(("วันสุดท้ายที่ปฏิบัติงาน", "19 พ.ย. 2569"));
        Assert.EndsWith("/hand-over", left.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(["ปี 2570 งานที่หนึ่ง", "ปี 2570 งานที่สอง"], left.Texts("tbody th"));
        Assert.Contains(leaver.Position + " แต่งตั้งผู้ทำหน้าที่", left.Text(".files"), StringComparison.Ordinal);

        Assert.Contains("ยังเป็นผู้รับผิดชอบ 2 เรื่อง", (await site.OpenAsync("/app", Role.Administrator)).All, StringComparison.Ordinal);
        Assert.Contains("โปรดเลือกผู้รับช่วงต่อ", (await left.PressAsync("ส่งมอบงาน")).Text("[role=alert]"), StringComparison.Ordinal);
        var done = await left.PressAsync("ส่งมอบงาน", ("ผู้รับช่วงต่อทุกเรื่อง", first.Id.ToString()), ("ผู้รับช่วงต่อของ ปี 2570 งานที่สอง", second.Id.ToString()));
        Assert.Contains("ส่งมอบ 2 เรื่อง", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("ไม่มีงานค้าง", done.Text(".empty"), StringComparison.Ordinal);
        Assert.DoesNotContain("ยังเป็นผู้รับผิดชอบ", (await site.OpenAsync("/app", Role.Administrator)).All, StringComparison.Ordinal);

        var owners = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<MeasureOwner>().AsNoTracking()
            .Where(o => o.PersonId == first.Id || o.PersonId == second.Id).OrderBy(o => o.Text).ToListAsync());
        Assert.Equal([$"{first.FullName} {first.Position}", $"{second.FullName} {second.Position}"], owners.Select(o => o.Text).OrderBy(t => !t.StartsWith(first.FullName, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Work_is_never_given_to_who_left_to_oneself_or_to_another_agency()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (leaver, _, _) = await WithMeasuresAsync(site);
        var theirs = (await site.InAgencyAsync("sommut", s => s.GetRequiredService<IAgencyDirectory>().PeopleAsync(default)))[0];
        await site.InAgencyAsync("tuayang", async s =>
        {
            var handOver = s.GetRequiredService<HandOver>();
            var thing = (await handOver.OfAsync([leaver.Id], default))[0].Id;
            Assert.Equal("handover.same", (await handOver.HandleAsync(new(leaver.Id, new Dictionary<string, Guid> { [thing] = leaver.Id }), default))!.Refusal!.Code);
            Assert.Equal("handover.successor", (await handOver.HandleAsync(new(leaver.Id, new Dictionary<string, Guid> { [thing] = theirs.Id }), default))!.Refusal!.Code);
            Assert.Equal("handover.nobody", (await handOver.HandleAsync(new(leaver.Id, new Dictionary<string, Guid> { ["measure:nonsense"] = theirs.Id }), default))!.Refusal!.Code);
        });
        Assert.Equal(404, (await site.OpenAsync($"/app/settings/people/{leaver.Id}/hand-over", Role.Administrator, "sommut")).Status);
        Assert.Null(await site.InAgencyAsync("sommut", s => s.GetRequiredService<HandOver>().HandleAsync(new(leaver.Id, new Dictionary<string, Guid>()), default)));
    }

    [Fact]
    public async Task An_appointment_cites_an_order_of_the_register()
    {
        await using var site = await Site.StartAsync(demo: true);
        var post = (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IAgencyDirectory>().PositionsAsync(default)))[0];
        var page = await site.OpenAsync($"/app/settings/positions/{post.Id}/appoint", Role.Administrator);
        Assert.Contains(page.Html.QuerySelectorAll("#orders option"), o => o.GetAttribute("value")!.StartsWith("คำสั่งองค์การบริหารส่วนตำบลตัวอย่าง ที่ ", StringComparison.Ordinal));
    }

    private static Task<(PersonView Leaver, PersonView First, PersonView Second)> WithMeasuresAsync(Site site) => site.InAgencyAsync("tuayang", async s =>
    {
        var people = await s.GetRequiredService<IAgencyDirectory>().PeopleAsync(default);
        var leaver = people.Single(p => p.Position == "นิติกรชำนาญการ");
        foreach (var text in (string[])["งานที่หนึ่ง", "งานที่สอง"])
        {
            var made = await s.GetRequiredService<SetMeasure>().HandleAsync(new(null, 2570, 1, "ประเด็น", text, ["ทำ"], [new(null, leaver.Id, leaver.FullName)], ""), default);
            Assert.True(made.Done);
        }

        var others = people.Where(p => p.Id != leaver.Id && p.Position.Length > 0).ToList();
        return (leaver, others[0], others[1]);
    });
}
