using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages.MeasureProgress;

/// <summary>What the page of a step reads.</summary>
internal sealed class StepPage(AppDb db, CurrentUser user, TimeProvider clock)
{
    private const int Most = 200;

    public CurrentUser User { get; } = user;

    public TimeProvider Clock { get; } = clock;

    /// <summary>The measure that has the step, unless it is removed or another unit's.</summary>
    public Task<Measure?> FindAsync(int year, Guid stepId, CancellationToken ct)
    {
        var unit = User.UnitId;
        return db.Set<Measure>().AsNoTracking().Include(m => m.Owners).Include(m => m.Steps).AsSplitQuery()
            .SingleOrDefaultAsync(m => m.FiscalYear == year && m.RemovedAt == null && m.Steps.Any(s => s.Id == stepId) && (unit == null || m.Owners.Any(o => o.UnitId == unit)), ct);
    }

    public Task<List<StepProgress>> ReportsAsync(Guid stepId, CancellationToken ct) =>
        db.Set<StepProgress>().AsNoTracking().Where(p => p.StepId == stepId).OrderByDescending(p => p.OnDay).ThenByDescending(p => p.ReportedAt).Take(Most).ToListAsync(ct);

    public Task<List<Evidence>> ProofsAsync(Guid stepId, CancellationToken ct) =>
        db.Set<Evidence>().AsNoTracking().Where(e => e.StepId == stepId).OrderByDescending(e => e.AddedAt).Take(Most).ToListAsync(ct);

    /// <summary>Rounds of the year that are closed, the earliest end first.</summary>
    public Task<List<ClosedRound>> ClosedAsync(int year, CancellationToken ct) =>
        db.Set<ClosedRound>().AsNoTracking().Where(r => r.FiscalYear == year && r.ReopenedAt == null).OrderBy(r => r.EndsOn).Take(Most).ToListAsync(ct);
}
