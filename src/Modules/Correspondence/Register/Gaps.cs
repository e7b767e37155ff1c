using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>Running numbers that no line of the register has.</summary>
/// <param name="Series">Whose sequence.</param>
internal sealed record Gap(NumberSeries Series, int Year, int From, int To)
{
    public int Count => To - From + 1;
}

/// <summary>Looks for numbers that nobody answers for: each from the first to the last must be issued, reserved, struck through or explained.</summary>
internal sealed class Gaps(AppDb db)
{
    private const int MostNumbers = 100_000;

    /// <param name="year">Buddhist era.</param>
    public async Task<IReadOnlyList<Gap>> OfAsync(IReadOnlyList<RegisterKind> kinds, int year, CancellationToken ct)
    {
        var these = kinds.ToList();
        var series = await db.Set<NumberSeries>().AsNoTracking().Where(s => these.Contains(s.Kind)).OrderBy(s => s.Name).ThenBy(s => s.Id).Take(500).ToListAsync(ct);
        var gaps = new List<Gap>();
        foreach (var one in series)
        {
            var had = await db.Set<Entry>().AsNoTracking().Where(e => e.SeriesId == one.Id && e.Year == year)
                .OrderBy(e => e.Running).Select(e => e.Running).Take(MostNumbers).ToListAsync(ct);
            gaps.AddRange(Between(had, one.FirstIn(year)).Select(g => new Gap(one, year, g.From, g.To)));
        }

        return gaps;
    }

    /// <param name="had">Ascending.</param>
    /// <param name="first">The first number the system answers for.</param>
    public static IEnumerable<(int From, int To)> Between(IReadOnlyList<int> had, int first)
    {
        var expected = first;
        foreach (var number in had.Where(n => n >= first))
        {
            if (number > expected)
            {
                yield return (expected, number - 1);
            }

            expected = number + 1;
        }
    }
}

/// <summary>Writes down why numbers were never used.</summary>
internal sealed class ExplainGap(AppDb db, SeriesBook book, EntryDesk desk, TimeProvider clock)
{
    public const int MostAtOnce = 1_000;

    public sealed record Input(Guid SeriesId, int Year, int From, int To, string Reason);

    /// <returns>Null when there is no such series here; refusals "numbers.reason", "numbers.gap", "numbers.gap-long", "numbers.long", "numbers.marks".</returns>
    public async Task<Outcome<IReadOnlyList<Entry>>?> HandleAsync(Input input, CancellationToken ct)
    {
        var why = EntryDesk.One(input.Reason);
        return why.Length == 0 ? new Refusal("numbers.reason", "Input.Reason")
            : EntryDesk.Check((why, "Input.Reason")) is { } problem ? problem
            : input.From < 1 || input.To < input.From ? new Refusal("numbers.gap")
            : input.To - input.From >= MostAtOnce ? new Refusal("numbers.gap-long", "", MostAtOnce)
            : await desk.InTurnAsync(() => ExplainAsync(input, why, ct), ct);
    }

    private async Task<Outcome<IReadOnlyList<Entry>>?> ExplainAsync(Input input, string why, CancellationToken ct)
    {
        if (await db.Set<NumberSeries>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == input.SeriesId, ct) is not { } series)
        {
            return null;
        }

        // Only what is missing up to the last number: a number to come needs no excuse.
        var had = await db.Set<Entry>().Where(e => e.SeriesId == series.Id && e.Year == input.Year).OrderBy(e => e.Running).Select(e => e.Running).ToListAsync(ct);
        if (!Gaps.Between(had, 1).Any(g => g.From <= input.From && input.To <= g.To))
        {
            return new Refusal("numbers.gap");
        }

        var sequence = await book.OwnAsync(series, ct);
        var lines = Enumerable.Range(input.From, input.To - input.From + 1).Select(n => Explained(sequence, n, input.Year, why)).ToList();
        db.Record("number.explained", series.Id.ToString(), new { input.Year, input.From, input.To });
        await db.SaveChangesAsync(ct);
        return lines;
    }

    private Entry Explained(Sequence sequence, int running, int year, string why)
    {
        var entry = desk.Add(sequence, sequence.Writes.Kind, running, Bangkok.Today(clock), EntryState.Explained, "", sequence.Counts.UnitId, "", year);
        entry.Reason = why;
        return entry;
    }
}
