using Microsoft.EntityFrameworkCore;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>A number for a paper at its signature.</summary>
internal sealed class IssueNumber(AppDb db, SeriesBook book, EntryDesk desk)
{
    public Task<Outcome<PaperNumber>> HandleAsync(NumberRequest request, CancellationToken ct) => desk.InTurnAsync(() => IssueAsync(request, ct), ct);

    private async Task<Outcome<PaperNumber>> IssueAsync(NumberRequest request, CancellationToken ct)
    {
        var had = await db.Set<Entry>().AsNoTracking()
            .SingleOrDefaultAsync(e => e.SubjectType == request.SubjectType && e.SubjectId == request.SubjectId && e.State != EntryState.Void, ct);
        if (had is not null)
        {
            return EntryDesk.View(had);
        }

        if (EntryDesk.Check((request.Title, ""), (request.Recipient, "")) is { } problem)
        {
            return problem;
        }

        var made = request.ReservationId is { } reserved ? await FromReservationAsync(request, reserved, ct) : await NextAsync(request, ct);
        if (!made.Done)
        {
            return made.Refusal;
        }

        var entry = made.Value;
        (entry.State, entry.On, entry.Title, entry.Recipient) = (EntryState.Issued, request.On, EntryDesk.One(request.Title), EntryDesk.One(request.Recipient));
        (entry.SubjectType, entry.SubjectId, entry.UnitId) = (request.SubjectType, request.SubjectId, request.UnitId);
        entry.Version++;
        entry.Index();
        db.Record("number.issued", entry.Id.ToString(), new { kind = entry.Kind.Name(), entry.Year, entry.Running, request.SubjectType, request.SubjectId });
        await db.SaveChangesAsync(ct);
        return EntryDesk.View(entry);
    }

    private async Task<Outcome<Entry>> NextAsync(NumberRequest request, CancellationToken ct)
    {
        if (request.Kind == NumberKinds.Incoming)
        {
            return new Refusal("numbers.kind");
        }

        var found = await book.FindAsync(request.Kind, request.UnitId, request.SeriesId, ct);
        if (!found.Done)
        {
            return found.Refusal;
        }

        var year = found.Value.Counts.YearOf(request.On);
        var running = await desk.NextAsync(found.Value.Counts, year, ct);
        return await desk.TwiceAsync(found.Value, running, year, "", ct) is { } twice
            ? twice
            : desk.Add(found.Value, found.Value.Writes.Kind, running, request.On, EntryState.Issued, request.Title, request.UnitId);
    }

    /// <summary>A reserved number is for its kind and unit, and for papers dated in its year.</summary>
    private async Task<Outcome<Entry>> FromReservationAsync(NumberRequest request, Guid id, CancellationToken ct)
    {
        if (await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id && e.State == EntryState.Reserved, ct) is not { } entry || entry.Kind.Name() != request.Kind)
        {
            return new Refusal("numbers.reservation");
        }

        if (entry.UnitId is { } unit && unit != request.UnitId)
        {
            return new Refusal("numbers.reservation-unit");
        }

        var series = await db.Set<NumberSeries>().AsNoTracking().SingleAsync(s => s.Id == entry.SeriesId, ct);
        return series.YearOf(request.On) == entry.Year ? entry : new Refusal("numbers.reservation-year", "", entry.Text, entry.Year);
    }
}
