using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Site.Tests.Documents;

/// <summary>Where a paper stands for the public: the year of its item, as the rules of the years have it.</summary>
public sealed class PublicPlacesTests
{
    [Theory]
    [InlineData(PaperKinds.Plan, 2566, "2566 O42")]
    [InlineData(PaperKinds.Analysis, 2568, "2568 O27")]
    [InlineData(PaperKinds.Result, 2565, "2565 O43")]
    [InlineData(PaperKinds.FailedItems, 2566, "2566 O43")]
    [InlineData(PaperKinds.Result, 2567, "2568 O28")]
    [InlineData(PaperKinds.Result, 2568, "2569 O26")]
    [InlineData(PaperKinds.Memo, 2568, null)]
    [InlineData(PaperKinds.Result, 2599, null)]
    public async Task A_report_stands_under_the_item_that_asks_for_its_year(string kind, int year, string? expected)
    {
        await using var site = await Site.StartAsync();
        var place = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<PublicPlaces>().OfAsync(kind, year, default));
        Assert.Equal(expected, place is null ? null : FormattableString.Invariant($"{place.FiscalYear} {place.Item.Code}"));
    }

    [Fact]
    public async Task Where_nothing_is_known_of_the_year_after_a_report_stands_under_its_own()
    {
        var places = new PublicPlaces(new OneYear(2571));
        Assert.Equal(2571, (await places.OfAsync(PaperKinds.Result, 2571, default))?.FiscalYear);
        Assert.Equal(2571, (await places.OfAsync(PaperKinds.Result, 2570, default))?.FiscalYear);
        Assert.Null(await places.OfAsync(PaperKinds.Plan, 2570, default));
    }

    [Fact]
    public async Task A_new_version_takes_the_page_with_it_when_the_rules_moved_the_item()
    {
        await using var site = await Site.StartAsync(demo: true);
        var shown = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<FrozenPaper>().AsNoTracking().SingleAsync(p => p.FiscalYear == 2567 && p.Kind == PaperKinds.Result));
        Assert.Equal("/ita/2568/o28", shown.PublicPath);
        var sheet = await site.OpenAsync("/app/2568/oit/o28", Role.Officer);
        Assert.Contains(shown.Title, Assert.Single(sheet.Texts("#papers ~ ul.rows li"), t => t.Contains("ลงวันที่", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีหลักฐานที่แนบเพิ่มจากเอกสารข้างต้น", sheet.All, StringComparison.Ordinal);

        // It was shown at another address, as by the rules of its day.
        await site.InAgencyAsync("tuayang", async services =>
        {
            var (db, publisher) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<IPublisher>());
            var old = await publisher.PublishAsync(new(2567, "O35", "รายงาน", "รายงาน", "<p>เดิม</p>", "สำนักปลัด", "นายก", new(2024, 9, 30), new(2024, 9, 30), shown.Hash, []), default);
            (await db.Set<FrozenPaper>().SingleAsync(p => p.Id == shown.Id)).PublicPath = old;
            await db.SaveChangesAsync();
        });
        Assert.Equal(200, (await site.OpenAsync("/ita/2567/o35")).Status);
        var next = await PaperRoute.InkAsync(site, 2567, PaperKinds.Result);
        await PaperRoute.DrainAsync(site);
        Assert.Equal("/ita/2568/o28", next.PublicPath);
        var gone = await site.OpenAsync("/ita/2567/o35");
        Assert.Equal(410, gone.Status);
        Assert.Contains("มีฉบับใหม่แทน", gone.All, StringComparison.Ordinal);
        Assert.Equal(200, (await site.OpenAsync("/ita/2568/o28")).Status);
    }

    private sealed class OneYear(int year) : IFrameworks
    {
        public IReadOnlyList<int> Years => [year];

        public Task<FrameworkView?> OfYearAsync(int fiscalYear, CancellationToken ct) => Task.FromResult(fiscalYear == year
            ? new FrameworkView(year, [], [new ItemView("O1", "มาตรการ", "", [], ""), new ItemView("O2", "รายงาน", "", [], "") { OfYearBefore = true }], [], "O1", "O2", false)
            : null);
    }
}
