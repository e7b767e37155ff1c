using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform.Thai;

namespace Prongsai.Platform;

/// <summary>
/// The code of an app beside the password: ±30 seconds, each code once, tries slowed down in the database as those of the six digits are. A code
/// from paper stands in for it.
/// </summary>
public sealed class SecondFactor(AppDb db, IDataProtectionProvider protection)
{
    private const int FreeTries = 5;
    private const int MostConflicts = 100;
    private const int LongestTyped = 60;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>What the person puts into the app.</summary>
    /// <param name="Secret">32 letters.</param>
    /// <param name="Address">The same as the QR says it.</param>
    public sealed record Setup(string Secret, string Address);

    /// <param name="All">Each in seven groups of four.</param>
    public sealed record PaperCodes(IReadOnlyList<string> All);

    public Task<bool> IsOnAsync(Guid accountId, CancellationToken ct) =>
        db.Set<AccountTotp>().AnyAsync(t => t.AccountId == accountId && t.ConfirmedAt != null, ct);

    /// <summary>How many codes on paper are left.</summary>
    public Task<int> LeftAsync(Guid accountId, CancellationToken ct) => db.Set<AccountRecovery>().CountAsync(r => r.AccountId == accountId, ct);

    /// <summary>A new secret, not yet asked for. The caller has asked the person once more who it is.</summary>
    /// <returns>Refusal "totp.on".</returns>
    public async Task<Outcome<Setup>> BeginAsync(Account account, string issuer, CancellationToken ct)
    {
        var kept = await KeptAsync(account.Id, ct);
        if (kept?.ConfirmedAt is not null)
        {
            return new Refusal("totp.on");
        }

        var secret = Totp.NewSecret();
        if (kept is null)
        {
            db.Add(kept = new AccountTotp { AccountId = account.Id, Secret = "", MadeAt = db.Now, NextAt = db.Now });
        }

        (kept.Secret, kept.MadeAt) = (Convert.ToBase64String(Protector(account.Id).Protect(secret)), db.Now);
        await db.SaveChangesAsync(ct);
        return new Setup(Totp.Text(secret), Totp.Address(secret, issuer, account.UserName!));
    }

    /// <summary>What <see cref="BeginAsync"/> made, to be shown again after a slip.</summary>
    public async Task<Setup?> PendingAsync(Account account, string issuer, CancellationToken ct) =>
        await KeptAsync(account.Id, ct) is { ConfirmedAt: null } kept ? new Setup(Totp.Text(Open(kept)), Totp.Address(Open(kept), issuer, account.UserName!)) : null;

    /// <summary>The app shows the right code: from now on it is asked for.</summary>
    /// <returns>The ten codes for paper, in this answer only; refusals "totp.none", "second.wrong", "second.wait" ({0} = seconds).</returns>
    public async Task<Outcome<PaperCodes>> ConfirmAsync(Account account, string code, CancellationToken ct)
    {
        if (await KeptAsync(account.Id, ct) is not { ConfirmedAt: null })
        {
            return new Refusal("totp.none");
        }

        if (await CheckAsync(account.Id, code, ct) is { } refusal)
        {
            return refusal;
        }

        var now = db.Now;
        await db.Set<AccountTotp>().Where(t => t.AccountId == account.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.ConfirmedAt, now), ct);
        db.Tell(account.Id, "totp.on");
        return await RenewAsync(account.Id, ct);
    }

    /// <summary>Ten new codes; those before are worth nothing.</summary>
    public async Task<PaperCodes> NewRecoveryAsync(Account account, CancellationToken ct)
    {
        db.Tell(account.Id, "recovery.renewed");
        return await RenewAsync(account.Id, ct);
    }

    /// <param name="typed">Six digits of the app, or a code from paper.</param>
    /// <returns>Null when right; refusals "second.wrong", "second.wait" ({0} = seconds) at field "Input.Code".</returns>
    public async Task<Refusal?> CheckAsync(Guid accountId, string typed, CancellationToken ct)
    {
        for (var i = 0; i < MostConflicts; i++)
        {
            if (await db.Set<AccountTotp>().AsNoTracking().SingleOrDefaultAsync(t => t.AccountId == accountId, ct) is not { } kept)
            {
                return new Refusal("totp.none", "Input.Code");
            }

            if (kept.NextAt > db.Now)
            {
                return new Refusal("second.wait", "Input.Code", (int)Math.Ceiling((kept.NextAt - db.Now).TotalSeconds));
            }

            if (await CountAsync(kept, ct))
            {
                return await CompareAsync(kept, typed.Length > LongestTyped ? "" : typed, ct);
            }
        }

        throw new TooBusyException();
    }

    /// <summary>Takes it off the account, with its codes on paper. The caller saves.</summary>
    public async Task<bool> RemoveAsync(Guid accountId, string code, CancellationToken ct)
    {
        if (await KeptAsync(accountId, ct) is not { ConfirmedAt: not null } kept)
        {
            return false;
        }

        db.Remove(kept);
        db.RemoveRange(await db.Set<AccountRecovery>().Where(r => r.AccountId == accountId).ToListAsync(ct));
        db.Tell(accountId, code);
        return true;
    }

    private async Task<bool> CountAsync(AccountTotp kept, CancellationToken ct)
    {
        var tries = kept.Tries + 1;
        var next = db.Now + (tries < FreeTries ? TimeSpan.Zero
            : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, FirstWait.TotalSeconds * Math.Pow(2, Math.Min(20, tries - FreeTries)))));
        return await db.Set<AccountTotp>().Where(t => t.AccountId == kept.AccountId && t.Tries == kept.Tries)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Tries, tries).SetProperty(x => x.NextAt, next), ct) == 1;
    }

    private async Task<Refusal?> CompareAsync(AccountTotp kept, string typed, CancellationToken ct)
    {
        if (await IsAppCodeAsync(kept, typed, ct) || await IsPaperCodeAsync(kept, typed, ct))
        {
            var now = db.Now;
            await db.Set<AccountTotp>().Where(t => t.AccountId == kept.AccountId).ExecuteUpdateAsync(t => t.SetProperty(x => x.Tries, 0).SetProperty(x => x.NextAt, now), ct);
            return null;
        }

        db.Record("second.wrong", kept.AccountId.ToString("D"), new { tries = kept.Tries + 1 });
        await db.SaveChangesAsync(ct);
        return new Refusal("second.wrong", "Input.Code");
    }

    /// <summary>Right and not used before: whoever moves the last step forward first has used it.</summary>
    private async Task<bool> IsAppCodeAsync(AccountTotp kept, string typed, CancellationToken ct)
    {
        var digits = string.Concat(ThaiDigits.ToArabic(typed).Where(c => !char.IsWhiteSpace(c)));
        return digits.Length == Totp.Digits && Totp.Match(Open(kept), digits, db.Now, kept.LastStep) is { } step
            && await db.Set<AccountTotp>().Where(t => t.AccountId == kept.AccountId && t.LastStep < step).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastStep, step), ct) == 1;
    }

    private async Task<bool> IsPaperCodeAsync(AccountTotp kept, string typed, CancellationToken ct)
    {
        if (kept.ConfirmedAt is null || PaperCode.Read(typed) is not { } code)
        {
            return false;
        }

        var hash = PaperCode.Hash(code);
        if (await db.Set<AccountRecovery>().Where(r => r.AccountId == kept.AccountId && r.Hash == hash).ExecuteDeleteAsync(ct) == 0)
        {
            return false;
        }

        db.Tell(kept.AccountId, "recovery.used");
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<PaperCodes> RenewAsync(Guid accountId, CancellationToken ct)
    {
        List<string> codes = [.. Enumerable.Range(0, AccountRecovery.Count).Select(_ => PaperCode.New())];
        db.RemoveRange(await db.Set<AccountRecovery>().Where(r => r.AccountId == accountId).ToListAsync(ct));
        db.AddRange(codes.Select(c => new AccountRecovery { AccountId = accountId, Hash = PaperCode.Hash(c) }));
        await db.SaveChangesAsync(ct);
        return new PaperCodes([.. codes.Select(PaperCode.Grouped)]);
    }

    private Task<AccountTotp?> KeptAsync(Guid accountId, CancellationToken ct) => db.Set<AccountTotp>().SingleOrDefaultAsync(t => t.AccountId == accountId, ct);

    private byte[] Open(AccountTotp kept) => Protector(kept.AccountId).Unprotect(Convert.FromBase64String(kept.Secret));

    private IDataProtector Protector(Guid accountId) => protection.CreateProtector("prongsai.totp", accountId.ToString("D"));
}
