using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Prongsai.Host;
using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Site.Tests.Operations;

public class BackupPageTests
{
    private const string Page = "/app/settings/backup";

    [Fact]
    public async Task The_administrator_of_the_installation_backs_up_by_a_button_and_reads_the_result_also_on_the_page_of_the_day()
    {
        await using var site = await StartAsync();
        var before = await site.OpenAsync(Page, Role.Administrator);
        Assert.Contains("ยังไม่มีแฟ้มสำรองที่ใช้ได้", before.All, StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีแฟ้มสำรองที่ใช้ได้", (await site.OpenAsync("/app/2570", Role.Administrator)).Text("[aria-labelledby=backup]"), StringComparison.Ordinal);
        Assert.Empty((await site.OpenAsync("/app/2570", Role.Officer)).Html.QuerySelectorAll("#backup"));

        Assert.Contains("รับคำสั่งแล้ว", (await before.PressAsync("สำรองเดี๋ยวนี้")).All, StringComparison.Ordinal);
        await (await site.OpenAsync(Page, Role.Administrator)).PressAsync("สำรองเดี๋ยวนี้");
        await DrainAsync(site);
        Assert.Equal(1, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<BackupRun>().CountAsync()));

        await (await site.OpenAsync(Page, Role.Administrator)).PressAsync("ซ้อมกู้คืนเดี๋ยวนี้");
        await DrainAsync(site);
        var after = await site.OpenAsync(Page, Role.Administrator);
        Assert.Contains("กู้คืนเทียบแล้วตรงกัน · ซ้อมกู้คืน 20 พ.ย. 2569 09.00 น. สำเร็จ", after.All, StringComparison.Ordinal);
        Assert.Contains("ใช้ได้", after.Text("table"), StringComparison.Ordinal);
        var today = await site.OpenAsync("/app/2570", Role.Administrator);
        Assert.Contains("สำรองล่าสุด 20 พ.ย. 2569", today.Text("[aria-labelledby=backup]"), StringComparison.Ordinal);
        Assert.Contains("ยังไม่มีผู้จดรหัสสำรองข้อมูล", today.Text("[aria-labelledby=backup]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_is_shown_once_to_who_confirms_with_six_digits()
    {
        await using var site = await StartAsync();
        var page = await site.OpenAsync(Page, Role.Administrator);
        var wrong = await page.PressAsync("แสดงรหัสครั้งเดียว", ("รหัสยืนยัน 6 หลัก", "111222"));
        Assert.Equal((422, 0), (wrong.Status, wrong.Html.QuerySelectorAll("pre").Length));

        var shown = await wrong.PressAsync("แสดงรหัสครั้งเดียว", ("รหัสยืนยัน 6 หลัก", Demo.Pin));
        var kept = site.Services.GetRequiredService<BackupKeys>().Current!;
        Assert.Equal(kept.Id, BackupKey.Read(shown.Html.QuerySelector("pre")!.TextContent).Value?.Id);
        Assert.Contains("no-store", shown.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("แสดงรหัสครั้งเดียว", (await site.OpenAsync(Page, Role.Administrator)).All, StringComparison.Ordinal);
        var again = await page.PressAsync("แสดงรหัสครั้งเดียว", ("รหัสยืนยัน 6 หลัก", Demo.Pin));
        Assert.Equal((422, 0), (again.Status, again.Html.QuerySelectorAll("pre").Length));
        Assert.Contains("แสดงไปแล้ว", again.All, StringComparison.Ordinal);
        Assert.Contains("backup.key-shown", (await site.OpenAsync("/app/settings/audit", Role.Auditor)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agency_sees_that_its_data_are_kept_and_nothing_of_where_or_how()
    {
        await using var site = await StartAsync();
        var own = await site.OpenAsync(Page, Role.Administrator);
        await own.PressAsync("สำรองเดี๋ยวนี้");
        await DrainAsync(site);
        foreach (var (role, agency) in new[] { (Role.Administrator, "sommut"), (Role.Auditor, "tuayang") })
        {
            var page = await site.OpenAsync(Page, role, agency);
            Assert.Contains("สำรองล่าสุด", page.All, StringComparison.Ordinal);
            Assert.DoesNotContain(".bak", page.All, StringComparison.Ordinal);
            Assert.DoesNotContain("backups", page.All, StringComparison.Ordinal);
            Assert.DoesNotContain("สำรองเดี๋ยวนี้", page.Text("main"), StringComparison.Ordinal);
        }

        // The form of one office's administrator, sent from another.
        var theirs = await site.OpenAsync("/app/settings/password", Role.Administrator, "sommut");
        var token = theirs.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in (string[])["Now", "Rehearse", "Key"])
        {
            using var body = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Input.Pin", Demo.Pin)]);
            Assert.Equal(404, (int)(await theirs.Client.PostAsync(new Uri($"{Page}?handler={handler}", UriKind.Relative), body)).StatusCode);
        }
    }

    [Fact]
    public async Task A_backup_that_failed_is_told_with_its_cure()
    {
        await using var site = await StartAsync(o => o.Out = "/proc/no-such-place");
        await (await site.OpenAsync(Page, Role.Administrator)).PressAsync("สำรองเดี๋ยวนี้");
        await DrainAsync(site);
        var page = await site.OpenAsync(Page, Role.Administrator);
        Assert.Contains("สำรองข้อมูลครั้งล่าสุดไม่สำเร็จ: ใช้ที่เก็บ /proc/no-such-place ไม่ได้ โปรดตรวจสิทธิ์", page.All, StringComparison.Ordinal);
        Assert.Contains("ต้องดู", (await site.OpenAsync("/app/2570", Role.Administrator)).Text("[aria-labelledby=backup]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_night_one_backup_and_each_month_one_rehearsal()
    {
        await using var site = await StartAsync(o => (o.Nightly, o.KeepDays) = (true, 2));
        site.Clock.Be(new DateOnly(2026, 12, 1));
        for (var hour = 0; hour < 24 * 4; hour += 3)
        {
            await TickAsync(site);
            site.Clock.Pass(TimeSpan.FromHours(3));
        }

        Assert.Equal([2, 3, 4, 5], (await BackupsAsync(site)).Select(r => Bangkok.DateOf(r.StartedAt).Day));
        Assert.Equal(3, Directory.EnumerateFiles((await BackupsAsync(site))[0].Folder).Count());
        Assert.Equal(1, await RehearsalsAsync(site));

        site.Clock.Pass(TimeSpan.FromDays(28));
        await TickAsync(site);
        Assert.Equal(2, await RehearsalsAsync(site));
        Assert.All(await BackupsAsync(site), r => Assert.Equal("done", r.Outcome));
    }

    [Fact]
    public async Task A_machine_that_sleeps_at_night_is_backed_up_when_it_is_awake()
    {
        await using var site = await StartAsync(o => o.Nightly = true);
        await (await site.OpenAsync(Page, Role.Administrator)).PressAsync("สำรองเดี๋ยวนี้");
        await DrainAsync(site);
        site.Clock.Pass(TimeSpan.FromHours(25));
        await TickAsync(site);
        Assert.Single(await BackupsAsync(site));
        site.Clock.Pass(TimeSpan.FromHours(2));
        await TickAsync(site);
        Assert.Equal(2, (await BackupsAsync(site)).Count);
    }

    // Without the runner that takes jobs by itself: what runs, runs when the test says so.
    private static Task<Site> StartAsync(Action<BackupOptions>? settings = null) => Site.StartAsync(services: services =>
    {
        services.PostConfigure(settings ?? (_ => { }));
        foreach (var runner in services.Where(d => d.ServiceType == typeof(IHostedService) && d.ImplementationFactory?.Method.DeclaringType?.Assembly == typeof(JobRunner).Assembly).ToList())
        {
            services.Remove(runner);
        }
    });

    private static Task<List<BackupRun>> BackupsAsync(Site site) =>
        site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<BackupRun>().AsNoTracking().Where(r => r.Kind == BackupKind.Backup).OrderBy(r => r.StartedAt).ToListAsync());

    private static Task<int> RehearsalsAsync(Site site) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<BackupRun>().CountAsync(r => r.Kind == BackupKind.Rehearsal));

    private static async Task TickAsync(Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IJob>().Single(j => j.Kind == "backup.nightly").RunAsync("{}", default);
    }

    private static Task<int> DrainAsync(Site site) => site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
}
