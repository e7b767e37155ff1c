using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Where a person is signed in, what happened to the account, and ending sessions.</summary>
public sealed class OwnSessions(AppDb db, CurrentUser user)
{
    private const int Most = 50;

    /// <param name="Key">Names the row in a form; opens nothing.</param>
    public sealed record Place(string Key, string Device, string Source, DateTime StartedAt, DateTime SeenAt, bool IsThis);

    public async Task<IReadOnlyList<Place>> ListAsync(CancellationToken ct)
    {
        var (idle, old) = (db.Now - SessionStore.Idle, db.Now - SessionStore.Longest);
        var rows = await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == user.AccountId && s.SeenAt >= idle && s.StartedAt >= old)
            .OrderByDescending(s => s.SeenAt).Take(Most).Select(s => new { s.KeyHash, s.Device, s.Source, s.StartedAt, s.SeenAt }).ToListAsync(ct);
        return [.. rows.Select(s => new Place(s.KeyHash, s.Device, s.Source, s.StartedAt, s.SeenAt, s.KeyHash == user.Session))];
    }

    public async Task<IReadOnlyList<AccountEvent>> EventsAsync(CancellationToken ct) =>
        await db.Set<AccountEvent>().AsNoTracking().Where(e => e.AccountId == user.AccountId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most).ToListAsync(ct);

    /// <summary>What the person was not told yet, the newest first.</summary>
    public async Task<IReadOnlyList<AccountEvent>> UnseenAsync(CancellationToken ct) =>
        await db.Set<AccountEvent>().AsNoTracking().Where(e => e.AccountId == user.AccountId && e.SeenAt == null).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most).ToListAsync(ct);

    public async Task SeenAsync(CancellationToken ct)
    {
        var now = db.Now;
        await db.Set<AccountEvent>().Where(e => e.AccountId == user.AccountId && e.SeenAt == null).ExecuteUpdateAsync(e => e.SetProperty(x => x.SeenAt, now), ct);
    }

    /// <returns>False when this person has no such session.</returns>
    public async Task<bool> EndAsync(string key, CancellationToken ct)
    {
        if (await db.Set<Session>().Where(s => s.AccountId == user.AccountId && s.KeyHash == key).ExecuteDeleteAsync(ct) == 0)
        {
            return false;
        }

        db.Record("session.ended", user.AccountId.ToString("D"));
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task EndOthersAsync(CancellationToken ct)
    {
        var ended = await db.Set<Session>().Where(s => s.AccountId == user.AccountId && s.KeyHash != user.Session).ExecuteDeleteAsync(ct);
        db.Record("session.ended", user.AccountId.ToString("D"), new { sessions = ended });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Ends every session of an account, and makes every ticket of it worthless on all nodes.</summary>
    internal static void EndAll(Account account) =>
        (account.SecurityStamp, account.ConcurrencyStamp) = (Convert.ToHexString(RandomNumberGenerator.GetBytes(20)), Guid.CreateVersion7().ToString("D"));
}
