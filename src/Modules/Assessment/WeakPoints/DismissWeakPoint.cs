using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.WeakPoints;

/// <summary>Sets a weak point aside with a reason, or takes it up again.</summary>
internal sealed class DismissWeakPoint(AppDb db, Actor actor, TimeProvider clock)
{
    /// <param name="Reason">Null takes it up again.</param>
    public sealed record Input(int FiscalYear, Guid Id, string? Reason);

    /// <returns>Null: not one of this agency's.</returns>
    public async Task<Outcome<WeakPoint>?> HandleAsync(Input input, CancellationToken ct)
    {
        if (await db.Set<WeakPoint>().SingleOrDefaultAsync(w => w.Id == input.Id && w.FiscalYear == input.FiscalYear, ct) is not { } point)
        {
            return null;
        }

        var reason = input.Reason is null ? null : ThaiText.Clean(input.Reason).Trim();
        if (reason is { Length: 0 })
        {
            return (Outcome<WeakPoint>)new Refusal("weak.no-reason", "Reason");
        }

        if (input.Reason is not null && ThaiText.TooManyMarks(input.Reason))
        {
            return (Outcome<WeakPoint>)new Refusal("text.marks", "Reason");
        }

        point.DismissReason = reason;
        point.DismissedBy = reason is null ? null : actor.Name;
        point.DismissedAt = reason is null ? null : clock.GetUtcNow().UtcDateTime;
        db.Record(reason is null ? "weak-point.restored" : "weak-point.dismissed", point.Id.ToString(), new { year = point.FiscalYear, code = point.Code });
        await db.SaveChangesAsync(ct);
        return (Outcome<WeakPoint>)point;
    }
}
