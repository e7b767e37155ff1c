using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Operations.Pages.Jobs;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

[Trait("engine", "each")]
public sealed class JobsPageTests
{
    private const string Page = "/app/settings/jobs";

    [Fact]
    public async Task An_administrator_reads_what_failed_and_why_and_two_clicks_have_it_done_once()
    {
        await using var site = await StartAsync();
        await QueueAsync(site, "tuayang");
        var ledger = site.Services.GetRequiredService<Ledger>();
        ledger.Fails = true;
        for (var i = 0; i < 3; i++)
        {
            await DrainAsync(site);
            site.Clock.Pass(TimeSpan.FromHours(1));
        }

        var today = await site.OpenAsync("/app/2570", Role.Administrator);
        Assert.Contains("งานเบื้องหลังไม่สำเร็จ 1 งาน", today.All, StringComparison.Ordinal);
        var page = await site.OpenAsync(Page, Role.Administrator);
        Assert.Contains("ไม่สำเร็จ จะลองใหม่", page.Text("table"), StringComparison.Ordinal);
        Assert.Contains("เว็บไซต์หรือเครื่องปลายทางไม่ตอบ", page.Text("table"), StringComparison.Ordinal);
        Assert.Contains("ทำแล้ว 3 ครั้ง", page.Text("table"), StringComparison.Ordinal);
        Assert.DoesNotContain("HttpRequestException", page.All, StringComparison.Ordinal);

        ledger.Fails = false;
        Assert.Contains("สั่งให้ลองใหม่แล้ว", (await page.PressAsync("ลองใหม่เดี๋ยวนี้")).All, StringComparison.Ordinal);
        await page.PressAsync("ลองใหม่เดี๋ยวนี้");
        await DrainAsync(site);
        await DrainAsync(site);
        Assert.Equal(1, ledger.Effects);
        var late = await page.PressAsync("ลองใหม่เดี๋ยวนี้");
        Assert.Equal(422, late.Status);
        Assert.Contains("งานนี้เสร็จแล้ว", late.All, StringComparison.Ordinal);
        await DrainAsync(site);
        Assert.Equal(1, ledger.Effects);
        Assert.Contains("ไม่มีงานค้าง", late.All, StringComparison.Ordinal);
        Assert.Contains("1 งาน ทำ 4 ครั้ง", late.All, StringComparison.Ordinal);
        Assert.Contains("job.tried-again", (await site.OpenAsync("/app/settings/audit", Role.Auditor)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_put_aside_rests_until_it_is_ordered_again()
    {
        await using var site = await StartAsync();
        await QueueAsync(site, "tuayang");
        var page = await site.OpenAsync(Page, Role.Administrator);
        Assert.Contains("พักงานนี้ไว้แล้ว", (await page.PressAsync("พักไว้")).All, StringComparison.Ordinal);
        site.Clock.Pass(TimeSpan.FromMinutes(20));
        await DrainAsync(site);
        Assert.Equal(0, site.Services.GetRequiredService<Ledger>().Effects);
        Assert.DoesNotContain("งานเบื้องหลังไม่สำเร็จ", (await site.OpenAsync("/app/2570", Role.Administrator)).All, StringComparison.Ordinal);
        await (await site.OpenAsync(Page, Role.Administrator)).PressAsync("ทำเดี๋ยวนี้");
        await DrainAsync(site);
        Assert.Equal(1, site.Services.GetRequiredService<Ledger>().Effects);
    }

    [Fact]
    public async Task The_jobs_of_an_agency_are_its_own_and_a_running_one_is_left_alone()
    {
        await using var site = await StartAsync();
        await QueueAsync(site, "tuayang");
        var id = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().Where(j => j.Kind == "effect").Select(j => j.Id).SingleAsync());
        var theirs = await site.OpenAsync(Page, Role.Administrator, "sommut");
        Assert.Contains("ไม่มีงานค้าง", theirs.All, StringComparison.Ordinal);
        Assert.Equal(403, (await site.OpenAsync(Page, Role.Officer)).Status);

        var form = await site.OpenAsync("/app/settings/password", Role.Administrator, "sommut");
        var token = form.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in (string[])["Retry", "Aside"])
        {
            using var body = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("id", id.ToString())]);
            Assert.Equal(404, (int)(await form.Client.PostAsync(new Uri($"{Page}?handler={handler}", UriKind.Relative), body)).StatusCode);
        }

        var page = await site.OpenAsync(Page, Role.Administrator);
        var until = site.Clock.GetUtcNow().UtcDateTime.AddMinutes(5);
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().Where(j => j.Id == id).ExecuteUpdateAsync(j => j.SetProperty(x => x.LeasedUntil, until)));
        Assert.Contains("กำลังทำ", (await site.OpenAsync(Page, Role.Administrator)).Text("table"), StringComparison.Ordinal);
        var refused = await page.PressAsync("พักไว้");
        Assert.Equal(422, refused.Status);
        Assert.Contains("งานนี้กำลังทำอยู่", refused.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_job_and_every_event_has_a_name()
    {
        await using var site = await Site.StartAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var words = scope.ServiceProvider.GetRequiredService<JobWords>();
        var kinds = scope.ServiceProvider.GetServices<IJob>().Select(j => j.Kind)
            .Concat(scope.ServiceProvider.GetServices<IModule>().SelectMany(m => m.GetType().Assembly.GetTypes())
                .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IEvent))).Select(t => "event:" + t.FullName));
        Assert.DoesNotContain(kinds, k => words.NameOf(k) is null);
    }

    private static Task<Site> StartAsync() => Site.StartAsync(services: s => s.AddSingleton<Ledger>().AddScoped<IJob, Effect>());

    private static Task QueueAsync(Site site, string agency) => site.InAgencyAsync(agency, async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        db.Enqueue("effect", new { });
        await db.SaveChangesAsync();
    });

    private static Task<int> DrainAsync(Site site) => site.Services.GetRequiredService<JobRunner>().DrainAsync(default);

    private sealed class Ledger
    {
        public bool Fails { get; set; }

        public int Effects { get; set; }
    }

    private sealed class Effect(Ledger ledger) : IJob
    {
        public string Kind => "effect";

        public Task RunAsync(string body, CancellationToken ct)
        {
            if (ledger.Fails)
            {
                throw new HttpRequestException();
            }

            ledger.Effects++;
            return Task.CompletedTask;
        }
    }
}
