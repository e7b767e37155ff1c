using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Assessment.Results;

/// <summary>The tracked result of a year, made when it is the first, with who changed it and when.</summary>
internal sealed class YearStamp(AppDb db, Actor actor, TimeProvider clock)
{
    public async Task<AssessmentResult> ResultAsync(int fiscalYear, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var result = await db.Set<AssessmentResult>().Include(r => r.Scores).SingleOrDefaultAsync(r => r.FiscalYear == fiscalYear, ct);
        if (result is null)
        {
            result = new AssessmentResult { FiscalYear = fiscalYear, ChangedAt = now, ChangedBy = actor.Name };
            db.Add(result);
        }

        (result.ChangedAt, result.ChangedBy) = (now, actor.Name);
        return result;
    }
}
