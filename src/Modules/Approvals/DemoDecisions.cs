using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Platform;
using Prongsai.Platform.Calendar;

namespace Prongsai.Approvals;

/// <summary>What is on its way in the main demo office when its finished year has been sent: every post decides on the screen, one after the other.</summary>
internal sealed class DemoDecisions(DemoSigners signers) : IDemoData
{
    public int Order => 420;

    public Task FillAsync(string slug, CancellationToken ct) => slug == "tuayang" ? signers.DecideAsync(int.MaxValue, ct) : Task.CompletedTask;
}

/// <summary>Of the running year only the first post has given its opinion: the next one finds it in the inbox.</summary>
internal sealed class DemoFirstOpinion(DemoSigners signers) : IDemoData
{
    public int Order => 450;

    public Task FillAsync(string slug, CancellationToken ct) => slug == "tuayang" ? signers.DecideAsync(1, ct) : Task.CompletedTask;
}

/// <summary>The people of the demo at their screens: each signed in with the account of the post, each with the six digits.</summary>
internal sealed class DemoSigners(AppDb db, Decide decide, Settling settling, DemoAccounts accounts)
{
    private const int MinutesToRead = 47;

    private static readonly string[] Opinions = ["ตรวจสอบแล้ว ข้อมูลถูกต้องครบถ้วน", "เห็นควรเสนอตามลำดับ"];

    public async Task DecideAsync(int steps, CancellationToken ct)
    {
        var running = await db.Set<Approval>().AsNoTracking().Where(a => a.State == ApprovalState.Running).OrderBy(a => a.StartedAt).Take(100).ToListAsync(ct);
        foreach (var approval in running)
        {
            var way = await db.Set<Step>().AsNoTracking().Where(s => s.ApprovalId == approval.Id).OrderBy(s => s.Place).Take(20).ToListAsync(ct);
            foreach (var step in way.Take(steps))
            {
                var at = approval.StartedAt.AddMinutes(MinutesToRead * step.Place);
                StoryClock.Tell(accounts.Clock, at);
                await accounts.SignInAsync(step.PositionId, ct);
                var word = step.Place == way.Count ? DecisionWord.Approved : DecisionWord.Agreed;
                var given = await decide.HandleAsync(
                    new(approval.Id, step.Place, word, null, Opinions.ElementAtOrDefault(step.Place - 1), approval.Hash, IDemoData.Pin), ct);
                if (given is not { Done: true })
                {
                    throw new InvalidOperationException(given?.Refusal?.Code ?? "not found");
                }

                // Nobody takes it back.
                StoryClock.Tell(accounts.Clock, at + Ledger.UndoTime + TimeSpan.FromSeconds(1));
                await settling.OfAsync(approval.Id, ct);
            }
        }
    }
}

/// <summary>The accounts of the people who fill posts.</summary>
internal sealed class DemoAccounts(AppDb db, IAgencyDirectory office, CurrentUser user, Actor actor, TimeProvider clock)
{
    public TimeProvider Clock => clock;

    public async Task SignInAsync(Guid positionId, CancellationToken ct)
    {
        var right = await office.WhoSignsAsync(positionId, Bangkok.Today(clock), ct);
        var person = right.Signers.Count > 0 ? right.Signers[0].PersonId : throw new InvalidOperationException(right.Problem);
        var member = await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.PersonId == person && m.EndedAt == null, ct);
        var name = await db.Set<Account>().Where(a => a.Id == member.AccountId).Select(a => a.DisplayName).SingleAsync(ct);
        user.Is(member, name);
        actor.Is(member.AccountId, name);
    }
}
