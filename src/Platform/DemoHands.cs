using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Who acts in the demo.</summary>
public sealed class DemoHands(AppDb db, CurrentUser user, Actor actor, TimeProvider clock)
{
    public DateOnly Today => Bangkok.Today(clock);

    public Task OfOfficerAsync(CancellationToken ct) => BeAsync(Role.Officer, ct);

    public Task OfAdministratorAsync(CancellationToken ct) => BeAsync(Role.Administrator, ct);

    private async Task BeAsync(Role role, CancellationToken ct)
    {
        var member = await db.Set<Membership>().AsNoTracking().Where(m => m.Role == role && m.UnitId == null && m.EndedAt == null).OrderBy(m => m.Id).FirstAsync(ct);
        var name = await db.Set<Account>().Where(a => a.Id == member.AccountId).Select(a => a.DisplayName).SingleAsync(ct);
        user.Is(member, name);
        actor.Is(member.AccountId, name);
    }
}
