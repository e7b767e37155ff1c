using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>A signed-in browser. The server keeps only a hash of the key that the cookie carries.</summary>
public sealed class Session
{
    public required string KeyHash { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The agency whose host the person signed in on; the session is worth nothing on another.</summary>
    public required Guid ForAgency { get; init; }

    public required byte[] Ticket { get; set; }
    public required DateTime StartedAt { get; init; }
    public required DateTime SeenAt { get; set; }

    /// <summary>When the person last said password or digits in this session.</summary>
    public required DateTime AskedAt { get; set; }

    /// <summary>Browser and system in words.</summary>
    public string Device { get; init; } = "";

    /// <summary>Network address it was opened from.</summary>
    public string Source { get; init; } = "";

    internal sealed class Table : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.ToTable("platform_session");
            builder.HasKey(s => s.KeyHash);
            builder.HasIndex(s => s.AccountId);
        }
    }
}

/// <summary>Tickets live here, not in the cookie: ending one works at once, everywhere. Idle 30 minutes, 12 hours in all.</summary>
internal sealed class SessionStore(IServiceScopeFactory scopes, TimeProvider clock) : ITicketStore
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    public Task<string> StoreAsync(AuthenticationTicket ticket) => KeepAsync(ticket, null);

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) => KeepAsync(ticket, httpContext);

    // The cookie handler asks for renewal when half the time has passed, and when somebody signs in over a session that lives. SeenAt already slid on
    // reading; and a session never becomes another person's: its key may be known to who had it before.
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = Hash(key);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var session = await db.Set<Session>().AsNoTracking().SingleOrDefaultAsync(s => s.KeyHash == hash);
        if (session is null || now - session.SeenAt > Idle || now - session.StartedAt > Longest || session.StartedAt - now > Grain)
        {
            // Also one that begins tomorrow: the clock was wrong then or is wrong now.
            return null;
        }

        if (now - session.SeenAt > Grain)
        {
            await TouchAsync(db, hash, now);
        }

        var ticket = TicketSerializer.Default.Deserialize(session.Ticket);
        SessionClaims.Mark(ticket?.Principal, hash, session.AskedAt);
        return ticket;
    }

    private static async Task TouchAsync(AppDb db, string hash, DateTime now)
    {
        try
        {
            await db.Set<Session>().Where(s => s.KeyHash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now));
        }
        catch (Exception error) when (DatabaseDown.SaysReadOnly(error) || DatabaseDown.SaysFull(error) || DatabaseDown.SaysAway(error))
        {
            // Nothing can be written: who is in goes on reading until the time of the last note is over.
        }
    }

    public async Task RemoveAsync(string key)
    {
        var hash = Hash(key);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Session>().Where(s => s.KeyHash == hash).ExecuteDeleteAsync();
    }

    private async Task<string> KeepAsync(AuthenticationTicket ticket, HttpContext? http)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow().UtcDateTime;
        var account = SessionClaims.Account(ticket.Principal);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(new Session
        {
            KeyHash = Hash(key),
            AccountId = account,
            ForAgency = SessionClaims.Agency(ticket.Principal),
            Ticket = TicketSerializer.Default.Serialize(ticket),
            StartedAt = now,
            SeenAt = now,
            AskedAt = now,
            Device = Platform.Device.Of(http),
            Source = http?.Connection.RemoteIpAddress?.ToString() ?? "",
        });
        await db.SaveChangesAsync();
        var (idle, old) = (now - Idle, now - Longest);
        await db.Set<Session>().Where(s => s.AccountId == account && (s.SeenAt < idle || s.StartedAt < old)).ExecuteDeleteAsync();
        return key;
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
}
