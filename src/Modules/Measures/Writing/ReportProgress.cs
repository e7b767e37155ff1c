using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>Reports how far a step is on a day.</summary>
internal sealed class ReportProgress(AppDb db, CurrentUser user, TimeProvider clock)
{
    internal sealed record Input(Guid StepId, DateOnly OnDay, int Percent, string Note);

    /// <returns>The report; or progress.percent, progress.future, progress.too-long, measure.marks, progress.gone.</returns>
    public async Task<Outcome<StepProgress>> HandleAsync(Input input, CancellationToken ct)
    {
        var note = ThaiText.Clean(input.Note).Trim();
        if (input.Percent is < 0 or > 100)
        {
            return new Refusal("progress.percent", "Input.Percent");
        }

        if (input.OnDay > Bangkok.Today(clock))
        {
            return new Refusal("progress.future", "Input.OnDay", ThaiDate.Short(Bangkok.Today(clock)));
        }

        if (ThaiText.TooManyMarks(input.Note))
        {
            return new Refusal("measure.marks", "Input.Note");
        }

        if (note.Length > StepProgress.LongestNote)
        {
            return new Refusal("progress.too-long", "Input.Note", StepProgress.LongestNote);
        }

        if (await db.OwnStepAsync(user, input.StepId, ct) is not { } step)
        {
            return new Refusal("progress.gone");
        }

        var report = new StepProgress
        {
            Id = Guid.CreateVersion7(),
            StepId = step.Id,
            OnDay = input.OnDay,
            Percent = input.Percent,
            Note = note,
            ReportedBy = user.Name,
            ReportedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(report);

        // A report about an earlier day fills a gap; it does not turn the step back.
        if (step.ReportedOn is null || input.OnDay >= step.ReportedOn)
        {
            (step.Percent, step.ReportedOn) = (input.Percent, input.OnDay);
        }

        db.Record("measure.progress", step.Id.ToString(), new { input.Percent, OnDay = input.OnDay });
        await db.SaveChangesAsync(ct);
        return report;
    }
}

internal static class OwnSteps
{
    /// <summary>The step, unless its measure is removed or belongs to another unit than the person's.</summary>
    public static Task<MeasureStep?> OwnStepAsync(this AppDb db, CurrentUser user, Guid stepId, CancellationToken ct) =>
        db.Set<MeasureStep>().SingleOrDefaultAsync(
            s => s.Id == stepId && db.Set<Measure>().Any(m => m.Id == s.MeasureId && m.RemovedAt == null && (user.UnitId == null || m.Owners.Any(o => o.UnitId == user.UnitId))), ct);
}
