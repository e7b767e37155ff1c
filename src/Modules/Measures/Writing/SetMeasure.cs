using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Measures.Writing;

/// <summary>Adds or changes one measure.</summary>
internal sealed class SetMeasure(AppDb db, MeasureWriter writer)
{
    /// <returns>The measure; or measure.no-text, measure.too-long, measure.too-many, measure.marks, measure.period, measure.own-unit, measure.gone.</returns>
    public async Task<Outcome<Measure>> HandleAsync(MeasureInput input, CancellationToken ct)
    {
        var outcome = await writer.ApplyAsync(input, await db.LastPositionAsync(input.FiscalYear, ct) + 1, ct);
        if (outcome.Done)
        {
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }
}

internal static class Positions
{
    /// <summary>0 when the year has none.</summary>
    public static async Task<int> LastPositionAsync(this AppDb db, int fiscalYear, CancellationToken ct) =>
        await db.Set<Measure>().Where(m => m.FiscalYear == fiscalYear).MaxAsync(m => (int?)m.Position, ct) ?? 0;
}
