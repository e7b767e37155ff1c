using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>
/// Papers begun and not finished: never approved, or written in again since. Who answers for one is the person who wrote last; where that account was
/// linked to nobody, the person whom the membership of the account that began it names now.
/// </summary>
internal sealed class DraftOwnership(AppDb db) : IOwnership
{
    private const string Prefix = "paper:";
    private const int Most = 500;

    public async Task<IReadOnlyList<OwnedThing>> OfAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var ids = people.ToList();
        var accounts = await AccountsAsync(ids, ct);
        var known = accounts.Keys.ToList();
        var open = await Open(ids, known).AsNoTracking().OrderByDescending(p => p.FiscalYear).ThenBy(p => p.Kind).ThenBy(p => p.Id).Take(Most).ToListAsync(ct);
        return
        [
            .. open.Select(p => new OwnedThing(
                p.AuthorPersonId ?? accounts[p.AuthorAccountId!.Value], Prefix + p.Id.ToString("D"), "ร่างเอกสาร",
                FormattableString.Invariant($"ปี {p.FiscalYear} {PaperTemplate.Of(p.Kind).Name}") + (p.Serial.Length > 0 ? " " + p.Title : ""), PaperDesk.PathOf(p.Key))),
        ];
    }

    public async Task HandOverAsync(Guid personId, Successor to, IReadOnlyCollection<string> things, CancellationToken ct)
    {
        var known = (await AccountsAsync([personId], ct)).Keys.ToList();
        foreach (var draft in (await Open([personId], known).ToListAsync(ct)).Where(p => things.Contains(Prefix + p.Id.ToString("D"))))
        {
            draft.AuthorPersonId = to.PersonId;
            db.Record("paper.handed-over", draft.Id.ToString("D"), new { year = draft.FiscalYear, kind = draft.Kind, person = personId, successor = to.PersonId, name = to.Name });
        }
    }

    private async Task<Dictionary<Guid, Guid>> AccountsAsync(List<Guid> people, CancellationToken ct) =>
        (await db.Set<Membership>().AsNoTracking().Where(m => m.PersonId != null && people.Contains(m.PersonId.Value)).OrderBy(m => m.Id)
            .Select(m => new { m.AccountId, m.PersonId }).Take(Most).ToListAsync(ct)).ToDictionary(m => m.AccountId, m => m.PersonId!.Value);

    private IQueryable<PaperDraft> Open(List<Guid> people, List<Guid> accounts) => db.Set<PaperDraft>()
        .Where(p => p.RemovedAt == null && !db.Set<FrozenPaper>().Any(f =>
            f.FiscalYear == p.FiscalYear && f.Kind == p.Kind && f.Serial == p.Serial && f.ApprovedAt >= p.ChangedAt))
        .Where(p => p.AuthorPersonId != null ? people.Contains(p.AuthorPersonId.Value) : p.AuthorAccountId != null && accounts.Contains(p.AuthorAccountId.Value));
}
