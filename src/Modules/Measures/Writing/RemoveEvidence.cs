using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>Takes evidence off a step, with a reason, and puts it back. Its record stays; while it is off, its file is not handed out.</summary>
internal sealed class RemoveEvidence(AppDb db, CurrentUser user, TimeProvider clock)
{
    /// <returns>The evidence; or evidence.no-reason, evidence.reason-too-long, measure.marks, evidence.gone.</returns>
    public async Task<Outcome<Evidence>> HandleAsync(Guid id, string reason, CancellationToken ct)
    {
        var why = ThaiText.Clean(reason).Trim();
        if (why.Length == 0)
        {
            return new Refusal("evidence.no-reason", "Why");
        }

        if (ThaiText.TooManyMarks(reason) || why.Length > Evidence.LongestReason)
        {
            return why.Length > Evidence.LongestReason ? new Refusal("evidence.reason-too-long", "Why", Evidence.LongestReason) : new Refusal("measure.marks", "Why");
        }

        if (await FindAsync(id, removed: false, ct) is not { } evidence)
        {
            return new Refusal("evidence.gone");
        }

        (evidence.RemovedAt, evidence.RemovedBy, evidence.RemovedWhy) = (clock.GetUtcNow().UtcDateTime, user.Name, why);
        db.Record("measure.evidence-removed", evidence.StepId.ToString(), new { evidence.Id, Why = why });
        await db.SaveChangesAsync(ct);
        return evidence;
    }

    /// <returns>The evidence; or evidence.gone.</returns>
    public async Task<Outcome<Evidence>> RestoreAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, removed: true, ct) is not { } evidence)
        {
            return new Refusal("evidence.gone");
        }

        (evidence.RemovedAt, evidence.RemovedBy, evidence.RemovedWhy) = (null, null, null);
        db.Record("measure.evidence-restored", evidence.StepId.ToString(), new { evidence.Id });
        await db.SaveChangesAsync(ct);
        return evidence;
    }

    private async Task<Evidence?> FindAsync(Guid id, bool removed, CancellationToken ct)
    {
        var evidence = await db.Set<Evidence>().SingleOrDefaultAsync(e => e.Id == id && e.RemovedAt != null == removed, ct);
        return evidence is not null && await db.OwnStepAsync(user, evidence.StepId, ct) is not null ? evidence : null;
    }
}
