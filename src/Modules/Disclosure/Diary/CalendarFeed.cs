using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Diary;

internal enum FeedScope
{
    /// <summary>All that the account may see.</summary>
    All,

    /// <summary>What the person of the account answers for, and the dates of the office.</summary>
    Mine,
}

/// <summary>A secret address at which a calendar program reads dates. It ends with the membership of who made it, or by hand.</summary>
internal sealed class CalendarFeed : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 (hex) of the code in the address: who reads the table cannot open the calendar.</summary>
    public required string TokenHash { get; init; }

    public required Guid AccountId { get; init; }
    public required FeedScope Scope { get; init; }
    public required DateTime MadeAt { get; init; }
    public required string MadeBy { get; init; }
    public DateTime? RevokedAt { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<CalendarFeed>
    {
        public void Configure(EntityTypeBuilder<CalendarFeed> builder)
        {
            builder.ToTable("disclosure_feed");
            builder.Property(f => f.Scope).HasConversion<string>();
            builder.HasIndex(TenantColumns.AgencyId, nameof(TokenHash)).IsUnique();
        }
    }
}

/// <summary>The code in the address: 26 letters and digits, 130 random bits.</summary>
internal static class FeedCode
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    public const int Length = 26;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));

    public static bool IsOne(string typed) => typed.Length == Length && typed.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
}

/// <summary>Makes and ends addresses. Each is told once and is not kept.</summary>
internal sealed class ChangeFeeds(AppDb db, CurrentUser user, SiteAddress site, TimeProvider clock)
{
    public const int MostOpen = 10;

    public sealed record Made(CalendarFeed Feed, string Address);

    /// <returns>Refusals "feed.many", "feed.person" (the account is nobody of the staff register).</returns>
    public async Task<Outcome<Made>> MakeAsync(FeedScope scope, CancellationToken ct)
    {
        if (scope == FeedScope.Mine && user.PersonId is null)
        {
            return new Refusal("feed.person", "Scope");
        }

        if (await db.Set<CalendarFeed>().CountAsync(f => f.AccountId == user.AccountId && f.RevokedAt == null, ct) >= MostOpen)
        {
            return new Refusal("feed.many", "Scope", MostOpen);
        }

        var code = FeedCode.New();
        var feed = new CalendarFeed { TokenHash = FeedCode.HashOf(code), AccountId = user.AccountId, Scope = scope, MadeAt = clock.GetUtcNow().UtcDateTime, MadeBy = user.Name };
        db.Add(feed);
        db.Record("diary.feed-made", feed.Id.ToString("D"), new { scope = scope.ToString() });
        await db.SaveChangesAsync(ct);
        return new Made(feed, site.Of($"/calendar/{code}.ics"));
    }

    /// <summary>One's own; who assigns the work of the office ends any.</summary>
    /// <returns>False when there is none, or it is not this person's to end.</returns>
    public async Task<bool> RevokeAsync(Guid id, CancellationToken ct)
    {
        var (own, any) = (user.AccountId, user.Can(Permissions.Assign));
        if (await db.Set<CalendarFeed>().SingleOrDefaultAsync(f => f.Id == id && f.RevokedAt == null && (any || f.AccountId == own), ct) is not { } feed)
        {
            return false;
        }

        feed.RevokedAt = clock.GetUtcNow().UtcDateTime;
        db.Record("diary.feed-revoked", id.ToString("D"));
        await db.SaveChangesAsync(ct);
        return true;
    }

    public Task<List<CalendarFeed>> OpenAsync(CancellationToken ct)
    {
        var (own, any) = (user.AccountId, user.Can(Permissions.Assign));
        return db.Set<CalendarFeed>().AsNoTracking().Where(f => f.RevokedAt == null && (any || f.AccountId == own)).OrderByDescending(f => f.MadeAt).Take(100).ToListAsync(ct);
    }
}

/// <summary>What a calendar program gets: days, words and addresses, no names of people.</summary>
internal sealed class FeedReader(AppDb db, DueList due, SiteAddress site, TimeProvider clock)
{
    private const int Most = 1_000;

    /// <returns>Null for a code that is unknown, ended, of another agency, or of somebody who is no longer a member: nobody learns which.</returns>
    public async Task<string?> ReadAsync(string code, Tenant tenant, CancellationToken ct)
    {
        if (!FeedCode.IsOne(code))
        {
            return null;
        }

        var hash = FeedCode.HashOf(code);
        var found = await (from feed in db.Set<CalendarFeed>().AsNoTracking()
                           join member in db.Set<Membership>().AsNoTracking() on feed.AccountId equals member.AccountId
                           where feed.TokenHash == hash && feed.RevokedAt == null && member.EndedAt == null
                           select new { feed.Scope, member.UnitId, member.PersonId }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var things = (await due.AroundAsync(Bangkok.Today(clock), ct)).Where(t => t.IsSeenBy(found.UnitId))
            .Where(t => found.Scope == FeedScope.All || t.Kind == DueKind.Date || (t.PersonId is not null && t.PersonId == found.PersonId));
        var events = things.OrderBy(t => t.On).Take(Most).Select(t => new IcsEvent(
            $"{t.Key.Replace(':', '-')}@{tenant.Agency.MainHost}", Summary(t), $"{t.Text}\nเปิดดูในระบบ: {site.Of(t.Href)}", t.From ?? t.On, t.On, site.Of(t.Href)));
        return Ics.Write($"ปฏิทินงาน ITA {tenant.Agency.Name}", events, clock.GetUtcNow().UtcDateTime);
    }

    private static string Summary(DueThing thing) => thing.Kind == DueKind.Date ? thing.Text : "ครบกำหนด: " + thing.Text;
}
