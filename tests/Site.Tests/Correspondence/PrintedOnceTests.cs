using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency.Contracts;
using Prongsai.Correspondence;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Correspondence;

/// <summary>Two papers of one year never bear one number, whatever series counted them.</summary>
[Trait("engine", "each")]
public class PrintedOnceTests
{
    private static readonly DateOnly s_today = new(2026, 11, 21);

    [Fact]
    public async Task A_unit_that_counts_for_itself_needs_a_prefix_of_its_own()
    {
        await using var site = await Site.StartAsync(demo: true);
        var unit = await UnitAsync(site);
        foreach (var (kind, pattern) in ((string, string)[])[(NumberKinds.Letter, NumberPattern.Prefixed), (NumberKinds.Memo, NumberPattern.Prefixed), (NumberKinds.Order, NumberPattern.OfYear)])
        {
            var refused = await SaveAsync(site, New(kind, pattern) with { UnitId = unit });
            Assert.Equal(("series.alike", "Input.Prefix"), (refused.Refusal?.Code, refused.Refusal?.Field));
        }

        Assert.True((await SaveAsync(site, New(NumberKinds.Letter, NumberPattern.Prefixed) with { UnitId = unit, Prefix = "สม 99902" })).Done);
        var ours = await IssueAsync(site, NumberKinds.Letter, unit);
        Assert.Equal("สม 99902/1", ours.Value?.Text);
        Assert.StartsWith("สม 99901/", (await IssueAsync(site, NumberKinds.Letter, null)).Value?.Text, StringComparison.Ordinal);
        Assert.True((await SaveAsync(site, New(NumberKinds.Minutes, NumberPattern.Meeting) with { UnitId = unit })).Done, "each body says whose meeting it was");
    }

    [Fact]
    public async Task Circulars_that_counted_for_themselves_join_the_letters_only_where_the_letters_are_further()
    {
        await using var site = await Site.StartAsync(demo: true);
        for (var i = 0; i < 9; i++)
        {
            Assert.True((await IssueAsync(site, NumberKinds.Circular, null)).Done);
        }

        var own = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<NumberSeries>().AsNoTracking().SingleAsync(x => x.Kind == RegisterKind.Circular));
        var joined = New(NumberKinds.Circular, NumberPattern.Circular) with { Id = own.Id, WithLetters = true };
        Assert.Equal("series.letters", (await SaveAsync(site, joined)).Refusal?.Code);
        for (var i = 0; i < 12; i++)
        {
            Assert.True((await IssueAsync(site, NumberKinds.Letter, null)).Done);
        }

        Assert.True((await SaveAsync(site, joined)).Done);
        var number = (await IssueAsync(site, NumberKinds.Circular, null)).Value!;
        Assert.Contains("/ว ", number.Text, StringComparison.Ordinal);

        // And back again: its own count would give what the common one gave.
        var alone = joined with { WithLetters = false };
        var refused = await SaveAsync(site, alone);
        Assert.Equal("series.go-on", refused.Refusal?.Code);
        Assert.Equal(number.Running, refused.Refusal!.Arguments[0]);
        Assert.True((await SaveAsync(site, alone with { FirstYear = 2569, FirstNumber = number.Running + 1 })).Done);
        Assert.Equal(number.Running + 1, (await IssueAsync(site, NumberKinds.Circular, null)).Value?.Running);
    }

    [Fact]
    public async Task A_series_beside_a_closed_one_goes_on_where_that_ended()
    {
        await using var site = await Site.StartAsync(demo: true);
        var input = New(NumberKinds.Memo, NumberPattern.Prefixed) with { UnitId = await UnitAsync(site), Prefix = "สม 99907" };
        var first = (await SaveAsync(site, input)).Value!;
        for (var i = 0; i < 3; i++)
        {
            await IssueAsync(site, NumberKinds.Memo, input.UnitId);
        }

        await site.InAgencyAsync("tuayang", async s => Assert.True((await s.GetRequiredService<CloseSeries>().HandleAsync(first.Id, default))!.Done));
        var refused = await SaveAsync(site, input);
        Assert.Equal("series.go-on", refused.Refusal?.Code);
        Assert.Equal([3, 4, 2569], refused.Refusal!.Arguments);
        Assert.True((await SaveAsync(site, input with { FirstYear = 2569, FirstNumber = 4 })).Done);
        Assert.Equal("สม 99907/4", (await IssueAsync(site, NumberKinds.Memo, input.UnitId)).Value?.Text);
    }

    [Fact]
    public async Task What_no_setting_foresaw_is_refused_at_the_line_and_by_the_table()
    {
        await using var site = await Site.StartAsync(demo: true);
        var unit = await UnitAsync(site);
        Assert.True((await SaveAsync(site, New(NumberKinds.Certificate, NumberPattern.Prefixed) with { UnitId = unit, Prefix = "สม 99908" })).Done);
        Assert.True((await IssueAsync(site, NumberKinds.Certificate, unit)).Done);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            // As an import of an older register, or a prefix changed at the office's own page, may bring it about.
            var series = await db.Set<NumberSeries>().SingleAsync(x => x.Prefix == "สม 99908");
            (series.Prefix, series.Pattern) = ("", NumberPattern.OfYear);
            await db.SaveChangesAsync();
            var office = await db.Set<Entry>().AsNoTracking().Where(e => e.Kind == RegisterKind.Certificate && e.SeriesId != series.Id).OrderByDescending(e => e.Running).FirstAsync();
            var numbers = s.GetRequiredService<INumbers>();
            while ((await numbers.NextAsync(NumberKinds.Certificate, null, s_today, default)).Value is { Running: < 3 })
            {
                await numbers.IssueAsync(Request(NumberKinds.Certificate, null), default);
            }

            Assert.Equal(1, office.Running);
            var refused = await numbers.IssueAsync(Request(NumberKinds.Certificate, unit), default);
            Assert.Equal(("numbers.printed", "2/2569"), (refused.Refusal?.Code, refused.Refusal?.Arguments[0]));
            Assert.Equal("numbers.printed", (await numbers.ReserveAsync(NumberKinds.Certificate, unit, s_today, "จอง", default)).Refusal?.Code);
            Assert.Equal("numbers.printed", (await numbers.NextAsync(NumberKinds.Certificate, unit, s_today, default)).Refusal?.Code);

            db.Add(new Entry { SeriesId = series.Id, Kind = RegisterKind.Certificate, Year = 2569, Running = 99, Text = office.Text, Printed = office.Printed, State = EntryState.Issued, On = s_today, MadeAt = default, MadeBy = "" });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
    }

    private static SaveSeries.Input New(string kind, string pattern) => new(null, kind, null, "", "", pattern, YearKind.Calendar, false, null, null);

    private static NumberRequest Request(string kind, Guid? unit) => new(kind, unit, s_today, "เรื่องตัวอย่าง", "paper", Guid.CreateVersion7());

    private static Task<Outcome<NumberSeries>> SaveAsync(Site site, SaveSeries.Input input) =>
        site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<SaveSeries>().HandleAsync(input, default))!);

    private static Task<Outcome<PaperNumber>> IssueAsync(Site site, string kind, Guid? unit) =>
        site.InAgencyAsync("tuayang", s => s.GetRequiredService<INumbers>().IssueAsync(Request(kind, unit), default));

    private static Task<Guid> UnitAsync(Site site) =>
        site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<IAgencyDirectory>().UnitsAsync(default)).First(u => u.ShortName == "กองคลัง").Id);
}
