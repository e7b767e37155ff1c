using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Prongsai.Platform;

/// <summary>Drains the queue: leases one row of each lane at a time, runs it in its agency, marks it done. Safe on many nodes.</summary>
public sealed class JobRunner(IServiceScopeFactory scopes, Preparation preparation, TimeProvider clock, ILogger<JobRunner> log) : BackgroundService
{
    /// <summary>About two weeks of tries: what failed because something was missing goes on when it is there.</summary>
    private const int MostAttempts = 340;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ClockMayBe = TimeSpan.FromMinutes(1);

    /// <summary>Runs everything that is due now; what tests and verbs call instead of waiting.</summary>
    /// <returns>How many rows were run.</returns>
    public async Task<int> DrainAsync(CancellationToken ct)
    {
        var count = 0;
        foreach (var lane in await LanesAsync())
        {
            count += await DrainAsync(lane, ct);
        }

        return count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Task.WhenAll((await LanesAsync()).Select(lane => KeepAtAsync(lane, stoppingToken)));

    /// <summary>The common lane first: it also sees to the rhythm.</summary>
    private async Task<IReadOnlyList<JobLane>> LanesAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetServices<IJob>().Where(j => j.Lane.Length > 0).ToList();
        return [new(own.Select(j => j.Kind).ToArray(), Only: false), .. own.GroupBy(j => j.Lane).Select(lane => new JobLane(lane.Select(j => j.Kind).ToArray(), Only: true))];
    }

    private async Task<int> DrainAsync(JobLane lane, CancellationToken ct)
    {
        var count = 0;
        while (await NextAsync(lane, ct) is { } job)
        {
            await RunAsync(job, ct);
            count++;
        }

        return count;
    }

    private async Task KeepAtAsync(JobLane lane, CancellationToken stoppingToken)
    {
        var rhythm = lane.Only;
        var last = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            // Before the work, not after: a server that has just started answers its first visitors first.
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (preparation.Waiting)
            {
                continue;
            }

            // A clock that was set back: what was queued before would wait for a time that was never right.
            var now = clock.GetUtcNow();
            rhythm &= lane.Only || now >= last - ClockMayBe;
            last = now;
            try
            {
                if (!rhythm)
                {
                    await RecurringJobs.EnsureAsync(scopes, stoppingToken);
                    rhythm = true;
                }

                await DrainAsync(lane, stoppingToken);
            }
            catch (Exception error) when (!(error is OperationCanceledException && stoppingToken.IsCancellationRequested))
            {
                log.LogError("The job queue could not be read: {Type}", error.GetType().Name);
            }
        }
    }

    private async Task<QueuedJob?> NextAsync(JobLane lane, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await TakeJob.NextAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), lane, clock.GetUtcNow().UtcDateTime, ct);
    }

    private async Task RunAsync(QueuedJob job, CancellationToken ct)
    {
        string? error = null;
        var started = clock.GetTimestamp();
        using var span = Signals.Source.StartActivity("job")?.SetTag("job.kind", job.Kind);
        try
        {
            await WorkAsync(job, ct);
        }
        catch (Exception failure) when (!(failure is OperationCanceledException && ct.IsCancellationRequested))
        {
            error = failure.GetType().Name;
            log.LogWarning("Job {Kind} {Id} failed at attempt {Attempt}: {Type}", job.Kind, job.Id, job.Attempts, error);
        }

        Signals.Ran(job.Kind, error is null, clock.GetElapsedTime(started));
        await EndAsync(job, error, ct);
    }

    private async Task WorkAsync(QueuedJob job, CancellationToken ct)
    {
        JobHold.Current = new(job.Id, job.Attempts);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var kept = KeepLeaseAsync(job, over.Token);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await SetAgencyAsync(scope.ServiceProvider, job.ForAgency, ct);
            await DeliverAsync(scope.ServiceProvider, job, ct);
        }
        finally
        {
            await over.CancelAsync();
            await kept;
        }
    }

    private async Task EndAsync(QueuedJob job, string? error, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var tries = job.Attempts - job.Spared;
        var due = error is null ? job.DueAt : now + TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(3, Math.Min(10, tries))));
        DateTime? aside = error is not null && tries >= MostAttempts ? now : null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Only who holds the row ends it: one that lost its lease has been run by another, who queues what comes next.
        var mine = await db.Set<QueuedJob>().Where(j => j.Id == job.Id && j.Attempts == job.Attempts && j.DoneAt == null).ExecuteUpdateAsync(
            j => j.SetProperty(x => x.DoneAt, error is null ? now : null).SetProperty(x => x.Error, error)
                .SetProperty(x => x.LeasedUntil, (DateTime?)null).SetProperty(x => x.DueAt, due).SetProperty(x => x.AsideAt, aside),
            ct) == 1;
        // What has a rhythm goes on with the next time also when this one is given up.
        if (mine && (error is null || aside is not null) && scope.ServiceProvider.GetServices<IJob>().SingleOrDefault(j => j.Kind == job.Kind)?.Every is { } every)
        {
            db.Add(QueuedJob.Of(job.Kind, job.Body, job.ForAgency, now + every));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <summary>As long as a job runs, nobody else takes it.</summary>
    private async Task KeepLeaseAsync(QueuedJob job, CancellationToken over)
    {
        while (true)
        {
            await Task.Delay(TakeJob.Lease / 3, clock, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (over.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var until = clock.GetUtcNow().UtcDateTime + TakeJob.Lease;
                await scope.ServiceProvider.GetRequiredService<AppDb>().Set<QueuedJob>().Where(j => j.Id == job.Id && j.Attempts == job.Attempts && j.DoneAt == null)
                    .ExecuteUpdateAsync(j => j.SetProperty(x => x.LeasedUntil, until), CancellationToken.None);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The work itself has not failed; the next third of the lease is another chance.
                log.LogWarning("The lease of job {Kind} {Id} could not be kept: {Type}", job.Kind, job.Id, failure.GetType().Name);
            }
        }
    }

    private static async Task SetAgencyAsync(IServiceProvider services, Guid? agency, CancellationToken ct)
    {
        if (agency is { } id && (await services.GetRequiredService<AgencyDirectory>().AllAsync(ct)).FirstOrDefault(a => a.Agency.Id == id) is { } entry)
        {
            services.GetRequiredService<Tenant>().Set(entry.Agency);
        }
    }

    private static async Task DeliverAsync(IServiceProvider services, QueuedJob job, CancellationToken ct)
    {
        if (!job.Kind.StartsWith("event:", StringComparison.Ordinal))
        {
            await services.GetServices<IJob>().Single(j => j.Kind == job.Kind).RunAsync(job.Body, ct);
            return;
        }

        var type = services.GetRequiredService<EventTypes>().ByName(job.Kind["event:".Length..]);
        var fact = JsonSerializer.Deserialize(job.Body, type, Json.Options)!;
        var handlerType = typeof(IHandle<>).MakeGenericType(type);
        foreach (var handler in services.GetServices(handlerType))
        {
            await (Task)handlerType.GetMethod(nameof(IHandle<IEvent>.HandleAsync))!.Invoke(handler, [fact, ct])!;
        }
    }
}

/// <summary>Full name of an event to its type, over all modules.</summary>
public sealed class EventTypes(IEnumerable<IModule> modules)
{
    private readonly Dictionary<string, Type> _types = modules.SelectMany(m => m.GetType().Assembly.GetTypes())
        .Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IEvent))).ToDictionary(t => t.FullName!);

    public Type ByName(string name) => _types[name];
}
