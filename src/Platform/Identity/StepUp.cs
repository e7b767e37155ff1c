using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform.Thai;

namespace Prongsai.Platform;

/// <summary>
/// Asks the signed-in person once more who they are, where a decision has its effect: the six digits. Five tries, then growing waits, kept in the
/// database: they hold on every node and after a restart, and only for this account.
/// </summary>
public sealed class StepUp(AppDb db, IPasswordHasher<Account> hasher, SignInThrottle throttle, CurrentUser user)
{
    private const int FreeTries = 5;
    private const int MostConflicts = 100;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Whether the person has set the digits.</summary>
    public Task<bool> IsSetAsync(CancellationToken ct) => db.Set<AccountPin>().AnyAsync(p => p.AccountId == user.AccountId, ct);

    /// <summary>To be asked before anything is added to the unit of work: a wrong try is recorded and saved at once.</summary>
    /// <returns>Null when right; refusals "pin.none", "pin.wrong" ({0} = tries left before waiting), "pin.wait" ({0} = seconds), at field "Input.Pin".</returns>
    public async Task<Refusal?> CheckAsync(string pin, CancellationToken ct)
    {
        var digits = pin.Length > 20 ? "" : ThaiDigits.ToArabic(pin).Trim();
        for (var i = 0; i < MostConflicts; i++)
        {
            var kept = await db.Set<AccountPin>().AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == user.AccountId, ct);
            if (kept is null)
            {
                return new Refusal("pin.none", "Input.Pin");
            }

            if (!PinRules.IsPin(digits))
            {
                return new Refusal("pin.form", "Input.Pin");
            }

            if (kept.NextAt > db.Now)
            {
                return new Refusal("pin.wait", "Input.Pin", (int)Math.Ceiling((kept.NextAt - db.Now).TotalSeconds));
            }

            if (await CountAsync(kept, ct))
            {
                using var turn = await TurnAsync(kept, ct);
                return await CompareAsync(kept, digits, ct);
            }
        }

        throw new TooBusyException();
    }

    /// <summary>Counts the try before it is made: of many at once each takes its own number.</summary>
    private async Task<bool> CountAsync(AccountPin kept, CancellationToken ct)
    {
        var tries = kept.Tries + 1;
        var next = db.Now + (tries < FreeTries ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Min(20, tries - FreeTries)))));
        return await db.Set<AccountPin>().Where(p => p.AccountId == kept.AccountId && p.Tries == kept.Tries)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Tries, tries).SetProperty(x => x.NextAt, next), ct) == 1;
    }

    /// <summary>A try that could not be compared because too many wait is given back: a flood of sign-ins must not lock who decides.</summary>
    private async Task<IDisposable> TurnAsync(AccountPin kept, CancellationToken ct)
    {
        try
        {
            return await throttle.HashTurnAsync(ct);
        }
        catch (Exception error) when (error is TooBusyException or OperationCanceledException)
        {
            await db.Set<AccountPin>().Where(p => p.AccountId == kept.AccountId && p.Tries == kept.Tries + 1).ExecuteUpdateAsync(
                p => p.SetProperty(x => x.Tries, kept.Tries).SetProperty(x => x.NextAt, kept.NextAt), CancellationToken.None);
            throw;
        }
    }

    private async Task<Refusal?> CompareAsync(AccountPin kept, string digits, CancellationToken ct)
    {
        if (hasher.VerifyHashedPassword(new Account { Id = kept.AccountId, DisplayName = "" }, kept.Hash, digits) == PasswordVerificationResult.Failed)
        {
            db.Record("pin.wrong", kept.AccountId.ToString("D"), new { tries = kept.Tries + 1 });
            await db.SaveChangesAsync(ct);
            return kept.Tries + 1 >= FreeTries ? new Refusal("pin.wrong-wait", "Input.Pin") : new Refusal("pin.wrong", "Input.Pin", FreeTries - kept.Tries - 1);
        }

        var now = db.Now;
        await db.Set<AccountPin>().Where(p => p.AccountId == kept.AccountId).ExecuteUpdateAsync(p => p.SetProperty(x => x.Tries, 0).SetProperty(x => x.NextAt, now), ct);
        return null;
    }
}
