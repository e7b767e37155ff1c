using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>What the next number would be. Takes nothing.</summary>
internal sealed class NextNumber(SeriesBook book, EntryDesk desk)
{
    public async Task<Outcome<PaperNumber>> PeekAsync(string kind, Guid? unitId, Guid? seriesId, DateOnly on, CancellationToken ct)
    {
        var found = await book.FindAsync(kind, unitId, seriesId, ct);
        if (!found.Done)
        {
            return found.Refusal;
        }

        var series = found.Value.Counts;
        var year = series.YearOf(on);
        var running = await desk.NextAsync(series, year, ct);
        return await desk.TwiceAsync(found.Value, running, year, "", ct) is { } twice ? twice : new PaperNumber(Guid.Empty, found.Value.Text(running, year), running, year);
    }
}
