using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Whether the person said password or digits within the last ten minutes, and asking for them once more.</summary>
public sealed class AskAgain(AppDb db, UserManager<Account> users, PasswordCheck check, StepUp stepUp)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    public static bool IsFresh(CurrentUser user, TimeProvider clock) => (clock.GetUtcNow().UtcDateTime - user.AskedAt).Duration() <= Long;

    /// <param name="said">Six digits, or the password.</param>
    /// <returns>Null when right; refusals of <see cref="StepUp"/> or "confirm.wrong", at field "Input.Said".</returns>
    public async Task<Refusal?> ConfirmAsync(CurrentUser user, string said, CancellationToken ct)
    {
        if (await WrongAsync(user, said, ct) is { } refusal)
        {
            return refusal with { Field = "Input.Said" };
        }

        await SaidAsync(user, ct);
        return null;
    }

    /// <summary>The person has just shown who it is.</summary>
    internal async Task SaidAsync(CurrentUser user, CancellationToken ct)
    {
        var now = db.Now;
        await db.Set<Session>().Where(s => s.KeyHash == user.Session && s.AccountId == user.AccountId).ExecuteUpdateAsync(s => s.SetProperty(x => x.AskedAt, now), ct);
    }

    private async Task<Refusal?> WrongAsync(CurrentUser user, string said, CancellationToken ct)
    {
        if (PinRules.IsPin(Thai.ThaiDigits.ToArabic(said).Trim()))
        {
            return await stepUp.CheckAsync(said, ct);
        }

        var account = await users.FindByIdAsync(user.AccountId.ToString("D")) ?? throw new InvalidOperationException("No such account.");
        return await check.CheckAsync(account, said, new Refusal("confirm.wrong", "Input.Said"), ct);
    }
}
