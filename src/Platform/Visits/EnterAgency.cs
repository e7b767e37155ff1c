using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform.Visits;

/// <summary>
/// Lets an administrator of the installation into the ambient agency as its administrator, for a while. They sign in on its host as always; when the time is
/// over, or the agency ends it, the next request finds nobody.
/// </summary>
public sealed class EnterAgency(AppDb db, UserManager<Account> users, InstallationAdministrators administrators)
{
    public const int MostMinutes = 60;

    private const int ShortestReason = 10, LongestReason = 500;

    /// <param name="Reason">Shown to the agency; kept in its audit chain.</param>
    public sealed record Input(string UserName, int Minutes, string Reason);

    /// <returns>Refusals "visit.reason", "visit.minutes" ({0} = most), "visit.who", "visit.open".</returns>
    public async Task<Outcome<Visit>> HandleAsync(Input input, CancellationToken ct)
    {
        var reason = input.Reason.Trim();
        if (reason.Length is < ShortestReason or > LongestReason)
        {
            return new Refusal("visit.reason", "Reason", ShortestReason, LongestReason);
        }

        if (input.Minutes is < 1 or > MostMinutes)
        {
            return new Refusal("visit.minutes", "Minutes", MostMinutes);
        }

        if (await users.FindByNameAsync(input.UserName.Trim()) is not { Disabled: false } account || !await administrators.IsAsync(account.Id, ct))
        {
            return new Refusal("visit.who", "UserName", input.UserName);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await AuditChain.HoldAsync(db, ct);
        var now = db.Now;
        if (await db.Set<Visit>().AnyAsync(v => v.AccountId == account.Id && v.EndedAt == null && v.Until > now, ct))
        {
            return new Refusal("visit.open", "UserName");
        }

        var number = (await db.Set<Visit>().MaxAsync(v => (int?)v.Number, ct) ?? 0) + 1;
        var visit = new Visit { AccountId = account.Id, AccountName = account.DisplayName, Reason = reason, Number = number, StartedAt = now, Until = now.AddMinutes(input.Minutes) };
        db.Add(visit);
        db.Record("visit.begun", visit.Id.ToString("D"), new { number, name = visit.AccountName, minutes = input.Minutes, reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return visit;
    }
}

/// <summary>The agency, or the visitor, ends a visit before its time.</summary>
public sealed class EndVisit(AppDb db, Actor actor)
{
    /// <returns>Null when there is no such visit here that goes on.</returns>
    public async Task<Outcome<Visit>?> HandleAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Visit>().SingleOrDefaultAsync(v => v.Id == id, ct) is not { } visit || !visit.IsOpen(db.Now))
        {
            return null;
        }

        (visit.EndedAt, visit.EndedBy) = (db.Now, actor.Name);
        db.Record("visit.ended", visit.Id.ToString("D"), new { number = visit.Number });
        await db.SaveChangesAsync(ct);
        return visit;
    }
}
