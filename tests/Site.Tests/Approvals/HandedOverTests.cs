using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals;
using Prongsai.Approvals.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Approvals;

/// <summary>Nothing on its way, and no draft, is left with somebody who has left.</summary>
[Trait("engine", "each")]
public sealed class HandedOverTests
{
    [Fact]
    public async Task What_came_back_to_somebody_who_left_goes_on_with_a_successor()
    {
        await using var house = await ApprovalSite.StartAsync();
        var (leaver, successor) = await PeopleAsync(house);
        var sent = await house.SendAsync(title: "ขออนุมัติแผนที่ค้างอยู่");
        Assert.True((await house.SendBackAsync("head", sent, 1, null, "วันที่ในข้อ 2 ผิด"))!.Done);
        await house.SettleAsync();
        Assert.Equal("approval.not-yours", (await AgainAsync(house, "finance", sent))!.Refusal!.Code);

        var page = await (await house.Site.OpenAsync($"/app/settings/people/{leaver.Id}/leave", Role.Administrator)).SubmitAsync(("วันสุดท้ายที่ปฏิบัติงาน", "19 พ.ย. 2569"));
        Assert.Contains(page.Texts("tbody th"), t => t.Contains("ขออนุมัติแผนที่ค้างอยู่ (ส่งกลับแก้ไข)", StringComparison.Ordinal));
        page = await page.PressAsync("ส่งมอบงาน", ("ผู้รับช่วงต่อทุกเรื่อง", successor.Id.ToString()));
        Assert.Contains("ไม่มีงานค้าง", page.Text(".empty"), StringComparison.Ordinal);

        Assert.Contains("ส่งกลับให้ท่านแก้ไข: ขออนุมัติแผนที่ค้างอยู่", (await house.Site.OpenAsync("/app", user: "finance")).All, StringComparison.Ordinal);
        Assert.Contains("ขออนุมัติแผนที่ค้างอยู่", (await house.Site.OpenAsync("/app/approvals/sent", user: "finance")).All, StringComparison.Ordinal);
        var item = await house.Site.OpenAsync($"/app/approvals/{sent.Id}", user: "finance");
        Assert.Contains("ผู้รับช่วงต่อ " + successor.FullName, item.All, StringComparison.Ordinal);
        Assert.Equal("approval.not-yours", (await AgainAsync(house, "officer", sent))!.Refusal!.Code);
        var again = await (await item.FollowAsync("เสนอใหม่")).SubmitAsync(("สิ่งที่แก้ไข", "แก้วันที่แล้ว"));
        Assert.Contains("เสนอครั้งที่ 2", again.All, StringComparison.Ordinal);

        var withdrawn = (await house.AsAsync("finance", s => s.GetRequiredService<IApprovals>().WithdrawAsync(sent.Id, "รวมกับเรื่องอื่น", default)))!;
        Assert.Equal(ApprovalState.Withdrawn, withdrawn.Value!.State);
        var audit = await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AsNoTracking()
            .SingleAsync(e => e.Code == "approval.handed-over" && e.Subject == sent.Id.ToString("D")));
        Assert.Contains(successor.Id.ToString("D"), audit.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_took_it_over_and_sent_it_again_may_not_decide_it_alone()
    {
        await using var house = await ApprovalSite.StartAsync();
        var (leaver, _) = await PeopleAsync(house);
        var sent = await house.SendAsync();
        await house.SendBackAsync("head", sent, 1, null);
        await house.SettleAsync();
        var mayor = await house.Site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<AppDb>().Set<Membership>().SingleAsync(m => m.Role == Role.Executive)).PersonId!.Value);
        await HandAsync(house, leaver.Id, mayor);
        var again = (await AgainAsync(house, "mayor", sent))!.Value!;
        foreach (var (who, place) in new[] { ("head", 1), ("secretary", 2) })
        {
            Assert.True((await house.DecideAsync(who, again, place, DecisionWord.Agreed))!.Done);
            await house.SettleAsync();
        }

        Assert.Equal("approval.own", (await house.DecideAsync("mayor", again, 3, DecisionWord.Approved))!.Refusal!.Code);
    }

    [Fact]
    public async Task Another_agency_neither_sees_it_nor_gives_it_away()
    {
        await using var house = await ApprovalSite.StartAsync();
        var (leaver, _) = await PeopleAsync(house);
        var sent = await house.SendAsync();
        var theirs = (await house.Site.InAgencyAsync("sommut", s => s.GetRequiredService<IAgencyDirectory>().PeopleAsync(default)))[0];
        await house.Site.InAgencyAsync("sommut", async services =>
        {
            foreach (var owner in services.GetServices<IOwnership>())
            {
                Assert.Empty(await owner.OfAsync([leaver.Id], default));
                await owner.HandOverAsync(leaver.Id, new(theirs.Id, theirs.FullName), [$"approval:{sent.Id}", "approval:x", "paper:" + new string('9', 400), "approval:"], default);
            }

            await services.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        var kept = await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Approval>().AsNoTracking().SingleAsync(a => a.Id == sent.Id));
        Assert.Null(kept.OwnerPersonId);
    }

    [Fact]
    public async Task A_draft_goes_to_a_successor_who_finds_it_among_the_own_and_signs_it()
    {
        await using var house = await ApprovalSite.StartAsync();
        var (leaver, successor) = await PeopleAsync(house);
        var draft = await house.AsAsync("officer", async services =>
        {
            var begun = (await services.GetRequiredService<StartPaper>().HandleAsync(new(2570, "general-memo"), default)).Value!;
            await services.GetRequiredService<SaveDraft>().HandleAsync(
                new(2570, "general-memo", new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = "ขออนุมัติจัดอบรมที่ยังเขียนไม่จบ" }, begun.Serial), default);
            await services.GetRequiredService<AppDb>().Set<PaperDraft>().Where(p => p.Id == begun.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.UnitId, Guid.CreateVersion7()));
            return begun;
        });
        var path = $"/app/2570/papers/write/{draft.Id}";
        Assert.Equal(404, (await house.Site.OpenAsync(path, user: "finance")).Status);
        await HandAsync(house, leaver.Id, successor.Id);
        Assert.Equal(200, (await house.Site.OpenAsync(path, user: "finance")).Status);
        Assert.Contains("ขออนุมัติจัดอบรมที่ยังเขียนไม่จบ", (await house.Site.OpenAsync("/app/2570/papers?State=mine", user: "finance")).All, StringComparison.Ordinal);
        Assert.Contains(successor.FullName, (await house.Site.OpenAsync(path + "?handler=Preview", user: "finance")).All, StringComparison.Ordinal);
        Assert.DoesNotContain(await OfAsync(house, leaver.Id), t => t.Id.StartsWith("paper:", StringComparison.Ordinal));
        Assert.Single(await OfAsync(house, successor.Id), t => t.Id == $"paper:{draft.Id:D}");
        Assert.True(await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AnyAsync(e => e.Code == "paper.handed-over" && e.Subject == draft.Id.ToString("D"))));
    }

    [Theory]
    [InlineData("general-memo")]
    [InlineData("order")]
    public async Task A_paper_that_came_back_is_sent_again_on_a_page_that_is_there(string kind)
    {
        await using var house = await ApprovalSite.StartAsync();
        var href = await house.AsAsync("officer", async services =>
        {
            var serial = kind == "order" ? "" : (await services.GetRequiredService<StartPaper>().HandleAsync(new(2568, kind), default)).Value!.Serial;
            var sent = await services.GetRequiredService<SubmitPaper>().HandleAsync(new(2568, kind, serial, null, false, false), default);
            Assert.True(sent.Done, sent.Refusal?.Code);
            var subject = services.GetServices<IApprovalSubject>().Single(s => s.Type == PaperSubject.TypeName);
            return (await subject.ReadAsync(sent.Value.SubjectId, default))!.SendHref;
        });
        var page = await house.Site.OpenAsync(href, Role.Officer);
        Assert.Equal(200, page.Status);
        Assert.Contains("รออนุมัติ", page.All, StringComparison.Ordinal);
    }

    /// <summary>The person behind the officer's account, and one who is linked to that of finance only now.</summary>
    private static Task<(PersonView Leaver, PersonView Successor)> PeopleAsync(ApprovalSite house) => house.Site.InAgencyAsync("tuayang", async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        var people = await services.GetRequiredService<IAgencyDirectory>().PeopleAsync(default);
        var leaver = (await db.Set<Membership>().SingleAsync(m => m.Role == Role.Officer && m.UnitId == null && m.PersonId != null)).PersonId;
        var taken = await db.Set<Membership>().Where(m => m.PersonId != null).Select(m => m.PersonId).ToListAsync();
        var successor = people.First(p => !taken.Contains(p.Id));
        var name = "finance".ToUpperInvariant();
        var finance = await db.Set<Account>().Where(a => a.NormalizedUserName == name).Select(a => a.Id).SingleAsync();
        (await db.Set<Membership>().SingleAsync(m => m.AccountId == finance)).PersonId = successor.Id;
        await db.SaveChangesAsync();
        return (people.Single(p => p.Id == leaver), successor);
    });

    private static Task<Outcome<ApprovalView>?> AgainAsync(ApprovalSite house, string who, ApprovalView sent) => house.AsAsync(who, s =>
        s.GetRequiredService<IApprovals>().SendAgainAsync(new(sent.Id, sent.Title, house.Sheets.Hash(sent.SubjectId), [], ""), default));

    private static Task<List<OwnedThing>> OfAsync(ApprovalSite house, Guid person) => house.Site.InAgencyAsync("tuayang", async services =>
    {
        List<OwnedThing> all = [];
        foreach (var owner in services.GetServices<IOwnership>())
        {
            all.AddRange(await owner.OfAsync([person], default));
        }

        return all;
    });

    private static async Task HandAsync(ApprovalSite house, Guid from, Guid to)
    {
        var things = (await OfAsync(house, from)).ToDictionary(t => t.Id, _ => to);
        await house.AsAsync("admin", async services =>
        {
            var done = await services.GetRequiredService<Prongsai.Agency.HandOver>().HandleAsync(new(from, things), default);
            Assert.True(done is { Done: true }, done?.Refusal?.Code);
            return done;
        });
    }
}
