using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Approvals;

/// <summary>Histories through the handlers, the database and the outbox: what was done and what the house heard agree.</summary>
[Trait("engine", "each")]
public class HouseHistoryTests
{
    private static readonly string[] Signers = ["head", "secretary", "mayor"];

    [Fact]
    public async Task Of_random_histories_no_event_is_lost_and_none_is_told_twice()
    {
        await using var house = await ApprovalSite.StartAsync();
        var all = new List<ApprovalView>();
        // The histories are the same on both engines; what they meet there are its locks.
        for (var seed = 1; seed <= (Engine.IsPostgres ? 8 : 30); seed++)
        {
            all.Add(await RunAsync(house, (uint)seed));
        }

        await house.SettleAsync();
        await house.SettleAsync();
        foreach (var sent in all)
        {
            var acts = await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Act>().AsNoTracking().Where(a => a.ApprovalId == sent.Id).OrderBy(a => a.Number).ToListAsync());
            var now = await house.NowAsync(sent);
            var again = Course.Of(new Way([.. now.Steps.Select(s => s.Stage)], now.StartedByAccountId, null, true), acts);
            Assert.Equal((again.State, again.Hash, again.Round), (now.State, now.Hash, now.Round));
            Assert.Equal(Enumerable.Range(1, acts.Count), acts.Select(a => a.Number));
            Assert.Equal(acts.Count(a => a.Kind is ActKind.Started or ActKind.SentAgain), Count<ApprovalStarted>(house, f => f.ApprovalId == sent.Id));
            Assert.Equal(acts.Count(a => a.Kind == ActKind.Voided), Count<ApprovalVoided>(house, f => f.ApprovalId == sent.Id));
            Assert.Equal(acts.Count(a => a.Kind == ActKind.Withdrawn), Count<ApprovalWithdrawn>(house, f => f.ApprovalId == sent.Id));
            Assert.Equal(acts.Count(a => a.Kind == ActKind.Settled), Count<ApprovalStepDecided>(house, f => f.ApprovalId == sent.Id) + Count<ApprovalReturned>(house, f => f.ApprovalId == sent.Id));
            Assert.Equal(now.State is ApprovalState.Granted or ApprovalState.Refused ? 1 : 0, Count<ApprovalCompleted>(house, f => f.ApprovalId == sent.Id && f.Hash == now.Hash));
        }

        Assert.Null(await house.Site.InAgencyAsync("tuayang", s => AuditChain.FirstBreakAsync(s.GetRequiredService<AppDb>(), default)));
        Assert.Contains(house.Heard.Facts.OfType<ApprovalCompleted>(), f => f.Granted);
        Assert.Contains(house.Heard.Facts, f => f is ApprovalVoided);
    }

    private static int Count<T>(ApprovalSite house, Func<T, bool> of) => house.Heard.Facts.OfType<T>().Count(of);

    private static async Task<ApprovalView> RunAsync(ApprovalSite house, uint seed)
    {
        var dice = seed * 2_654_435_761u;
        int Throw(int sides)
        {
            dice = (dice * 1_664_525u) + 1_013_904_223u;
            return (int)((dice >> 8) % (uint)sides);
        }

        var sent = await house.SendAsync(title: $"เรื่องที่ {seed}");
        for (var i = 0; i < 14; i++)
        {
            var now = await house.NowAsync(sent);
            var place = now.Steps.FirstOrDefault(s => s.State == StepState.Open)?.Place ?? 1 + Throw(3);
            switch (Throw(12))
            {
                case < 5:
                    await house.DecideAsync(Signers[place - 1], now, place, place == 3 ? DecisionWord.Approved : Throw(2) == 0 ? DecisionWord.Noted : DecisionWord.Agreed);
                    break;
                case 5 when Throw(2) == 0:
                    await house.SendBackAsync(Signers[place - 1], now, place, Throw(2) == 0 || place == 1 ? null : 1);
                    break;
                case 6:
                    await house.AsAsync(Signers[place - 1], s => s.GetRequiredService<Undo>().HandleAsync(new(sent.Id, 2 + Throw(6)), default));
                    break;
                case 7 when now.State == ApprovalState.Returned || Throw(4) == 0:
                    house.Sheets.Change(sent.SubjectId, $"ฉบับที่ {i}");
                    await house.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<IApprovals>().SubjectChangedAsync(Sheets.Type, sent.SubjectId, house.Sheets.Hash(sent.SubjectId), default));
                    break;
                case 8:
                    await house.AsAsync("officer", s => s.GetRequiredService<IApprovals>().SendAgainAsync(new(sent.Id, now.Title, house.Sheets.Hash(sent.SubjectId), [], ""), default));
                    break;
                case 9 when Throw(8) == 0:
                    await house.AsAsync("officer", s => s.GetRequiredService<IApprovals>().WithdrawAsync(sent.Id, "ไม่ใช้แล้ว", default));
                    break;
                default:
                    await house.SettleAsync();
                    break;
            }
        }

        return sent;
    }
}
