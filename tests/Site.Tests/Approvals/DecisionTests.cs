using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Routes;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Approvals;

[Trait("engine", "each")]
public class DecisionTests
{
    [Fact]
    public async Task The_whole_route_ends_in_one_event_with_every_signature_as_it_was_given()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        Assert.True((await house.DecideAsync("head", sent, 1, DecisionWord.Noted))!.Done);
        await house.SettleAsync();
        Assert.True((await house.DecideAsync("secretary", sent, 2, DecisionWord.Agreed, "ควรเผยแพร่"))!.Done);
        await house.SettleAsync();
        Assert.True((await house.DecideAsync("mayor", sent, 3, DecisionWord.Approved))!.Done);
        await house.SettleAsync();

        Assert.Equal(ApprovalState.Granted, (await house.NowAsync(sent)).State);
        var done = Assert.Single(house.Heard.Facts.OfType<ApprovalCompleted>());
        Assert.Equal((true, sent.Hash, "อนุมัติ"), (done.Granted, done.Hash, done.Decider.Text));
        Assert.Equal(["ทราบ", "เห็นชอบ", "อนุมัติ"], done.Steps.Select(s => s.Text));
        Assert.Equal(["ผู้อำนวยการกองช่าง รักษาราชการแทน", "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง"], done.Steps[1].BlockLines);
        Assert.Equal(("รักษาราชการแทน", "ควรเผยแพร่"), (done.Steps[1].Capacity, done.Steps[1].Opinion));
        Assert.Equal(3, house.Heard.Facts.OfType<ApprovalStepDecided>().Count());
        Assert.Single(house.Heard.Facts.OfType<ApprovalStarted>());

        var audit = await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AsNoTracking()
            .Where(e => e.Subject == sent.Id.ToString()).OrderBy(e => e.Number).ToListAsync());
        Assert.Equal(["approval.started", "approval.decided", "approval.settled", "approval.decided", "approval.settled", "approval.decided", "approval.granted"], audit.Select(e => e.Code));
        Assert.Contains("รักษาราชการแทน", audit[3].Detail, StringComparison.Ordinal);
        Assert.Contains(sent.Hash, audit[5].Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(ApprovalSite.Pin, string.Concat(audit.Select(e => e.Detail)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_seconds_to_undo_and_nothing_is_told_before()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        var given = (await house.DecideAsync("head", sent, 1, DecisionWord.Agreed))!.Value!;
        await house.Site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        Assert.Empty(house.Heard.Facts.OfType<ApprovalStepDecided>());
        Assert.Equal("approval.not-turn", (await house.DecideAsync("secretary", sent, 2, DecisionWord.Agreed))!.Refusal!.Code);

        house.Site.Clock.Pass(TimeSpan.FromSeconds(9));
        Assert.Equal("approval.undo-not-yours", (await UndoAsync(house, "mayor", sent, given.Act.Number))!.Refusal!.Code);
        Assert.True((await UndoAsync(house, "head", sent, given.Act.Number))!.Done);
        await house.SettleAsync();
        Assert.Empty(house.Heard.Facts.OfType<ApprovalStepDecided>());
        Assert.Equal(StepState.Open, (await house.NowAsync(sent)).Steps[0].State);

        var again = (await house.DecideAsync("head", sent, 1, DecisionWord.Agreed))!.Value!;
        house.Site.Clock.Pass(TimeSpan.FromSeconds(10));
        Assert.Equal("approval.undo-late", (await UndoAsync(house, "head", sent, again.Act.Number))!.Refusal!.Code);
    }

    [Fact]
    public async Task One_comma_more_and_nothing_counts_with_the_difference_kept()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync("งบประมาณ 100 บาท");
        await house.DecideAsync("head", sent, 1, DecisionWord.Agreed);
        await house.SettleAsync();
        house.Sheets.Change(sent.SubjectId, "งบประมาณ 1,00 บาท");

        // Nobody told approvals: the one who decides finds it.
        Assert.Equal("approval.changed", (await house.DecideAsync("secretary", sent, 2, DecisionWord.Agreed))!.Refusal!.Code);
        var now = await house.NowAsync(sent);
        Assert.Equal(ApprovalState.Voided, now.State);
        Assert.Equal(["งบประมาณ 100 บาท", "งบประมาณ 1,00 บาท"], now.Difference.Select(d => d.Text));
        await house.SettleAsync();
        Assert.Single(house.Heard.Facts.OfType<ApprovalVoided>());
    }

    [Fact]
    public async Task A_change_in_the_seconds_before_it_is_final_makes_it_void()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        await DecideAllAsync(house, sent);
        house.Sheets.Change(sent.SubjectId, "อื่น");
        await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<IApprovals>().SubjectChangedAsync(Sheets.Type, sent.SubjectId, house.Sheets.Hash(sent.SubjectId), default));
        await house.SettleAsync();
        Assert.Equal(ApprovalState.Voided, (await house.NowAsync(sent)).State);
        Assert.Empty(house.Heard.Facts.OfType<ApprovalCompleted>());

        // A change that nobody told of is found when it would become final.
        var silent = await house.SendAsync();
        await DecideAllAsync(house, silent);
        house.Sheets.Change(silent.SubjectId, "อื่น");
        await house.SettleAsync();
        Assert.Equal(ApprovalState.Voided, (await house.NowAsync(silent)).State);
    }

    [Fact]
    public async Task Sent_back_to_its_author_and_sent_again_it_runs_again_only_where_the_change_is()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        await house.DecideAsync("head", sent, 1, DecisionWord.Noted);
        await house.SettleAsync();
        await house.DecideAsync("secretary", sent, 2, DecisionWord.Agreed);
        await house.SettleAsync();
        Assert.Equal("approval.return-reason", (await house.SendBackAsync("mayor", sent, 3, null, " "))!.Refusal!.Code);
        Assert.True((await house.SendBackAsync("mayor", sent, 3, null))!.Done);
        await house.SettleAsync();
        var back = await house.NowAsync(sent);
        Assert.Equal((ApprovalState.Returned, "แก้ตัวเลขข้อ 3"), (back.State, back.Reason));

        house.Sheets.Change(sent.SubjectId, "เนื้อหาที่แก้แล้ว");
        var hash = house.Sheets.Hash(sent.SubjectId);
        await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<IApprovals>().SubjectChangedAsync(Sheets.Type, sent.SubjectId, hash, default));
        Assert.Equal("approval.not-yours", (await AgainAsync(house, "finance", sent, hash))!.Refusal!.Code);
        var again = (await AgainAsync(house, "officer", sent, hash))!.Value!;
        Assert.Equal([StepState.Done, StepState.Open, StepState.Waiting], again.Steps.Select(s => s.State));

        // A page that was open since before shows other content.
        Assert.Equal("approval.stale", (await house.DecideAsync("secretary", sent, 2, DecisionWord.Agreed))!.Refusal!.Code);
        Assert.True((await house.DecideAsync("secretary", again, 2, DecisionWord.Agreed))!.Done);
    }

    [Fact]
    public async Task Who_sent_it_may_not_decide_it_and_who_has_no_post_may_not_act_at_all()
    {
        await using var house = await ApprovalSite.StartAsync();
        var own = await house.SendAsync(by: "mayor");
        await house.DecideAsync("head", own, 1, DecisionWord.Agreed);
        await house.SettleAsync();
        await house.DecideAsync("secretary", own, 2, DecisionWord.Agreed);
        await house.SettleAsync();
        Assert.Equal("approval.own", (await house.DecideAsync("mayor", own, 3, DecisionWord.Approved))!.Refusal!.Code);
        Assert.Null(await house.DecideAsync("officer", own, 3, DecisionWord.Approved));
        Assert.Null(await house.DecideAsync("admin", own, 3, DecisionWord.Approved));
        Assert.Null(await house.DecideAsync("secretary", own, 3, DecisionWord.Approved));
    }

    [Fact]
    public async Task When_the_appointment_has_ended_nobody_signs_and_the_page_says_why()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        await house.DecideAsync("head", sent, 1, DecisionWord.Agreed);
        await house.SettleAsync();
        await house.Site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var acting = await db.Set<Prongsai.Agency.Appointment>().SingleAsync(a => a.Kind == Prongsai.Agency.AppointmentKind.ActingFor);
            acting.To = new(2026, 11, 19);
            await db.SaveChangesAsync();
        });
        var refused = (await house.DecideAsync("secretary", sent, 2, DecisionWord.Agreed))!.Refusal!;
        Assert.Equal("approval.not-today", refused.Code);
        Assert.NotEqual("", refused.Arguments[0]);
    }

    [Fact]
    public async Task Words_that_need_more_are_asked_for_it()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        Assert.Equal("approval.whom", (await house.DecideAsync("head", sent, 1, DecisionWord.Assigned))!.Refusal!.Code);
        Assert.Equal("approval.why-not", (await house.DecideAsync("head", sent, 1, DecisionWord.Refused, "  "))!.Refusal!.Code);
        Assert.Equal("approval.opinion-long", (await house.DecideAsync("head", sent, 1, DecisionWord.Agreed, new string('ก', 2_001)))!.Refusal!.Code);
        Assert.Equal("approval.word", (await house.DecideAsync("head", sent, 1, DecisionWord.Approved))!.Refusal!.Code);
        Assert.Equal("approval.word", (await house.DecideAsync("head", sent, 1, (DecisionWord)77))!.Refusal!.Code);
        var given = (await house.DecideAsync("head", sent, 1, DecisionWord.Assigned, whom: "กองช่าง{{7*7}}\u202e"))!.Value!;
        Assert.Equal("มอบกองช่าง{{7*7}}ดำเนินการ", given.Act.Text(false));
    }

    [Fact]
    public async Task Fifty_presses_at_once_have_one_effect()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => house.AsAsync("head", s => s.GetRequiredService<Decide>()
            .CheckedAsync(new(sent.Id, 1, DecisionWord.Agreed, null, null, sent.Hash, null), default))));
        Assert.All(answers, a => Assert.True(a!.Done || a.Refusal.Code == "approval.moved", a.Refusal?.Code));
        Assert.Single(answers.Where(a => a!.Done).Select(a => a!.Value!.Act.Id).Distinct());
        await house.SettleAsync();
        await house.SettleAsync();
        Assert.Single(house.Heard.Facts.OfType<ApprovalStepDecided>());
        var acts = await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Act>().AsNoTracking().Where(a => a.ApprovalId == sent.Id).OrderBy(a => a.Number).ToListAsync());
        Assert.Equal([ActKind.Started, ActKind.Decided, ActKind.Settled], acts.Select(a => a.Kind));
    }

    [Fact]
    public async Task A_thing_runs_once_at_a_time_even_when_sent_twice_at_once()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sheet = house.Sheets.Write("ก");
        var route = await house.RouteAsync();
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => house.AsAsync("officer", s => s.GetRequiredService<IApprovals>()
            .StartAsync(new(Sheets.Type, sheet, "เรื่อง", house.Sheets.Hash(sheet), route, null, false, []), default))));
        Assert.Single(sent, s => s.Done);
        Assert.All(sent.Where(s => !s.Done), s => Assert.Equal("approval.runs", s.Refusal!.Code));
    }

    [Fact]
    public async Task What_was_done_can_be_neither_changed_nor_removed()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        foreach (var sql in (string[])["update approvals_act set opinion = 'x'", "delete from approvals_act"])
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(() => house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Database.ExecuteSqlRawAsync(sql)));
            Assert.Contains("append-only", (error.InnerException ?? error).Message + error.Message, StringComparison.Ordinal);
        }

        Assert.NotEqual(Guid.Empty, sent.Id);
    }

    [Fact]
    public async Task Changing_the_route_changes_nothing_that_runs()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        await house.Site.InAgencyAsync("tuayang", async s =>
        {
            var steps = (await s.GetRequiredService<IApprovals>().RoutesAsync(Sheets.Type, null, default))[0].Steps;
            var saved = await s.GetRequiredService<SaveRoute>().HandleAsync(
                new(await house.RouteAsync(), "สามลำดับ", "", null, false, true, [new(steps[2].PositionId, false, null), new(steps[0].PositionId, false, null)]), default);
            Assert.True(saved!.Done, saved.Refusal?.Code);
            Assert.Equal("approval.no-route", (await s.GetRequiredService<IApprovals>().StartAsync(
                new(Sheets.Type, house.Sheets.Write("ข"), "เรื่อง", "h", await house.RouteAsync(), null, false, []), default)).Refusal!.Code);
        });
        Assert.Equal(sent.Steps.Select(x => x.PositionName), (await house.NowAsync(sent)).Steps.Select(x => x.PositionName));
    }

    [Fact]
    public async Task Nothing_must_be_set_up_the_offices_chain_is_a_route_and_a_units_own_head_comes_first()
    {
        await using var house = await ApprovalSite.StartAsync();
        await house.Site.InAgencyAsync("tuayang", async s =>
        {
            var office = s.GetRequiredService<Prongsai.Agency.Contracts.IAgencyDirectory>();
            var chain = Assert.Single(await s.GetRequiredService<IApprovals>().RoutesAsync(Sheets.Type, null, default));
            Assert.Equal((4, RouteBook.ByChain), (chain.Steps.Count, chain.Id));
            var finance = (await office.UnitsAsync(default)).First(u => u.Name == "กองคลัง").Id;
            var routes = await s.GetRequiredService<IApprovals>().RoutesAsync(Sheets.Type, finance, default);
            Assert.Equal("ผ่านผู้อำนวยการกองคลัง", routes[0].Name);
            Assert.Equal("ผู้อำนวยการกองคลัง", routes[0].Steps[0].PositionName);
            Assert.DoesNotContain(routes[0].Steps, x => x.PositionName == "หัวหน้าสำนักปลัด");
        });
    }

    [Fact]
    public async Task Another_agency_sees_nothing_of_it()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        Assert.Null(await house.AsAsync("mayor.sommut", s => s.GetRequiredService<Decide>().CheckedAsync(new(sent.Id, 1, DecisionWord.Agreed, null, null, sent.Hash, null), default), "sommut"));
        Assert.Null(await house.AsAsync("mayor.sommut", s => s.GetRequiredService<IApprovals>().OfAsync(sent.SubjectType, sent.SubjectId, default), "sommut"));
        Assert.Null(await house.AsAsync("mayor.sommut", s => s.GetRequiredService<IApprovals>().WithdrawAsync(sent.Id, "เหตุผล", default), "sommut"));
    }

    [Fact]
    public async Task The_author_takes_it_back_with_a_reason_and_may_send_it_anew()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        Assert.Equal("approval.not-yours", (await WithdrawAsync(house, "head", sent, "ไม่ใช่ของฉัน"))!.Refusal!.Code);
        Assert.Equal("approval.reason", (await WithdrawAsync(house, "officer", sent, " "))!.Refusal!.Code);
        Assert.Equal(ApprovalState.Withdrawn, (await WithdrawAsync(house, "officer", sent, "พิมพ์ผิดเรื่อง"))!.Value!.State);
        Assert.Equal("approval.over", (await house.DecideAsync("head", sent, 1, DecisionWord.Agreed))!.Refusal!.Code);
    }

    [Fact]
    public async Task A_signature_in_ink_is_written_down_by_a_clerk_who_did_not_send_it()
    {
        await using var house = await ApprovalSite.StartAsync();
        var sent = await house.SendAsync();
        var open = Assert.Single(await house.AsAsync("officer", s => s.GetRequiredService<IApprovals>().OpenStepsAsync(Sheets.Type, default)));
        Assert.Equal((sent.Id, 1, false), (open.ApprovalId, open.Place, open.Decides));
        await InkAsync(house, "officer", sent, 0, DecisionWord.Agreed);
        await InkAsync(house, "officer", sent, 1, DecisionWord.Agreed);
        Assert.Equal("approval.scan-own", (await TryInkAsync(house, "officer", sent, 2, DecisionWord.Approved))!.Refusal!.Code);
        Assert.Null(await TryInkAsync(house, "auditor", sent, 2, DecisionWord.Approved));
        await InkAsync(house, "admin", sent, 2, DecisionWord.Approved);
        var now = await house.NowAsync(sent);
        Assert.Equal(ApprovalState.Granted, now.State);
        Assert.All(now.Steps, s => Assert.Equal(DecisionMeans.Paper, s.Decision!.Means));
        Assert.Equal("นายตัวอย่าง ใจดี", now.Steps[2].Decision!.Name);
    }

    private static async Task InkAsync(ApprovalSite house, string clerk, ApprovalView sent, int step, DecisionWord word)
    {
        var written = await TryInkAsync(house, clerk, sent, step, word);
        Assert.True(written!.Done, written.Refusal?.Code);
        await house.SettleAsync();
    }

    private static Task<Outcome<ApprovalView>?> TryInkAsync(ApprovalSite house, string clerk, ApprovalView sent, int step, DecisionWord word) => house.AsAsync(clerk, async s =>
    {
        var signer = (await s.GetRequiredService<Prongsai.Agency.Contracts.IAgencyDirectory>().WhoSignsAsync(sent.Steps[step].PositionId, new(2026, 11, 20), default)).Signers[0];
        using var picture = new MemoryStream("%PDF-1.4 scan"u8.ToArray());
        var scan = (await s.GetRequiredService<BlobStore>().SaveAsync(picture, "scan.pdf", "application/pdf", 1_000, default)).Value!;
        return await s.GetRequiredService<IApprovals>().DecideOnPaperAsync(new(sent.Id, sent.Steps[step].Id, signer.PersonId, word, "", "", sent.Hash, scan.Id), default);
    });

    private static async Task DecideAllAsync(ApprovalSite house, ApprovalView sent)
    {
        await house.DecideAsync("head", sent, 1, DecisionWord.Agreed);
        await house.SettleAsync();
        await house.DecideAsync("secretary", sent, 2, DecisionWord.Agreed);
        await house.SettleAsync();
        Assert.True((await house.DecideAsync("mayor", sent, 3, DecisionWord.Approved))!.Done);
    }

    private static Task<Outcome<Prongsai.Approvals.Dossier>?> UndoAsync(ApprovalSite house, string userName, ApprovalView sent, int number) =>
        house.AsAsync(userName, s => s.GetRequiredService<Undo>().HandleAsync(new(sent.Id, number), default));

    private static Task<Outcome<ApprovalView>?> AgainAsync(ApprovalSite house, string userName, ApprovalView sent, string hash) =>
        house.AsAsync(userName, s => s.GetRequiredService<IApprovals>().SendAgainAsync(new(sent.Id, "ขอความเห็นชอบรายงานผล (แก้ไข)", hash, [], "แก้ข้อ 3 แล้ว"), default));

    private static Task<Outcome<ApprovalView>?> WithdrawAsync(ApprovalSite house, string userName, ApprovalView sent, string reason) =>
        house.AsAsync(userName, s => s.GetRequiredService<IApprovals>().WithdrawAsync(sent.Id, reason, default));
}
