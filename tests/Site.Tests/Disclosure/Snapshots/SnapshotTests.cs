using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Snapshots;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.Site.Tests.Disclosure.Checks;

namespace Prongsai.Site.Tests.Disclosure.Snapshots;

[Trait("engine", "each")]
public class SnapshotTests
{
    [Fact]
    public async Task What_the_public_saw_stays_proved_when_it_is_changed_and_taken_away()
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        var none = await TakeAsync(it);
        await PublishAsync(it, "แผนการดำเนินงาน 12 โครงการ");
        var first = await TakeAsync(it);
        await PublishAsync(it, "แผนการดำเนินงาน 13 โครงการ");
        var second = await TakeAsync(it);
        await it.Site.InAgencyAsync("tuayang", async s =>
        {
            await s.GetRequiredService<IPublisher>().WithdrawAsync(2568, "O6", "ตัวเลขผิด", default);
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        var gone = await TakeAsync(it);

        Assert.Equal([(1L, 404, 0), (2L, 200, 1), (3L, 200, 2), (4L, 410, 2)], new[] { none, first, second, gone }.Select(p => (p.Number, p.Status, p.Version)));
        Assert.Contains("O6", first.Title, StringComparison.Ordinal);
        Assert.EndsWith("/ita/2568/o6", first.Address, StringComparison.Ordinal);

        var page = await it.Site.OpenAsync("/app/2568/oit/o6/proof?older=2&newer=3", Role.Administrator);
        Assert.Contains("12 โครงการ", page.Text("del"), StringComparison.Ordinal);
        Assert.Contains("13 โครงการ", page.Text("ins"), StringComparison.Ordinal);
        Assert.Contains("ถอนออกแล้ว", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("ตรวจแล้ว 4 รายการของหน่วยงาน ต่อเนื่องครบ", (await it.Site.OpenAsync("/app/2568/oit/o6/proof?walk=true", Role.Administrator)).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_takes_a_proof_by_the_button()
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        var page = await it.Site.OpenAsync("/app/2568/oit/o6/proof", Role.Administrator);
        Assert.Contains("บันทึกหลักฐานรายการที่ 1 แล้ว", (await page.PressAsync("บันทึกหลักฐานเดี๋ยวนี้")).All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update disclosure_snapshot set status = 200 where number = 2")]
    [InlineData("update disclosure_snapshot set at = '2025-01-01T00:00:00.000Z' where number = 1")]
    [InlineData("delete from disclosure_snapshot where number = 2")]
    [InlineData("update disclosure_snapshot_text set text = 'อื่น'")]
    public async Task A_proof_that_was_touched_is_found(string sql)
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        for (var n = 0; n < 3; n++)
        {
            await TakeAsync(it);
        }

        Assert.Equal((3, null), await WalkAsync(it));
        await it.Site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await using var turn = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlRawAsync(sql);
            await turn.CommitAsync();
        });
        Assert.NotNull((await WalkAsync(it)).Break);
    }

    [Fact]
    public async Task Proofs_taken_at_once_stand_in_one_line()
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TakeAsync(it)));
        Assert.Equal((4, null), await WalkAsync(it));
    }

    [Fact]
    public async Task Another_agency_has_its_own_chain_and_sees_nothing_of_this_one()
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        await PublishAsync(it, "ข้อความเฉพาะของหน่วยงานนี้");
        var proof = await TakeAsync(it);
        Assert.Equal((0, null), await WalkAsync(it, "sommut"));
        Assert.DoesNotContain(proof.PageHash[..16], (await it.Site.OpenAsync("/app/2568/oit/o6/proof", Role.Administrator, "sommut")).All, StringComparison.Ordinal);
        Assert.Equal(404, (await it.Site.OpenAsync($"/app/oit/snapshots/{proof.Id}", Role.Administrator, "sommut")).Status);
        var refused = await it.Site.InAgencyAsync("sommut", s => s.GetRequiredService<TakeSnapshot>().HandleAsync(new(proof.ItemId, "button"), default));
        Assert.Equal("oit.gone", refused.Refusal?.Code);
    }

    [Fact]
    public async Task In_the_open_window_each_published_item_is_proved_once_a_night()
    {
        await using var it = await CheckSite.StartAsync(_ => "");
        await it.Site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<DisclosureItem>().Where(i => i.Code == "O6").ExecuteUpdateAsync(i => i.SetProperty(x => x.PublishedAt, new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc))));
        it.Site.Clock.Be(new DateOnly(2024, 12, 1));
        it.Site.Clock.Pass(TimeSpan.FromHours(17));
        Assert.Equal(0, await NightAsync(it));
        it.Site.Clock.Be(new DateOnly(2025, 3, 1));
        Assert.Equal(0, await NightAsync(it));
        it.Site.Clock.Pass(TimeSpan.FromHours(17));
        Assert.Equal(1, await NightAsync(it));
        it.Site.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, await NightAsync(it));
        it.Site.Clock.Pass(TimeSpan.FromHours(24));
        Assert.Equal(2, await NightAsync(it));
    }

    private static Task<Snapshot> TakeAsync(CheckSite it) => it.Site.InAgencyAsync("tuayang", async s =>
    {
        var item = await s.GetRequiredService<AppDb>().Set<DisclosureItem>().AsNoTracking().SingleAsync(i => i.Code == "O6");
        return (await s.GetRequiredService<TakeSnapshot>().HandleAsync(new(item.Id, "button"), default)).Value!;
    });

    private static Task<(long Links, long? Break)> WalkAsync(CheckSite it, string agency = "tuayang") =>
        it.Site.InAgencyAsync(agency, s => SnapshotChain.WalkAsync(s.GetRequiredService<AppDb>(), default));

    private static async Task<long> NightAsync(CheckSite it)
    {
        await it.Site.InAgencyAsync("tuayang", s => s.GetServices<IJob>().OfType<NightlySnapshots>().Single().RunAsync("{}", default));
        return (await WalkAsync(it)).Links;
    }

    internal static Task PublishAsync(CheckSite it, string text, string agency = "tuayang") => it.Site.InAgencyAsync(agency, async s =>
    {
        await s.GetRequiredService<IPublisher>().PublishAsync(
            new PublicPaper(2568, "O6", "แผนและความก้าวหน้า", "O6", $"<section id=\"e1\"><h2>1. รายการโครงการ</h2><p>{text}</p></section>", "สำนักปลัด", "นายสมมติ ตัวอย่าง", new(2025, 3, 1), new(2025, 3, 1), new string('a', 64), []), default);
        await s.GetRequiredService<AppDb>().SaveChangesAsync();
    });
}
