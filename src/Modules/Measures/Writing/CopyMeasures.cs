using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>Starts a year from chosen measures of another: words, steps and owners come along, results and periods' years do not.</summary>
internal sealed class CopyMeasures(AppDb db, MeasureWriter writer)
{
    /// <returns>The new measures; or copy.none, measure.*.</returns>
    public async Task<Outcome<IReadOnlyList<Measure>>> HandleAsync(int fromYear, int toYear, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var old = await db.Set<Measure>().AsNoTracking().Include(m => m.Steps).Include(m => m.Owners)
            .Where(m => m.FiscalYear == fromYear && m.RemovedAt == null && ids.Contains(m.Id)).OrderBy(m => m.Position).Take(500).AsSplitQuery().ToListAsync(ct);
        if (old.Count == 0)
        {
            return new Refusal("copy.none");
        }

        var position = await db.LastPositionAsync(toYear, ct);
        var copies = new List<Measure>();
        foreach (var measure in old)
        {
            var outcome = await writer.ApplyAsync(Input(measure, toYear), ++position, ct);
            if (!outcome.Done)
            {
                return outcome.Refusal;
            }

            copies.Add(outcome.Value);
        }

        await db.SaveChangesAsync(ct);
        return copies;
    }

    private static MeasureInput Input(Measure old, int year) => new(
        null, year, old.IssueNo, old.Issue, old.Text,
        [.. old.Steps.OrderBy(s => s.Position).Select(s => s.Text)],
        [.. old.Owners.OrderBy(o => o.Position).Select(o => new OwnerInput(o.UnitId, o.PersonId, o.Text))],
        Later(old, year))
    {
        ItemCodes = old.ItemCodes,
        FollowUp = old.FollowUp,
        Target = old.Target,
        LenientPeriod = true,
    };

    // The same months of the new year; "ไตรมาสที่ ๑ - ๒" says no year and stays.
    private static string Later(Measure old, int year)
    {
        var again = PeriodReader.Read(old.PeriodText, new FiscalYear(year));
        if (again.Problem is null && again.Periods.All(p => (p.From is null || new FiscalYear(year).Contains(p.From.Value)) && (p.To is null || new FiscalYear(year).Contains(p.To.Value))))
        {
            return old.PeriodText;
        }

        var years = year - old.FiscalYear;
        return new Period(PeriodKind.Range, Shift(old.PeriodFrom, years), Shift(old.PeriodTo, years), old.PeriodText).Describe();
    }

    private static DateOnly? Shift(DateOnly? day, int years) => day is { } d ? new DateOnly(d.Year + years, d.Month, Math.Min(d.Day, DateTime.DaysInMonth(d.Year + years, d.Month))) : null;
}
