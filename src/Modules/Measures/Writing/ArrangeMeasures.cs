using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Measures.Writing;

/// <summary>Order, removal and its undoing.</summary>
internal sealed class ArrangeMeasures(AppDb db, MeasureWriter writer, TimeProvider clock)
{
    /// <param name="step">-1 up, 1 down, among the measures of the same issue.</param>
    /// <returns>Refusal measure.gone; moving past an end changes nothing.</returns>
    public async Task<Outcome<Measure>> MoveAsync(Guid id, int step, CancellationToken ct)
    {
        if (await FindAsync(id, removed: false, ct) is not { } measure)
        {
            return new Refusal("measure.gone");
        }

        var beside = await db.Set<Measure>()
            .Where(m => m.FiscalYear == measure.FiscalYear && m.IssueNo == measure.IssueNo && m.RemovedAt == null && (step < 0 ? m.Position < measure.Position : m.Position > measure.Position))
            .OrderBy(m => step < 0 ? -m.Position : m.Position).FirstOrDefaultAsync(ct);
        if (beside is not null)
        {
            (measure.Position, beside.Position) = (beside.Position, measure.Position);
            db.Record("measure.moved", id.ToString());
            await db.SaveChangesAsync(ct);
        }

        return measure;
    }

    /// <param name="before">The measure of the same issue that it shall stand before; null: last of its issue.</param>
    /// <returns>The measure; or measure.gone.</returns>
    public async Task<Outcome<Measure>> PlaceAsync(Guid id, Guid? before, CancellationToken ct)
    {
        if (await FindAsync(id, removed: false, ct) is not { } measure)
        {
            return new Refusal("measure.gone");
        }

        var order = await db.Set<Measure>().Where(m => m.FiscalYear == measure.FiscalYear && m.IssueNo == measure.IssueNo && m.RemovedAt == null)
            .OrderBy(m => m.Position).Take(500).ToListAsync(ct);
        var places = order.ConvertAll(m => m.Position);
        order.Remove(measure);
        var at = before is { } other ? order.FindIndex(m => m.Id == other) : order.Count;
        if (at < 0)
        {
            return before == id ? measure : new Refusal("measure.gone");
        }

        order.Insert(at, measure);
        for (var i = 0; i < order.Count; i++)
        {
            order[i].Position = places[i];
        }

        db.Record("measure.moved", id.ToString());
        await db.SaveChangesAsync(ct);
        return measure;
    }

    public Task<Outcome<Measure>> RemoveAsync(Guid id, CancellationToken ct) => SetRemovedAsync(id, clock.GetUtcNow().UtcDateTime, ct);

    public Task<Outcome<Measure>> RestoreAsync(Guid id, CancellationToken ct) => SetRemovedAsync(id, null, ct);

    private async Task<Outcome<Measure>> SetRemovedAsync(Guid id, DateTime? at, CancellationToken ct)
    {
        if (await FindAsync(id, removed: at is null, ct) is not { } measure)
        {
            return new Refusal("measure.gone");
        }

        measure.RemovedAt = at;
        db.Record(at is null ? "measure.restored" : "measure.removed", id.ToString());
        await db.SaveChangesAsync(ct);
        return measure;
    }

    private async Task<Measure?> FindAsync(Guid id, bool removed, CancellationToken ct)
    {
        var measure = await db.Set<Measure>().Include(m => m.Owners).SingleOrDefaultAsync(m => m.Id == id && m.RemovedAt != null == removed, ct);
        return measure is not null && writer.MayChange(measure, isNew: false) ? measure : null;
    }
}
