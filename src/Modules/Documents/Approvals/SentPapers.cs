using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>Papers as they were sent on their way.</summary>
internal sealed class SentPapers(AppDb db, PaperFactory papers)
{
    /// <summary>The version that was sent last, or the one of a hash; null when there is none.</summary>
    public async Task<Sent?> FindAsync(Guid paperId, string? hash, CancellationToken ct)
    {
        var version = await VersionAsync(db, paperId, hash, ct);
        return version is null ? null : await WholeAsync(version, ct);
    }

    /// <summary>The same without what the office adds to it.</summary>
    public static Task<PaperVersion?> VersionAsync(AppDb db, Guid paperId, string? hash, CancellationToken ct) => db.Set<PaperVersion>().AsNoTracking()
        .Where(v => v.PaperId == paperId && v.Why == VersionReason.Submitted && (hash == null || v.Hash == hash))
        .OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);

    /// <summary>By the id of the version itself; only one that was sent.</summary>
    public async Task<Sent?> OfVersionAsync(Guid versionId, CancellationToken ct) =>
        await db.Set<PaperVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == versionId && v.Why == VersionReason.Submitted, ct) is { } version ? await WholeAsync(version, ct) : null;

    private async Task<Sent?> WholeAsync(PaperVersion version, CancellationToken ct)
    {
        var draft = await db.Set<PaperDraft>().AsNoTracking().SingleAsync(p => p.Id == version.PaperId, ct);
        return new Sent(draft, version, version.Paper() with { Emblem = (await papers.ReadAsync(draft, ct)).Facts.Emblem });
    }

    /// <param name="Paper">Unsigned, with the emblem of the office.</param>
    internal sealed record Sent(PaperDraft Draft, PaperVersion Version, Paper Paper);
}
