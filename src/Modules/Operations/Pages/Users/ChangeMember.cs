using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Users;

/// <summary>Gives a member another role, ends the membership, or takes the end back. An agency never loses its last administrator.</summary>
internal sealed class ChangeMember(AppDb db, UserManager<Account> accounts, TimeProvider clock)
{
    public sealed record Input(Guid MembershipId, Role Role, bool Ended);

    /// <returns>Null when there is no such member in this agency; refusal "member.last-admin".</returns>
    public async Task<Outcome<Membership>?> HandleAsync(Input input, CancellationToken ct)
    {
        var member = await db.Set<Membership>().SingleOrDefaultAsync(m => m.Id == input.MembershipId, ct);
        if (member is null)
        {
            return null;
        }

        var stays = input.Role == Role.Administrator && !input.Ended;
        var others = await db.Set<Membership>().AnyAsync(m => m.Id != member.Id && m.Role == Role.Administrator && m.EndedAt == null, ct);
        if (member.Role == Role.Administrator && !stays && !others)
        {
            return new Refusal("member.last-admin");
        }

        member.Role = input.Role;
        member.EndedAt = input.Ended ? member.EndedAt ?? clock.GetUtcNow().UtcDateTime : null;
        db.Record("member.changed", member.AccountId.ToString("D"), new { role = input.Role.ToString(), ended = input.Ended });
        await db.SaveChangesAsync(ct);
        if (input.Ended && await accounts.FindByIdAsync(member.AccountId.ToString("D")) is { } account)
        {
            await accounts.UpdateSecurityStampAsync(account);
        }

        return member;
    }
}
