using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency;

/// <summary>Two of those who decide in the main demo office keep a picture of a signature: drawn by a formula, nobody's.</summary>
internal sealed class DemoHandwriting(AppDb db, KeepSignature keep, CurrentUser user, Actor actor) : IDemoData
{
    public int Order => 110;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        if (slug != "tuayang")
        {
            return;
        }

        await KeepAsync(Role.Executive, "one.png", ct);
        await KeepAsync(Role.PermanentSecretary, "two.png", ct);
    }

    private async Task KeepAsync(Role role, string picture, CancellationToken ct)
    {
        var member = await db.Set<Membership>().AsNoTracking().SingleAsync(m => m.Role == role && m.EndedAt == null, ct);
        var name = await db.Set<Account>().Where(a => a.Id == member.AccountId).Select(a => a.DisplayName).SingleAsync(ct);
        user.Is(member, name);
        actor.Is(member.AccountId, name);
        await using var content = typeof(DemoHandwriting).Assembly.GetManifestResourceStream("DemoHands/" + picture)!;
        DemoAgency.Must(await keep.HandleAsync(content, ct));
    }
}
