using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

[Trait("engine", "each")]
public class JobTests
{
    [Fact]
    public async Task A_job_runs_once_in_the_agency_that_queued_it()
    {
        await using var site = await StartAsync();
        await QueueAsync(site, "note", "one");
        await DrainAsync(site);
        Assert.Equal(["tuayang: \"one\""], Notes(site).Said);
        Assert.Equal(0, await DrainAsync(site));
    }

    [Fact]
    public async Task The_product_works_through_its_queue_by_itself()
    {
        await using var site = await StartAsync(works: true);
        await QueueAsync(site, "note", "alone");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Notes(site).Said.IsEmpty)
        {
            await Task.Delay(50, limit.Token);
        }

        Assert.Equal(["tuayang: \"alone\""], Notes(site).Said);
    }

    [Fact]
    public async Task Nothing_is_queued_when_the_work_was_not_saved()
    {
        await using var site = await StartAsync();
        await site.InAgencyAsync("tuayang", s =>
        {
            s.GetRequiredService<AppDb>().Enqueue("note", "never");
            return Task.CompletedTask;
        });
        await DrainAsync(site);
        Assert.Empty(Notes(site).Said);
    }

    [Fact]
    public async Task A_failing_job_waits_longer_each_time_an_hour_at_most_and_rests_after_two_weeks()
    {
        await using var site = await StartAsync();
        await QueueAsync(site, "fails", "x");
        await DrainAsync(site);
        Assert.Equal(0, await DrainAsync(site));
        for (var i = 0; i < 12; i++)
        {
            site.Clock.Pass(TimeSpan.FromHours(1));
            Assert.Equal(1, await DrainAsync(site));
        }

        var job = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().SingleAsync(j => j.Kind == "fails"));
        Assert.Equal((13, "FormatException", null), (job.Attempts, job.Error, job.DoneAt));
        Assert.InRange(job.DueAt - site.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));

        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().Where(j => j.Kind == "fails").ExecuteUpdateAsync(j => j.SetProperty(x => x.Attempts, 339)));
        site.Clock.Pass(TimeSpan.FromHours(1));
        Assert.Equal(1, await DrainAsync(site));
        site.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await DrainAsync(site));
        var rests = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().AsNoTracking().SingleAsync(j => j.Kind == "fails"));
        Assert.NotNull(rests.AsideAt);
        Assert.Null(rests.AsideBy);
    }

    [Fact]
    public async Task H155_Who_was_away_while_another_took_the_job_writes_nothing()
    {
        await using var site = await StartAsync();
        await QueueAsync(site, "writes", "x");
        var away = DrainAsync(site);
        await Notes(site).Begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        site.Clock.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(1, await DrainAsync(site));
        Notes(site).Released.SetResult();
        Assert.Equal(1, await away);
        var written = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AsNoTracking().Where(e => e.Code == "test.wrote").ToListAsync());
        Assert.Equal("2", Assert.Single(written).Subject);
        var job = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().AsNoTracking().SingleAsync(j => j.Kind == "writes"));
        Assert.Equal((2, null, true), (job.Attempts, job.Error, job.DoneAt is not null));
    }

    [Fact]
    public async Task H164_Many_jobs_of_one_agency_do_not_hold_up_the_one_of_another()
    {
        await using var site = await StartAsync();
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            for (var i = 0; i < 10_000; i++)
            {
                db.Enqueue("note", i);
            }

            await db.SaveChangesAsync();
        });
        await QueueAsync(site, "note", "the other", "sommut");
        using var stop = new CancellationTokenSource();
        Notes(site).Heard = said =>
        {
            if (said.StartsWith("sommut", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Services.GetRequiredService<JobRunner>().DrainAsync(stop.Token));
        Assert.InRange(Notes(site).Said.Count, 1, 3);
    }

    [Fact]
    public async Task A_job_with_a_rhythm_has_one_successor_also_when_two_runners_ran_it()
    {
        await using var site = await StartAsync();
        await QueueAsync(site, "again", "x");
        await DrainAsync(site);
        // A runner that lost its lease and comes back late: the row is done by another.
        var jobs = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<QueuedJob>().AsNoTracking().Where(j => j.Kind == "again").OrderBy(j => j.DueAt).ToListAsync());
        Assert.Equal(2, jobs.Count);
        Assert.NotNull(jobs[0].DoneAt);
        Assert.Null(jobs[1].DoneAt);
        Assert.InRange(jobs[1].DueAt - site.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task H154_A_clock_that_was_a_year_ahead_and_is_right_again_stops_neither_the_rhythm_nor_what_was_told_meanwhile()
    {
        await using var site = await StartAsync();
        site.Clock.Pass(TimeSpan.FromDays(365));
        await QueueAsync(site, "again", "x");
        await DrainAsync(site);
        await site.InAgencyAsync("tuayang", async s =>
        {
            s.GetRequiredService<AppDb>().Raise(new Prongsai.Agency.Contracts.OfficeChanged());
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
        });
        site.Clock.Pass(TimeSpan.FromDays(-365));
        Assert.Equal(0, await DrainAsync(site));
        await RecurringJobs.EnsureAsync(site.Services.GetRequiredService<IServiceScopeFactory>(), default);
        await DrainAsync(site);
        var (now, open) = (site.Clock.GetUtcNow().UtcDateTime, await site.InAgencyAsync("tuayang", s =>
            s.GetRequiredService<AppDb>().Set<QueuedJob>().AsNoTracking().Where(j => j.DoneAt == null).ToListAsync()));
        Assert.Contains(open, j => j.Kind == "again");
        Assert.DoesNotContain(open, j => j.Kind.StartsWith("event:", StringComparison.Ordinal));
        Assert.All(open, j => Assert.True(j.DueAt < now.AddDays(40), $"{j.Kind} waits until {j.DueAt:s}"));
    }

    [Fact]
    public async Task Work_that_waits_for_strangers_holds_nobody_up()
    {
        await using var site = await StartAsync();
        await QueueAsync(site, "waits", "x");
        var waiting = DrainAsync(site);
        await Notes(site).Begun.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await QueueAsync(site, "note", "meanwhile");
        while (Notes(site).Said.IsEmpty)
        {
            await DrainAsync(site);
        }

        Assert.False(waiting.IsCompleted);
        Notes(site).Released.SetResult();
        Assert.Equal(1, await waiting);
    }

    [Fact]
    public async Task Many_runners_never_do_one_job_twice()
    {
        await using var site = await StartAsync();
        for (var i = 0; i < 20; i++)
        {
            await QueueAsync(site, "note", $"n{i}");
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync(site)));
        Assert.Equal(20, Notes(site).Said.Count);
    }

    private static Task<Site> StartAsync(bool works = false) => Site.StartAsync(works: works, services: services =>
    {
        services.AddSingleton<NoteBook>();
        services.AddScoped<IJob, Note>();
        services.AddScoped<IJob, Fails>();
        services.AddScoped<IJob, Again>();
        services.AddScoped<IJob, Waits>();
        services.AddScoped<IJob, Writes>();
    });

    private static Task QueueAsync(Site site, string kind, string body, string agency = "tuayang") => site.InAgencyAsync(agency, async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        db.Enqueue(kind, body);
        await db.SaveChangesAsync();
    });

    private static Task<int> DrainAsync(Site site) => site.Services.GetRequiredService<JobRunner>().DrainAsync(default);

    private static NoteBook Notes(Site site) => site.Services.GetRequiredService<NoteBook>();

    private sealed class NoteBook
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Said { get; } = new();

        public Action<string> Heard { get; set; } = _ => { };

        public int Writers;

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Note(NoteBook book, Tenant tenant) : IJob
    {
        public string Kind => "note";

        public Task RunAsync(string body, CancellationToken ct)
        {
            book.Said.Enqueue($"{tenant.Agency.Slug}: {body}");
            book.Heard(tenant.Agency.Slug);
            return Task.CompletedTask;
        }
    }

    private sealed class Waits(NoteBook book) : IJob
    {
        public string Kind => "waits";

        public string Lane => "strangers";

        public async Task RunAsync(string body, CancellationToken ct)
        {
            book.Begun.TrySetResult();
            await book.Released.Task;
        }
    }

    /// <summary>The first to come is away for a while before it writes.</summary>
    private sealed class Writes(NoteBook book, AppDb db) : IJob
    {
        public string Kind => "writes";

        public async Task RunAsync(string body, CancellationToken ct)
        {
            var turn = Interlocked.Increment(ref book.Writers);
            if (turn == 1)
            {
                book.Begun.TrySetResult();
                await book.Released.Task;
            }

            db.Record("test.wrote", turn.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await db.SaveChangesAsync(ct);
        }
    }

    private sealed class Again : IJob
    {
        public string Kind => "again";

        public TimeSpan? Every => TimeSpan.FromHours(1);

        public Task RunAsync(string body, CancellationToken ct) => Task.CompletedTask;
    }

    private sealed class Fails : IJob
    {
        public string Kind => "fails";

        public Task RunAsync(string body, CancellationToken ct) => throw new FormatException();
    }
}
