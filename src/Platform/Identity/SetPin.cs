using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform.Thai;

namespace Prongsai.Platform;

/// <summary>A person sets the own six digits, after saying the password again.</summary>
public sealed class SetPin(AppDb db, UserManager<Account> users, PasswordCheck check)
{
    public sealed record Input(string Password, string Pin);

    /// <returns>Refusals "pin.form", "pin.easy", "pin.password", "signin.wait" ({0} = seconds).</returns>
    public async Task<Outcome<Account>> HandleAsync(Guid accountId, Input input, CancellationToken ct)
    {
        var pin = ThaiDigits.ToArabic(input.Pin.Length > 20 ? "" : input.Pin).Trim();
        if (!PinRules.IsPin(pin))
        {
            return new Refusal("pin.form", "Input.Pin");
        }

        if (PinRules.IsEasy(pin))
        {
            return new Refusal("pin.easy", "Input.Pin");
        }

        var account = await users.FindByIdAsync(accountId.ToString("D")) ?? throw new InvalidOperationException("No such account.");
        if (await check.CheckAsync(account, input.Password, new Refusal("pin.password", "Input.Password"), ct) is { } refusal)
        {
            return refusal;
        }

        await WriteAsync(account, pin, ct);
        return account;
    }

    private async Task WriteAsync(Account account, string pin, CancellationToken ct)
    {
        var now = db.Now;
        var kept = await db.Set<AccountPin>().SingleOrDefaultAsync(p => p.AccountId == account.Id, ct);
        var first = kept is null;
        if (kept is null)
        {
            db.Add(kept = new AccountPin { AccountId = account.Id, Hash = "", SetAt = now, NextAt = now });
        }

        (kept.Hash, kept.SetAt, kept.Tries, kept.NextAt) = (users.PasswordHasher.HashPassword(account, pin), now, 0, now);
        db.Tell(account.Id, "pin.set", seen: first);
        await db.SaveChangesAsync(ct);
    }
}
