using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>Keeps the next number for a paper to come (จองเลข).</summary>
internal sealed class ReserveNumber(AppDb db, SeriesBook book, EntryDesk desk)
{
    public sealed record Input(string Kind, Guid? UnitId, Guid? SeriesId, DateOnly On, string Title);

    /// <returns>Refusals "numbers.title", "numbers.kind", "numbers.series", "numbers.no-prefix", "numbers.printed", "numbers.long", "numbers.marks".</returns>
    public async Task<Outcome<Entry>> HandleAsync(Input input, CancellationToken ct)
    {
        if (EntryDesk.One(input.Title).Length == 0)
        {
            return new Refusal("numbers.title", "Input.Title");
        }

        return EntryDesk.Check((input.Title, "Input.Title")) is { } problem ? problem : await desk.InTurnAsync(() => ReserveAsync(input, ct), ct);
    }

    private async Task<Outcome<Entry>> ReserveAsync(Input input, CancellationToken ct)
    {
        var found = await book.FindAsync(input.Kind, input.UnitId, input.SeriesId, ct);
        if (!found.Done)
        {
            return found.Refusal;
        }

        var year = found.Value.Counts.YearOf(input.On);
        var running = await desk.NextAsync(found.Value.Counts, year, ct);
        if (await desk.TwiceAsync(found.Value, running, year, "", ct) is { } twice)
        {
            return twice;
        }

        var entry = desk.Add(found.Value, found.Value.Writes.Kind, running, input.On, EntryState.Reserved, input.Title, input.UnitId);
        db.Record("number.reserved", entry.Id.ToString(), new { kind = entry.Kind.Name(), entry.Year, entry.Running });
        await db.SaveChangesAsync(ct);
        return entry;
    }
}
