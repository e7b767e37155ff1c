using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>The rules of a measure, and putting it into the unit of work. Who calls saves.</summary>
internal sealed class MeasureWriter(AppDb db, CurrentUser user)
{
    private const int MostItems = 60;

    public async Task<Outcome<Measure>> ApplyAsync(MeasureInput input, int position, CancellationToken ct)
    {
        if (Check(input) is { } refusal)
        {
            return refusal;
        }

        var period = PeriodReader.Read(input.PeriodText, new FiscalYear(input.FiscalYear));
        if (input.PeriodText.Trim().Length > 0 && !input.LenientPeriod && (period.Problem ?? period.Question) is { } problem)
        {
            return new Refusal("measure.period", "Input.PeriodText", problem);
        }

        var measure = input.Id is { } id
            ? await db.Set<Measure>().Include(m => m.Steps).Include(m => m.Owners).AsSplitQuery().SingleOrDefaultAsync(m => m.Id == id && m.RemovedAt == null, ct)
            : New(input.FiscalYear, position);
        if (measure is null || !MayChange(measure, input.Id is null))
        {
            return new Refusal("measure.gone");
        }

        if (user.UnitId is { } unit && input.Owners.All(o => o.UnitId != unit))
        {
            return new Refusal("measure.own-unit", "Input.Owners");
        }

        Fill(measure, input, period);
        SetSteps(measure, input.Steps);
        SetOwners(measure, input.Owners);
        db.Record(input.Id is null ? "measure.added" : "measure.changed", measure.Id.ToString(), new { input.FiscalYear });
        return measure;
    }

    /// <summary>A member of one unit changes what that unit is responsible for.</summary>
    public bool MayChange(Measure measure, bool isNew) => isNew || user.UnitId is null || measure.Owners.Exists(o => o.UnitId == user.UnitId);

    private static Refusal? Check(MeasureInput input)
    {
        string[] texts = [input.Text, input.Issue, input.Finding, input.PeriodText, input.Target, input.Suggestion,
            .. input.Steps, .. input.FollowUp, .. input.Result, .. input.Outcome, .. input.Owners.Select(o => o.Text)];
        return texts.Any(ThaiText.TooManyMarks) ? new("measure.marks")
            : ThaiText.Clean(input.Text).Trim().Length == 0 ? new("measure.no-text", "Input.Text")
            : texts.Any(t => t.Length > Measure.LongestText) ? new("measure.too-long", "", Measure.LongestText)
            : input.Steps.Count > MostItems || input.Owners.Count > MostItems || input.Result.Count > MostItems || input.Outcome.Count > MostItems || input.FollowUp.Count > MostItems
                ? new("measure.too-many", "", MostItems)
            : null;
    }

    private Measure New(int fiscalYear, int position)
    {
        var measure = new Measure { Id = Guid.CreateVersion7(), FiscalYear = fiscalYear, Position = position };
        db.Add(measure);
        return measure;
    }

    private static void Fill(Measure measure, MeasureInput input, PeriodReading period)
    {
        measure.IssueNo = input.IssueNo;
        measure.Issue = One(input.Issue);
        measure.Text = One(input.Text);
        measure.Finding = ThaiText.Clean(input.Finding).Trim();
        measure.PeriodText = One(input.PeriodText);
        measure.PeriodFrom = period.Periods.Min(p => p.From);
        measure.PeriodTo = period.Periods.Count == 0 || period.Periods.Any(p => p.To is null) ? null : period.Periods.Max(p => p.To);
        measure.Target = One(input.Target);
        measure.Suggestion = ThaiText.Clean(input.Suggestion).Trim();
        measure.ItemCodes = [.. input.ItemCodes.Distinct()];
        measure.WeakPoints = [.. input.WeakPoints.Distinct()];
        measure.FollowUp = List(input.FollowUp);
        measure.Result = List(input.Result);
        measure.Outcome = List(input.Outcome);
    }

    /// <summary>A step that keeps its words keeps its reports; one that changed its words in its place as well.</summary>
    private void SetSteps(Measure measure, IReadOnlyList<string> given)
    {
        var texts = List(given);
        var old = measure.Steps.OrderBy(s => s.Position).ToList();
        var free = old.Where(s => !texts.Contains(s.Text)).ToList();
        var kept = new List<MeasureStep>();
        for (var i = 0; i < texts.Count; i++)
        {
            var step = old.FirstOrDefault(s => s.Text == texts[i] && !kept.Contains(s))
                ?? free.FirstOrDefault(s => s.Position == i + 1 && !kept.Contains(s));
            if (step is null)
            {
                step = new() { Id = Guid.CreateVersion7(), MeasureId = measure.Id, Position = 0, Text = "" };
                db.Add(step);
            }

            (step.Position, step.Text) = (i + 1, texts[i]);
            kept.Add(step);
        }

        db.RemoveRange(old.Except(kept));
    }

    private void SetOwners(Measure measure, IReadOnlyList<OwnerInput> given)
    {
        db.RemoveRange(measure.Owners);
        var position = 0;
        foreach (var owner in given.Where(o => o.Text.Trim().Length > 0).DistinctBy(o => o.Text.Trim()))
        {
            db.Add(new MeasureOwner
            {
                Id = Guid.CreateVersion7(),
                MeasureId = measure.Id,
                Position = ++position,
                UnitId = owner.UnitId,
                PersonId = owner.PersonId,
                Text = One(owner.Text),
            });
        }
    }

    private static List<string> List(IReadOnlyList<string> items) => [.. items.Select(i => ThaiText.Clean(i).Trim()).Where(i => i.Length > 0)];

    private static string One(string text) => ThaiText.Clean(text).Replace('\n', ' ').Trim();
}
