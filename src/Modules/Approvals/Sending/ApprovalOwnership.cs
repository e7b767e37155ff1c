using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals.Sending;

/// <summary>
/// What is on its way, or came back, and has nobody to mend it, send it again or take it back once its sender leaves. A sender is an account; its
/// membership says which person of the register that is, also when that was written down later.
/// </summary>
internal sealed class ApprovalOwnership(AppDb db, Ledger ledger, CurrentUser user) : IOwnership
{
    private const string Prefix = "approval:";
    private const int Most = 500;

    public async Task<IReadOnlyList<OwnedThing>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var ids = people.ToList();
        var accounts = (await db.Set<Membership>().AsNoTracking().Where(m => m.PersonId != null && ids.Contains(m.PersonId.Value))
            .OrderBy(m => m.Id).Select(m => new { m.AccountId, m.PersonId }).Take(Most).ToListAsync(ct)).ToDictionary(m => m.AccountId, m => m.PersonId!.Value);
        var known = accounts.Keys.ToList();
        var open = await db.Set<Approval>().AsNoTracking().Where(a => a.State == ApprovalState.Running || a.State == ApprovalState.Returned)
            .Where(a => a.OwnerPersonId != null ? ids.Contains(a.OwnerPersonId.Value)
                : a.StartedByPersonId != null ? ids.Contains(a.StartedByPersonId.Value)
                : known.Contains(a.StartedByAccountId))
            .OrderBy(a => a.StartedAt).ThenBy(a => a.Id).Take(Most)
            .Select(a => new { a.Id, a.Title, a.State, a.OwnerPersonId, a.StartedByPersonId, a.StartedByAccountId }).ToListAsync(ct);
        return
        [
            .. open.Select(a => new OwnedThing(
                a.OwnerPersonId ?? a.StartedByPersonId ?? accounts[a.StartedByAccountId], Prefix + a.Id.ToString("D"), "เรื่องที่เสนออนุมัติ",
                a.Title + (a.State == ApprovalState.Returned ? " (ส่งกลับแก้ไข)" : " (รออนุมัติ)"), $"{ApprovalsNav.Inbox}/{a.Id:D}")),
        ];
    }

    public async Task HandOverAsync(Guid personId, Successor to, IReadOnlyCollection<string> things, CancellationToken ct)
    {
        foreach (var thing in (await OfAsync([personId], ct)).Where(t => things.Contains(t.Id)))
        {
            if (await ledger.FindAsync(Guid.ParseExact(thing.Id[Prefix.Length..], "D"), ct) is not { Course.IsOver: false } file)
            {
                continue;
            }

            ledger.Append(file, new Act
            {
                ApprovalId = file.Approval.Id,
                Number = file.Course.NextNumber,
                Kind = ActKind.HandedOver,
                At = ledger.Now,
                Hash = file.Course.Hash,
                AccountId = user.IsSignedIn ? user.AccountId : null,
                PersonId = user.PersonId,
                Name = user.Name,
                Whom = to.Name,
                ToPersonId = to.PersonId,
            });
        }
    }
}
