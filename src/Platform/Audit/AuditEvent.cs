using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>One link of an agency's audit chain: who did what to what, when, and the hash of the link before.</summary>
public sealed class AuditEvent : ITenantRow
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>1, 2, 3 … without gaps inside an agency.</summary>
    public long Number { get; internal set; }

    /// <summary>UTC, "yyyy-MM-ddTHH:mm:ss.fffZ": text, so that both engines hash the same bytes.</summary>
    public required string At { get; init; }

    public Guid? ActorId { get; init; }
    public required string ActorName { get; init; }
    public required string Code { get; init; }
    public required string Subject { get; init; }

    /// <summary>JSON.</summary>
    public required string Detail { get; init; }

    public string PreviousHash { get; internal set; } = "";

    /// <summary>SHA-256 (hex) over all of the above, the agency included.</summary>
    public string Hash { get; internal set; } = "";

    internal static string Stamp(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The moment that <see cref="At"/> spells.</summary>
    internal static DateTime Moment(string at) =>
        DateTime.ParseExact(at, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    internal string HashFor(Guid agency)
    {
        string[] parts =
        [
            agency.ToString("D"), Number.ToString(CultureInfo.InvariantCulture), At, ActorId?.ToString("D") ?? "", ActorName, Code, Subject, Detail, PreviousHash,
        ];

        // Each part is preceded by its length: no two different events spell the same bytes.
        var text = string.Concat(parts.Select(p => $"{p.Length.ToString(CultureInfo.InvariantCulture)}:{p}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("\0" + text)));
    }

    internal sealed class Table : IEntityTypeConfiguration<AuditEvent>
    {
        public void Configure(EntityTypeBuilder<AuditEvent> builder)
        {
            builder.ToTable("platform_audit");
            builder.HasIndex(TenantColumns.AgencyId, nameof(Number)).IsUnique();
        }
    }
}
