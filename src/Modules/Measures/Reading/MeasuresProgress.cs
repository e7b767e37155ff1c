using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Measures.Reading;

/// <summary>How many measures of the year are done, for those who oversee the office.</summary>
internal sealed class MeasuresProgress(AppDb db, TimeProvider clock) : IProgressSource
{
    private const int DaysAhead = 14;

    public async Task<Progress?> CountAsync(int fiscalYear, CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        var measures = await db.Set<Measure>().AsNoTracking().Where(m => m.FiscalYear == fiscalYear).Select(m => new { m.DueOn, Steps = m.Steps.Count, Done = m.Steps.Count(s => s.Percent == 100) }).ToListAsync(ct);
        var open = measures.Where(m => m.Steps == 0 || m.Done < m.Steps).ToList();
        return measures.Count == 0 ? null
            : new("มาตรการ", measures.Count, measures.Count - open.Count, open.Count(m => m.DueOn >= today && m.DueOn <= today.AddDays(DaysAhead)), open.Count(m => m.DueOn < today));
    }
}
