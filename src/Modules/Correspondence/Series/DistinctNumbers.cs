using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>
/// Looks ahead, before a series counts or writes otherwise: would it print what another series prints, or what was printed this year already? The
/// line itself is refused too ("numbers.printed"); here the person who sets it up learns how to go on.
/// </summary>
internal sealed class DistinctNumbers(AppDb db, SeriesBook book, EntryDesk desk, TimeProvider clock)
{
    private const int MostLines = 50_000;

    /// <param name="tried">As it would be, not in the unit of work.</param>
    /// <returns>Refusals "series.alike" ({0} = number), "series.go-on" ({0} = last number, {1} = first free, {2} = year), "series.letters"; null when nothing stands against it.</returns>
    public async Task<Refusal?> AgainstAsync(NumberSeries tried, CancellationToken ct)
    {
        if (!tried.Kind.PrintedOnce())
        {
            return null;
        }

        var open = (await book.OpenAsync(ct)).Where(s => s.Id != tried.Id).Append(tried).ToList();
        var sequence = await book.AmongAsync(tried, open, ct);
        var year = sequence.Counts.YearOf(Bangkok.Today(clock));
        foreach (var other in Beside(tried, open))
        {
            var theirs = await book.AmongAsync(other, open, ct);
            if (theirs.Counts.Id != sequence.Counts.Id && theirs.Text(1, year) == sequence.Text(1, year))
            {
                return new Refusal("series.alike", "Input.Prefix", theirs.Text(1, year));
            }
        }

        var last = await LastAsync(sequence, year, ct);
        var next = await desk.NextAsync(sequence.Counts, year, ct);
        return next > last ? null
            : tried.WithLetters ? new Refusal("series.letters", "Input.WithLetters", last, next)
            : new Refusal("series.go-on", "Input.FirstNumber", last, last + 1, year);
    }

    /// <summary>Open ones of the same kind and body, with the office's own even where nobody set it up.</summary>
    private static IEnumerable<NumberSeries> Beside(NumberSeries tried, List<NumberSeries> open)
    {
        var beside = open.Where(s => s.Id != tried.Id && s.Kind == tried.Kind && s.Name == tried.Name);
        var ordinary = open.Exists(s => s.Kind == tried.Kind && s.UnitId is null && s.Name.Length == 0);
        return ordinary || tried.Name.Length > 0 ? beside : beside.Append(SeriesBook.Usual(tried.Kind));
    }

    /// <summary>The last number that looks like this one's and was counted elsewhere; 0: none.</summary>
    private async Task<int> LastAsync(Sequence sequence, int year, CancellationToken ct)
    {
        var (kind, counts) = (sequence.Writes.Kind, sequence.Counts.Id);
        var lines = await db.Set<Entry>().AsNoTracking()
            .Where(e => e.Kind == kind && e.Year == year && e.SeriesId != counts && e.Printed != null && (e.State == EntryState.Issued || e.State == EntryState.Reserved))
            .OrderByDescending(e => e.Running).Select(e => new { e.Running, e.Printed }).Take(MostLines).ToListAsync(ct);
        return lines.FirstOrDefault(l => l.Printed == sequence.Printed(sequence.Text(l.Running, year)))?.Running ?? 0;
    }
}
