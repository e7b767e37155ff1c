using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Documents.Checks;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Approvals;

/// <summary>A link by which somebody without an account reads one kept paper for some days.</summary>
internal sealed class PaperShare : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PaperId { get; init; }

    /// <summary>SHA-256 (hex) of the code in the address: who reads the table cannot open the paper.</summary>
    public required string TokenHash { get; init; }

    /// <summary>For whom or for what, as its maker wrote it.</summary>
    public required string Purpose { get; init; }

    public required DateTime MadeAt { get; init; }
    public required string MadeBy { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public DateTime? RevokedAt { get; set; }

    public bool IsOpen(DateTime now) => RevokedAt is null && now < ExpiresAt;

    internal sealed class Table : IEntityTypeConfiguration<PaperShare>
    {
        public void Configure(EntityTypeBuilder<PaperShare> builder)
        {
            builder.ToTable("documents_share");
            builder.HasOne<FrozenPaper>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(PaperId)).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(TenantColumns.AgencyId, nameof(TokenHash)).IsUnique();
        }
    }
}

/// <summary>Makes such a link. Its address is told once and is not kept.</summary>
internal sealed class SharePaper(AppDb db, Actor actor, SiteAddress site, TimeProvider clock)
{
    public const int MostDays = 90;
    public const int LongestPurpose = 200;
    private const int MostOpen = 50;

    /// <param name="Looked">The maker's word that what looks like personal data may be seen by whoever gets the link.</param>
    public sealed record Input(Guid PaperId, int Days, string Purpose, bool Looked = false);

    /// <param name="Address">Whole, with the code.</param>
    public sealed record Made(PaperShare Share, string Address);

    /// <returns>Null when this agency has no such paper; refusals "share.days", "share.purpose", "share.secret", "share.personal", "share.many".</returns>
    public async Task<Outcome<Made>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.Set<FrozenPaper>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == input.PaperId, ct) is not { } paper)
        {
            return null;
        }

        var purpose = input.Purpose.Length > LongestPurpose ? "" : ThaiText.Clean(input.Purpose).Replace('\n', ' ').Trim();
        var now = clock.GetUtcNow().UtcDateTime;
        if (Refuse(input, purpose, paper) is { } refusal)
        {
            return refusal;
        }

        if (await db.Set<PaperShare>().CountAsync(s => s.PaperId == paper.Id && s.RevokedAt == null && s.ExpiresAt > now, ct) >= MostOpen)
        {
            return new Refusal("share.many", "Purpose", MostOpen);
        }

        var code = VerificationCode.New();
        var share = new PaperShare { PaperId = paper.Id, TokenHash = SharedPapers.HashOf(code), Purpose = purpose, MadeAt = now, MadeBy = actor.Name, ExpiresAt = now.AddDays(input.Days) };
        db.Add(share);
        db.Record("paper.shared", paper.Id.ToString("D"), new { share = share.Id, until = share.ExpiresAt, purpose });
        await db.SaveChangesAsync(ct);
        return new Made(share, site.Of("/share/" + code));
    }

    private static Refusal? Refuse(Input input, string purpose, FrozenPaper paper) =>
        input.Days is < 1 or > MostDays ? new Refusal("share.days", "Days", MostDays)
        : purpose.Length == 0 ? new Refusal("share.purpose", "Purpose", LongestPurpose)
        : paper.Model() is var model && model.Secrecy.Length > 0 ? new Refusal("share.secret", "", model.Secrecy)
        : !input.Looked && PublicGuard.Found(model) is { Count: > 0 } numbers ? new Refusal("share.personal", "ShareLooked", string.Join(" ", numbers))
        : null;
}

/// <summary>Ends a link before its time.</summary>
internal sealed class RevokeShare(AppDb db, TimeProvider clock)
{
    /// <returns>Null when the paper has no such link; one that ended already stays as it is.</returns>
    public async Task<PaperShare?> HandleAsync(Guid paperId, Guid id, CancellationToken ct)
    {
        var share = await db.Set<PaperShare>().SingleOrDefaultAsync(s => s.Id == id && s.PaperId == paperId, ct);
        if (share is { RevokedAt: null })
        {
            share.RevokedAt = clock.GetUtcNow().UtcDateTime;
            db.Record("paper.share-revoked", paperId.ToString("D"), new { share = id });
            await db.SaveChangesAsync(ct);
        }

        return share;
    }
}

/// <summary>What a link opens.</summary>
internal sealed class SharedPapers(AppDb db, TimeProvider clock)
{
    private const int Most = 50;

    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(code)));

    /// <returns>Null for a code that is unknown, over, taken back, or of another agency: nobody learns which.</returns>
    public async Task<Opened?> FindAsync(string typed, CancellationToken ct)
    {
        if (VerificationCode.Read(typed) is not { } code)
        {
            return null;
        }

        var (hash, now) = (HashOf(code), clock.GetUtcNow().UtcDateTime);
        return await (from share in db.Set<PaperShare>().AsNoTracking()
                      join paper in db.Set<FrozenPaper>().AsNoTracking() on share.PaperId equals paper.Id
                      where share.TokenHash == hash && share.RevokedAt == null && share.ExpiresAt > now
                      select new Opened(paper, share.ExpiresAt)).SingleOrDefaultAsync(ct);
    }

    public Task<List<PaperShare>> OfAsync(Guid paperId, CancellationToken ct) => db.Set<PaperShare>().AsNoTracking()
        .Where(s => s.PaperId == paperId).OrderByDescending(s => s.MadeAt).Take(Most).ToListAsync(ct);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    internal sealed record Opened(FrozenPaper Paper, DateTime ExpiresAt);
}
