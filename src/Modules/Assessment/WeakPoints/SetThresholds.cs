using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Assessment.WeakPoints;

/// <summary>Sets from where on a score counts as weak, and draws the weak points anew.</summary>
internal sealed class SetThresholds(AppDb db, RecomputeWeakPoints recompute)
{
    public sealed record Input(int FiscalYear, decimal Least, decimal Fall);

    public async Task<Outcome<RecomputeWeakPoints.Recomputed>> HandleAsync(Input input, CancellationToken ct)
    {
        if (input.Least is < 0 or > 100 || input.Fall is <= 0 or > 100)
        {
            return new Refusal("weak.threshold", input.Least is < 0 or > 100 ? "Limits.Least" : "Limits.Fall");
        }

        var setting = await db.Set<WeakPointSetting>().SingleOrDefaultAsync(s => s.FiscalYear == input.FiscalYear, ct);
        if (setting is null)
        {
            db.Add(new WeakPointSetting { FiscalYear = input.FiscalYear, Least = input.Least, Fall = input.Fall });
        }
        else
        {
            (setting.Least, setting.Fall) = (input.Least, input.Fall);
        }

        db.Record("weak-point.thresholds", FormattableString.Invariant($"{input.FiscalYear}"), new { least = input.Least, fall = input.Fall });
        await db.SaveChangesAsync(ct);
        return await recompute.HandleAsync(input.FiscalYear, ct);
    }
}
