using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Recurring;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Disclosure;

[Trait("engine", "each")]
public class RecurringTests
{
    private const string Tasks = "/app/2570/tasks";

    [Fact]
    public void The_times_of_a_year_follow_each_other_from_october_to_september()
    {
        foreach (var (rhythm, count) in ((Rhythm, int)[])[(Rhythm.Month, 12), (Rhythm.Quarter, 4), (Rhythm.HalfYear, 2), (Rhythm.Year, 1)])
        {
            for (var year = 2564; year <= 2580; year++)
            {
                var turns = rhythm.Turns(year);
                Assert.Equal(count, turns.Count);
                Assert.Equal((new FiscalYear(year).Start, new FiscalYear(year).End), (turns[0].From, turns[^1].To));
                Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
            }
        }

        Assert.Equal("เดือนกุมภาพันธ์ 2571", Rhythm.Month.Turns(2571)[4].Name);
        Assert.Equal(new DateOnly(2028, 2, 29), Rhythm.Month.Turns(2571)[4].To);
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", "2026-11-20", false, true)]
    [InlineData("2026-10-01", "2027-03-31", "2026-12-20", true, true)]
    [InlineData("2026-11-02", "2026-11-30", "2026-12-20", false, false)]
    [InlineData(null, null, "2026-11-20", false, true)]
    [InlineData(null, null, "2026-11-20", true, false)]
    [InlineData("2026-11-01", "2026-11-30", "2026-10-31", false, false)]
    public void Evidence_closes_the_time_that_it_covers(string? from, string? to, string added, bool used, bool closes)
    {
        var time = new TaskOccurrence { TaskId = default, FiscalYear = 2570, Number = 2, Name = "", From = new(2026, 11, 1), To = new(2026, 11, 30), DueOn = default };
        var revision = new EvidenceRevision
        {
            EvidenceId = default,
            Number = 1,
            Kind = EvidenceKind.Link,
            Sha256 = "",
            CapturedOn = default,
            AddedBy = "",
            AddedAt = Day(added)!.Value.ToDateTime(new TimeOnly(5, 0)),
            CoversFrom = Day(from),
            CoversTo = Day(to),
        };
        Assert.Equal(closes, Arrival.Closes(time, revision, used));
    }

    [Fact]
    public async Task A_task_of_an_item_closes_itself_when_the_evidence_of_its_time_arrives()
    {
        await using var site = await Site.StartAsync();
        var code = await site.InAgencyAsync("tuayang", async s =>
        {
            Assert.True((await s.GetRequiredService<OpenYear>().HandleAsync(new(2570, false), default)).Done);
            return await s.GetRequiredService<AppDb>().Set<DisclosureItem>().Where(i => i.FiscalYear == 2570).OrderBy(i => i.Position).Select(i => i.Code).FirstAsync();
        });
        var edit = await site.OpenAsync(Tasks + "/edit", Role.Officer);
        Assert.Contains("โปรดกรอกชื่องาน", (await edit.PressAsync("บันทึกงานประจำ", ("ทุกเดือน", "Month"))).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("ระหว่าง 0 ถึง 90", (await edit.PressAsync("บันทึกงานประจำ", ("ชื่องาน", "สรุปจัดซื้อจัดจ้าง"), ("เสร็จภายในกี่วันหลังสิ้นรอบ", "91"))).Text("[role=alert]"), StringComparison.Ordinal);
        var saved = await edit.PressAsync("บันทึกงานประจำ", ("ชื่องาน", "สรุปจัดซื้อจัดจ้าง"), ("ทุกเดือน", "Month"), ("เสร็จภายในกี่วันหลังสิ้นรอบ", "15"), ("เป็นหลักฐานของข้อ OIT", code));
        Assert.Contains("เดือนพฤศจิกายน 2569", saved.Text("table"), StringComparison.Ordinal);
        Assert.Contains("15 ธ.ค. 2569", saved.Text("table"), StringComparison.Ordinal);
        Assert.Contains("รอบข้างหน้า 10 รอบ", saved.Text("details summary") + saved.All, StringComparison.Ordinal);

        await AddEvidenceAsync(site, code, "พ.ย. 2569");
        await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        var closed = Assert.Single(await ClosedAsync(site));
        Assert.Equal(("เดือนพฤศจิกายน 2569", ClosedHow.Evidence), (closed.Name, closed.How));
        Assert.Contains("หลักฐานเข้ามาแล้ว", (await site.OpenAsync(Tasks, Role.Executive)).All, StringComparison.Ordinal);

        // The same evidence does not close the next month; one without a time closes the oldest that runs, once.
        site.Clock.Be(new(2027, 1, 10));
        await TurnAsync(site);
        Assert.Single(await ClosedAsync(site));
        await AddEvidenceAsync(site, code, "");
        await TurnAsync(site);
        await TurnAsync(site);
        Assert.Equal(["เดือนพฤศจิกายน 2569", "เดือนธันวาคม 2569"], (await ClosedAsync(site)).Select(c => c.Name));
    }

    [Fact]
    public async Task A_task_without_an_item_is_closed_by_word_or_left_out_with_a_reason_and_ends()
    {
        await using var site = await Site.StartAsync();
        var edit = await site.OpenAsync(Tasks + "/edit", Role.Officer);
        await edit.PressAsync("บันทึกงานประจำ", ("ชื่องาน", "ประชุมคณะทำงาน"), ("ทุกไตรมาส", "Quarter"), ("เสร็จภายในกี่วันหลังสิ้นรอบ", "0"));
        var page = await site.OpenAsync(Tasks, Role.Officer);
        var done = await page.PressAsync("ทำแล้ว ประชุมคณะทำงาน ไตรมาสที่ 1 ปีงบประมาณ 2570");
        Assert.Equal(403, (await site.OpenAsync(Tasks + "/edit", Role.Executive)).Status);
        Assert.Contains("บันทึกว่าทำ ไตรมาสที่ 1 ปีงบประมาณ 2570 แล้ว", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.DoesNotContain("ทำแล้ว ประชุม", (await site.OpenAsync(Tasks, Role.Executive)).All, StringComparison.Ordinal);
        site.Clock.Be(new(2027, 1, 10));
        page = await site.OpenAsync(Tasks, Role.PermanentSecretary);
        Assert.Contains("โปรดกรอกเหตุผลที่ไม่ได้ทำรอบนี้", (await page.PressAsync("บันทึกว่าไม่ได้ทำ ประชุมคณะทำงาน ไตรมาสที่ 2 ปีงบประมาณ 2570")).Text("[role=alert]"), StringComparison.Ordinal);

        var open = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<TaskOccurrence>().Where(o => o.ClosedAt == null).OrderBy(o => o.Number).Select(o => o.Id).FirstAsync());
        await BeAsync(site, "sommut", async s => Assert.Null(await s.GetRequiredService<CloseTask>().HandleAsync(new(open, true, "ไม่ใช่ของเรา"), default)));
        await BeAsync(site, "tuayang", async s => Assert.True((await s.GetRequiredService<CloseTask>().HandleAsync(new(open, true, "เลื่อนไปรวมกับไตรมาสหน้า"), default))!.Done));
        Assert.Contains("ไม่ได้ทำรอบนี้: เลื่อนไปรวมกับไตรมาสหน้า", (await site.OpenAsync(Tasks, Role.PermanentSecretary)).All, StringComparison.Ordinal);

        var ended = await (await site.OpenAsync(Tasks, Role.PermanentSecretary)).PressAsync("เลิก ประชุมคณะทำงาน");
        Assert.Contains("เลิกงานประจำนี้แล้ว", ended.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(2, (await ClosedAsync(site)).Count);
        Assert.Equal(2, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<TaskOccurrence>().CountAsync()));
    }

    [Fact]
    public async Task Two_at_once_set_up_each_time_once()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async s =>
        {
            s.GetRequiredService<AppDb>().Add(new RecurringTask { Title = "งาน", Rhythm = Rhythm.Month, MadeOn = new(2026, 10, 1), FirstYear = 2570 });
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TurnAsync(site))));
        Assert.Equal(12, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<TaskOccurrence>().CountAsync()));
        Assert.Equal(0, await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<TaskOccurrence>().CountAsync()));
    }

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static Task TurnAsync(Site site) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<TurnTasks>().HandleAsync(default));

    private static Task<List<TaskOccurrence>> ClosedAsync(Site site) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<TaskOccurrence>().AsNoTracking().Where(o => o.ClosedAt != null).OrderBy(o => o.Number).ToListAsync());

    private static Task AddEvidenceAsync(Site site, string code, string period) => BeAsync(site, "tuayang", async s =>
    {
        var item = await s.GetRequiredService<AppDb>().Set<DisclosureItem>().AsNoTracking().SingleAsync(i => i.FiscalYear == 2570 && i.Code == code);
        var added = await s.GetRequiredService<AddEvidence>().HandleAsync(new(item.Id, null, [1], new("สรุป", null, "", "https://example.go.th/a", "", period, null, null)), default);
        Assert.True(added.Done, added.Refusal?.Code);
    });

    private static Task BeAsync(Site site, string agency, Func<IServiceProvider, Task> work) => site.InAgencyAsync(agency, async s =>
    {
        var member = await s.GetRequiredService<AppDb>().Set<Membership>().FirstAsync(m => m.Role == Role.Officer && m.UnitId == null);
        s.GetRequiredService<CurrentUser>().Is(member, "เจ้าหน้าที่");
        await work(s);
    });
}
