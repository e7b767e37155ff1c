using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.History;

/// <summary>Keeps versions of papers.</summary>
internal sealed class VersionKeeper(AppDb db, PaperFactory papers, CurrentUser user, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Adds the paper as it stands now to the unit of work; the caller saves. A save that changed nothing gives the version there is.</summary>
    /// <exception cref="InvalidOperationException">This agency has no such paper.</exception>
    public async Task<PaperVersion> KeepAsync(Guid paperId, VersionReason why, CancellationToken ct)
    {
        // Found, not queried: a row of this unit of work that is not saved yet counts too, with what was just written into it.
        var draft = await db.Set<PaperDraft>().FindAsync([db.TenantId, paperId], ct) ?? throw new InvalidOperationException($"No paper {paperId}");
        var source = await papers.ReadAsync(draft, ct);
        var snapshot = Snapshot(source.Build());
        var hash = HashOf(snapshot);
        var last = await LastAsync(paperId, ct);
        if (last is not null && last.Hash == hash && why is VersionReason.Saved)
        {
            return last;
        }

        var version = new PaperVersion
        {
            Id = Guid.CreateVersion7(),
            PaperId = paperId,
            Number = 1 + (last?.Number ?? 0),
            Title = source.Title,
            Fields = JsonSerializer.Serialize(source.Text.Fields, Json.Options),
            Snapshot = snapshot,
            Hash = hash,
            Why = why,
            KeptAt = Now,
            KeptBy = user.Name,
        };
        db.Add(version);
        return version;
    }

    /// <summary>The newest version, also one that waits in this unit of work.</summary>
    public async Task<PaperVersion?> LastAsync(Guid paperId, CancellationToken ct) =>
        db.Set<PaperVersion>().Local.Where(v => v.PaperId == paperId).MaxBy(v => v.Number)
        ?? await db.Set<PaperVersion>().AsNoTracking().Where(v => v.PaperId == paperId).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);

    /// <summary>What a hash is of: the paper without the emblem, as JSON.</summary>
    public static string Snapshot(Paper paper) => JsonSerializer.Serialize(paper with { Emblem = null }, Json.Options);

    public static string HashOf(string snapshot) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snapshot)));
}
