using Prongsai.Agency.Contracts;
using Prongsai.Measures.Writing;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures;

/// <summary>A finished year, a year under way with steps that are late, and a small second agency; dates are counted from today.</summary>
internal sealed class DemoMeasures(SetMeasure set, DemoFollowing following, IAgencyDirectory directory, TimeProvider clock) : IDemoData
{
    public int Order => 300;

    public async Task FillAsync(string slug, CancellationToken ct)
    {
        var owners = new OwnerMatcher(await directory.UnitsAsync(ct), await directory.PeopleAsync(ct));
        if (slug == "tuayang")
        {
            foreach (var story in DemoStories.Finished)
            {
                await AddAsync(story, 2567, owners, ct);
            }

            await following.CloseAsync(2567, ct);

            foreach (var story in DemoStories.UnderWay)
            {
                await AddAsync(story, 2568, owners, ct);
            }

            // The year that runs today: what is late is late whenever the demo is made.
            var year = FiscalYear.Of(Bangkok.Today(clock)).Be;
            foreach (var story in year > 2568 ? DemoStories.UnderWay.Take(3) : [])
            {
                await AddAsync(story with { Period = Running(story.Due) }, year, owners, ct);
            }
        }
        else
        {
            foreach (var story in DemoStories.Small)
            {
                await AddAsync(story, 2568, owners, ct);
            }
        }
    }

    private string Running(int days)
    {
        var due = Bangkok.Today(clock).AddDays(days);
        return $"{ThaiDate.Short(FiscalYear.Of(Bangkok.Today(clock)).Start)} – {ThaiDate.Short(due < FiscalYear.Of(Bangkok.Today(clock)).Start ? FiscalYear.Of(Bangkok.Today(clock)).Start : due)}";
    }

    private async Task AddAsync(DemoStory story, int year, OwnerMatcher owners, CancellationToken ct)
    {
        var outcome = await set.HandleAsync(
            new MeasureInput(null, year, story.IssueNo, story.Issue, story.Text, story.Steps, [.. story.Owners.Select(owners.Match)], story.Period)
            {
                ItemCodes = story.Codes,
                Finding = story.Finding,
                FollowUp = ["รายงานความก้าวหน้าทุก 6 เดือน และสรุปผลสิ้นปีงบประมาณ"],
                Target = story.Target,
                Result = story.Result,
                Outcome = story.Outcome,
                LenientPeriod = true,
            }, ct);
        var measure = outcome.Value ?? throw new InvalidOperationException(outcome.Refusal!.Code);
        var steps = measure.Steps.OrderBy(s => s.Position).ToList();
        for (var i = 0; i < story.Percents.Length && i < steps.Count; i++)
        {
            if (story.Percents[i] > 0)
            {
                var last = new FiscalYear(year).HalfYearEnd.AddDays(-20 * i);
                await following.ReportAsync(steps[i], year, last < Bangkok.Today(clock) ? last : Bangkok.Today(clock), story.Percents[i], ct);
            }
        }
    }
}
