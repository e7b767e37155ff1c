using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Corrections;

/// <summary>Takes a correction back; the rule of the file holds again, the record stays.</summary>
internal sealed class WithdrawCorrection(AppDb db, Frameworks frameworks, Actor actor, TimeProvider clock)
{
    public sealed record Input(Guid Id, string Reason);

    /// <returns>Null: not one of this agency's, or already withdrawn.</returns>
    public async Task<Outcome<PackCorrection>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.Set<PackCorrection>().SingleOrDefaultAsync(c => c.Id == input.Id && c.WithdrawnAt == null, ct) is not { } correction)
        {
            return null;
        }

        var reason = ThaiText.Clean(input.Reason).Trim();
        if (reason.Length == 0)
        {
            return new Refusal("correction.no-reason", "Reason");
        }

        (correction.WithdrawnBy, correction.WithdrawnAt, correction.WithdrawReason) = (actor.Name, clock.GetUtcNow().UtcDateTime, reason);
        db.Record("framework.correction-withdrawn", correction.Id.ToString(), new { year = correction.FiscalYear, path = correction.Path });
        await db.SaveChangesAsync(ct);
        frameworks.Forget();
        return correction;
    }
}
