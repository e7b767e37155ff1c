using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Corrections;

/// <summary>Takes a correction back; the rule below it holds again, the record stays.</summary>
internal sealed class WithdrawCorrection(AppDb db, Frameworks frameworks, InstallationAdministrators installation, TimeProvider clock)
{
    public sealed record Input(Guid Id, string Reason);

    /// <returns>Null: not one of this agency's, for all agencies and not in one's hands, or already withdrawn.</returns>
    public async Task<Outcome<AppliedCorrection>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await FindAsync(input.Id, ct) is not { } correction)
        {
            return null;
        }

        var reason = ThaiText.Clean(input.Reason).Trim();
        if (reason.Length == 0)
        {
            return new Refusal("correction.no-reason", "Reason");
        }

        (correction.WithdrawnBy, correction.WithdrawnAt, correction.WithdrawReason) = (installation.ActorName, clock.GetUtcNow().UtcDateTime, reason);
        var code = correction is SharedCorrection ? "framework.correction-for-all-withdrawn" : "framework.correction-withdrawn";
        db.Record(code, correction.Id.ToString(), new { year = correction.FiscalYear, path = correction.Path });
        await db.SaveChangesAsync(ct);
        frameworks.Forget();
        return new AppliedCorrection(correction, PatchState.Applied, correction is SharedCorrection);
    }

    private async Task<ICorrection?> FindAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<PackCorrection>().SingleOrDefaultAsync(c => c.Id == id && c.WithdrawnAt == null, ct) is { } own)
        {
            return own;
        }

        return await db.Set<SharedCorrection>().SingleOrDefaultAsync(c => c.Id == id && c.WithdrawnAt == null, ct) is { } shared && await installation.IsActorAsync(ct)
            ? shared
            : null;
    }
}
