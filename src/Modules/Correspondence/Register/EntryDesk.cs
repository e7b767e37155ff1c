using Microsoft.EntityFrameworkCore;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>Makes lines of registers, one writer of an agency after the other.</summary>
internal sealed class EntryDesk(AppDb db, Actor actor, TimeProvider clock)
{
    public const int LongestText = 1_000;

    /// <summary>Runs <paramref name="work"/> as the agency's only writer: in the caller's transaction, or in one of its own.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await AuditChain.HoldAsync(db, ct);
        var answer = await work();
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return answer;
    }

    /// <summary>Only inside a turn is the answer still true when the line is saved.</summary>
    public async Task<int> NextAsync(NumberSeries series, int year, CancellationToken ct)
    {
        var last = await db.Set<Entry>().Where(e => e.SeriesId == series.Id && e.Year == year).MaxAsync(e => (int?)e.Running, ct) ?? 0;
        return Math.Max(last + 1, series.FirstIn(year));
    }

    /// <summary>Two papers of one year never bear one number, also when two series write alike.</summary>
    /// <param name="text">Empty: as the series writes it.</param>
    /// <returns>Refusal "numbers.printed"; null when the number is free.</returns>
    public async Task<Refusal?> TwiceAsync(Sequence sequence, int running, int year, string field, CancellationToken ct, string text = "")
    {
        var number = text.Length > 0 ? One(text) : sequence.Text(running, year);
        var (kind, printed) = (sequence.Writes.Kind, sequence.Printed(number));
        return printed is not null && await db.Set<Entry>().AnyAsync(
            e => e.Kind == kind && e.Year == year && e.Printed == printed && (e.State == EntryState.Issued || e.State == EntryState.Reserved), ct)
            ? new Refusal("numbers.printed", field, number, year)
            : null;
    }

    /// <summary>A new line, in the unit of work but not yet saved.</summary>
    /// <param name="text">The number as it stands on a paper; empty: as the series writes it.</param>
    /// <param name="ofYear">Null: the year of <paramref name="on"/>.</param>
    public Entry Add(Sequence sequence, RegisterKind kind, int running, DateOnly on, EntryState state, string title, Guid? unitId, string text = "", int? ofYear = null)
    {
        var year = ofYear ?? sequence.Counts.YearOf(on);
        var number = text.Length > 0 ? One(text) : sequence.Text(running, year);
        var entry = new Entry
        {
            SeriesId = sequence.Counts.Id,
            Kind = kind,
            Year = year,
            Running = running,
            Text = number,
            Printed = sequence.Printed(number),
            State = state,
            On = on,
            Title = One(title),
            UnitId = unitId,
            MadeAt = clock.GetUtcNow().UtcDateTime,
            MadeBy = actor.Name,
        };
        db.AddRange(sequence.New.Where(s => db.Entry(s).State == EntityState.Detached));
        db.Add(entry);
        entry.Index();
        return entry;
    }

    public static string One(string text) => ThaiText.Clean(text).Replace('\n', ' ').Trim();

    /// <summary>Refusal "numbers.long", "numbers.marks".</summary>
    public static Refusal? Check(params IEnumerable<(string Text, string Field)> texts)
    {
        foreach (var (text, field) in texts)
        {
            if (text.Length > LongestText)
            {
                return new Refusal("numbers.long", field, LongestText);
            }

            if (ThaiText.TooManyMarks(text))
            {
                return new Refusal("numbers.marks", field);
            }
        }

        return null;
    }

    public static PaperNumber View(Entry entry) => new(entry.Id, entry.Text, entry.Running, entry.Year);
}
