using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

[Trait("engine", "each")]
public class AuditTests
{
    [Fact]
    public async Task The_chain_holds_after_many_events()
    {
        await using var site = await Site.StartAsync();
        await RecordAsync(site, 20);
        Assert.Null(await site.InAgencyAsync("tuayang", s => AuditChain.FirstBreakAsync(s.GetRequiredService<AppDb>(), default)));
    }

    [Fact]
    public async Task Events_written_at_the_same_time_are_numbered_without_gaps()
    {
        await using var site = await Site.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RecordAsync(site, 1)));
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var numbers = await db.Set<AuditEvent>().Select(e => e.Number).OrderBy(n => n).ToListAsync();
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
            Assert.Null(await AuditChain.FirstBreakAsync(db, default));
        });
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_delete_an_event()
    {
        await using var site = await Site.StartAsync();
        await RecordAsync(site, 2);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await Assert.ThrowsAnyAsync<Exception>(() => db.Set<AuditEvent>().ExecuteUpdateAsync(e => e.SetProperty(x => x.ActorName, "อื่น")));
            await Assert.ThrowsAnyAsync<Exception>(() => db.Set<AuditEvent>().ExecuteDeleteAsync());
        });
    }

    [Theory]
    [InlineData("update platform_audit set subject = 'x' where number = 2", 2)]
    [InlineData("delete from platform_audit where number = 2", 2)]
    [InlineData("update platform_audit set number = case number when 2 then 30 else 2 end where number in (2, 3)", 2)]
    public async Task A_hand_that_reaches_past_the_guard_is_found(string tampering, long brokenAt)
    {
        await using var site = await Site.StartAsync();
        await RecordAsync(site, 5);
        await Tamper.RunAsync(site, tampering);
        Assert.Equal(brokenAt, await site.InAgencyAsync("tuayang", s => AuditChain.FirstBreakAsync(s.GetRequiredService<AppDb>(), default)));
    }

    [Fact]
    public async Task The_auditor_reads_on_the_page_that_the_chain_is_whole()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/settings/audit", Role.Auditor);
        Assert.Equal(200, page.Status);
        Assert.Contains("ครบทุกรายการ", page.All, StringComparison.Ordinal);
        Assert.Contains("signin.done", page.All, StringComparison.Ordinal);
        Assert.Contains("เข้าสู่ระบบ", page.Text("main table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_is_told_in_words_and_one_without_a_name_by_its_code()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Record("paper.approved", Guid.Empty.ToString(), new { year = 2567, kind = "memo", hash = new string('a', 64), reason = "<b>ตรวจแล้ว</b>" });
            db.Record("test.done", "/ita/2567/o1", new { nobody = (string?)null });
            db.Record("test.told", "", new { kind = "no such kind", person = Guid.Parse("11111111-2222-3333-4444-555555555555"), number = "", endsOn = new DateOnly(2025, 3, 31), retired = true, numbers = new[] { "1-xxxx", "2-xxxx" }, read = Array.Empty<string>(), why = "paper.no-item" });
            await db.SaveChangesAsync();
        });

        var page = await site.OpenAsync("/app/settings/audit", Role.Auditor);
        var rows = page.Html.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        var unnamed = Assert.Single(rows, r => r.Contains("test.done", StringComparison.Ordinal));
        var approved = Assert.Single(rows, r => r.Contains("paper.approved", StringComparison.Ordinal));

        Assert.Contains("/ita/2567/o1", unnamed, StringComparison.Ordinal);
        Assert.Contains("อนุมัติเอกสาร", approved, StringComparison.Ordinal);
        Assert.Contains("ปี 2567 · ชนิด บันทึกข้อความ · รหัสเนื้อหา aaaaaaaaaaaa · เหตุผล <b>ตรวจแล้ว</b>", approved, StringComparison.Ordinal);
        Assert.DoesNotContain("0000", approved, StringComparison.Ordinal);
        Assert.Contains("ชนิด no such kind · สิ้นสุด 31 มี.ค. 2568 · เลิกใช้ ใช่ · ตัวเลขที่พบ 1-xxxx 2-xxxx · เหตุ เกณฑ์ของปีไม่ได้กำหนดข้อที่ต้องเผยแพร่", Assert.Single(rows, r => r.Contains("test.told", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("main tbody b"));
    }

    private static Task RecordAsync(Site site, int count) => site.InAgencyAsync("tuayang", async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        for (var i = 0; i < count; i++)
        {
            db.Record("test.done", $"thing-{i}", new { i });
            await db.SaveChangesAsync();
        }
    });
}
