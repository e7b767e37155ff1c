using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>Finds the paper that an address means, for the person who asks, and reads what its page shows.</summary>
internal sealed class PaperDesk(AppDb db, CurrentUser user, PaperReading papers, Approvals.Versions frozen)
{
    /// <summary>In an address: one of many papers, whose kind its row knows.</summary>
    public const string Free = "write";

    /// <summary>Null when there is none, or it is not this person's to see.</summary>
    public async Task<Seat?> FindAsync(int year, string kind, Guid? id, CancellationToken ct)
    {
        if (!Pages.PaperYear.Plausible(year) || (id is null ? !PaperTemplate.Has(kind) : kind != Free))
        {
            return null;
        }

        var rows = db.Set<PaperDraft>().AsNoTracking().SeenBy(user);
        var row = id is { } known
            ? await rows.SingleOrDefaultAsync(p => p.Id == known && p.FiscalYear == year && p.Serial != "" && p.RemovedAt == null, ct)
            : await rows.Of(new(year, kind)).SingleOrDefaultAsync(ct);
        return row is null ? (id is null ? new Seat(new(year, kind), null) : null)
            : PaperTemplate.Has(row.Kind) ? new Seat(row.Key, row) : null;
    }

    /// <summary>The same by the id of its row, whether the year's own or one of many.</summary>
    public async Task<Seat?> FindAsync(int year, Guid id, CancellationToken ct)
    {
        var row = await db.Set<PaperDraft>().AsNoTracking().SeenBy(user).SingleOrDefaultAsync(p => p.Id == id && p.FiscalYear == year && p.RemovedAt == null, ct);
        return row is not null && PaperTemplate.Has(row.Kind) ? new Seat(row.Key, row) : null;
    }

    public async Task<View> ReadAsync(Seat seat, CancellationToken ct)
    {
        var (source, findings) = await papers.OfAsync(seat.Key, seat.Draft, ct);
        return new View(source, [.. PaperReadiness.Missing(seat.Key.Kind, source.Facts)], findings, await frozen.OfAsync(seat.Key, ct));
    }

    /// <param name="Draft">Null while nobody has written in the year's own paper.</param>
    internal sealed record Seat(PaperKey Key, PaperDraft? Draft)
    {
        public int Revision => Draft?.Revision ?? 0;

        public bool IsFree => Key.Serial.Length > 0;

        /// <summary>Path of the page that sends it to those who sign.</summary>
        public string SubmitPath => IsFree ? FormattableString.Invariant($"/app/{Key.Year}/papers/{Free}/approve/{Key.Serial}") : Path + "/approve";

        /// <summary>Path of the page to write it on.</summary>
        public string Path => PathOf(Key);
    }

    public static string PathOf(PaperKey key) => key.Serial.Length > 0
        ? FormattableString.Invariant($"/app/{key.Year}/papers/{Free}/{key.Serial}")
        : FormattableString.Invariant($"/app/{key.Year}/papers/{key.Kind}");

    internal sealed record View(PaperSource Source, IReadOnlyList<string> Missing, IReadOnlyList<Finding> Findings, Approvals.Versions.View Frozen)
    {
        public IReadOnlyDictionary<string, string> Edited => Source.Edited;
    }
}

/// <summary>A paper as it is stored, read by the checks.</summary>
internal sealed class PaperReading(PaperFactory papers, PaperChecks checks)
{
    public async Task<(PaperSource Source, IReadOnlyList<Finding> Findings)> OfAsync(PaperKey key, PaperDraft? draft, CancellationToken ct)
    {
        var source = draft is null ? await papers.ReadAsync(key, ct) : await papers.ReadAsync(draft, ct);
        return (source, await checks.OfAsync(source, ct));
    }
}
