using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>Corrects or continues a line of a register. Its number and its year never change.</summary>
internal sealed class AmendEntry(AppDb db)
{
    /// <param name="Version">As the person saw it; an older one is refused.</param>
    /// <param name="File">Replaces the file; null: as it was.</param>
    public sealed record Input(Guid Id, int Version, DateOnly On, Guid? UnitId, EntryTexts Texts, Guid? File = null);

    /// <returns>Null when there is no such line here; refusals of <see cref="EntryTexts.Check"/> and "numbers.void", "numbers.stale", "numbers.year".</returns>
    public async Task<Outcome<Entry>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == input.Id, ct) is not { } entry)
        {
            return null;
        }

        if (entry.State is EntryState.Void or EntryState.Explained)
        {
            return new Refusal("numbers.void", "", entry.Text);
        }

        if (entry.Version != input.Version)
        {
            return new Refusal("numbers.stale");
        }

        // What a paper made here says of itself is the paper's word; the register adds only what was done with it.
        var texts = entry.SubjectId is null ? input.Texts : input.Texts with { Title = entry.Title, Sender = entry.Sender, Time = entry.Time };
        var on = entry.SubjectId is null ? input.On : entry.On;
        if (texts.Check(entry.Kind, on) is { } problem)
        {
            return problem;
        }

        var series = await db.Set<NumberSeries>().AsNoTracking().SingleAsync(s => s.Id == entry.SeriesId, ct);
        if (series.YearOf(on) != entry.Year)
        {
            return new Refusal("numbers.year", "Input.On", entry.Text, entry.Year);
        }

        (entry.On, entry.UnitId, entry.FileId) = (on, input.UnitId, input.File ?? entry.FileId);
        texts.WriteTo(entry);
        entry.Version++;
        db.Record("number.amended", entry.Id.ToString());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("numbers.stale");
        }

        return entry;
    }
}
