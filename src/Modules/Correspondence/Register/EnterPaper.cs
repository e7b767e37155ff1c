using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>Enters a paper by hand: one that came in, or one that was numbered outside the system.</summary>
internal sealed class EnterPaper(AppDb db, SeriesBook book, EntryDesk desk)
{
    /// <summary>A number further ahead is a slip of the finger: it would leave the numbers between unused.</summary>
    public const int FarthestAhead = 200;

    /// <param name="Running">Null: the next number.</param>
    /// <param name="On">Date of the paper; of an incoming one the day it came.</param>
    /// <param name="File">Already stored in this unit of work; null: none.</param>
    /// <param name="Text">The number as it stands on the paper; empty: as the series writes it.</param>
    /// <param name="AnyNumber">A whole register comes in: its first number may be far from ours.</param>
    public sealed record Input(string Kind, Guid? UnitId, Guid? SeriesId, int? Running, DateOnly On, EntryTexts Texts, Guid? File = null, string Text = "", bool AnyNumber = false);

    /// <returns>Refusals of <see cref="EntryTexts.Check"/> and "numbers.kind", "numbers.series", "numbers.no-prefix", "numbers.taken", "numbers.printed", "numbers.far".</returns>
    public async Task<Outcome<Entry>> HandleAsync(Input input, CancellationToken ct) => await desk.InTurnAsync(
        async () =>
        {
            var made = await AddAsync(input, ct);
            if (made.Done)
            {
                await db.SaveChangesAsync(ct);
            }

            return made;
        },
        ct);

    /// <summary>Inside a turn; the caller saves.</summary>
    public async Task<Outcome<Entry>> AddAsync(Input input, CancellationToken ct)
    {
        var found = await book.FindAsync(input.Kind, input.UnitId, input.SeriesId, ct);
        if (!found.Done)
        {
            return found.Refusal;
        }

        var (sequence, kind) = (found.Value, found.Value.Writes.Kind);
        if (input.Texts.Check(kind, input.On) is { } problem)
        {
            return problem;
        }

        var year = sequence.Counts.YearOf(input.On);
        var next = await desk.NextAsync(sequence.Counts, year, ct);
        var running = input.Running ?? next;
        if (running > next + FarthestAhead && !input.AnyNumber)
        {
            return new Refusal("numbers.far", "Input.Running", running, next);
        }

        if (await db.Set<Entry>().AnyAsync(e => e.SeriesId == sequence.Counts.Id && e.Year == year && e.Running == running, ct))
        {
            return new Refusal("numbers.taken", "Input.Running", running, year);
        }

        if (await desk.TwiceAsync(sequence, running, year, "Input.Running", ct, input.Text) is { } twice)
        {
            return twice;
        }

        var entry = desk.Add(sequence, kind, running, input.On, EntryState.Issued, input.Texts.Title, input.UnitId, input.Text);
        input.Texts.WriteTo(entry);
        entry.FileId = input.File;
        db.Record("number.entered", entry.Id.ToString(), new { kind = kind.Name(), entry.Year, entry.Running });
        return entry;
    }
}
