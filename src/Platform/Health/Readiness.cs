using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Prongsai.Platform;

/// <summary>What keeps a node from doing its work.</summary>
public enum HealthProblem
{
    /// <summary>The database took no write.</summary>
    Database,

    /// <summary>The volume of the files did not keep a file (written, fsynced, renamed).</summary>
    Files,

    /// <summary>Less of that volume is free than must be: no file from outside is taken.</summary>
    Disk,

    /// <summary>The clock is more than five minutes before the last thing that is known to have happened.</summary>
    Clock,

    /// <summary>Looking took longer than five seconds.</summary>
    Slow,
}

/// <summary>Whether this node can do its work: looked at when asked, at most once a second whoever asks and however often.</summary>
public sealed class Readiness(IServiceScopeFactory scopes, BlobVolume volume, TimeProvider clock, ILogger<Readiness> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(5), ClockMayBe = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Task<IReadOnlyList<HealthProblem>>? _look;
    private long _lookedAt;

    /// <returns>Empty: ready.</returns>
    public async Task<IReadOnlyList<HealthProblem>> ProblemsAsync(CancellationToken ct)
    {
        Task<IReadOnlyList<HealthProblem>> look;
        lock (_gate)
        {
            // A look that hangs is waited for by everybody: never a second one beside it.
            if (_look is null || (_look.IsCompleted && clock.GetElapsedTime(_lookedAt) >= Fresh))
            {
                (_lookedAt, _look) = (clock.GetTimestamp(), Task.Run(LookAsync, CancellationToken.None));
            }

            look = _look;
        }

        try
        {
            return await look.WaitAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            return [HealthProblem.Slow];
        }
    }

    private async Task<IReadOnlyList<HealthProblem>> LookAsync()
    {
        var problems = new List<HealthProblem>();
        try
        {
            if (await LastKnownAsync() - Now > ClockMayBe)
            {
                problems.Add(HealthProblem.Clock);
            }
        }
        catch (Exception error)
        {
            log.LogError("Not ready: the database took no write ({Type})", error.GetType().Name);
            problems.Add(HealthProblem.Database);
        }

        if (volume.Failed || !Keeps())
        {
            problems.Add(HealthProblem.Files);
        }

        if (volume.IsFull)
        {
            problems.Add(HealthProblem.Disk);
        }

        return problems;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Writes the heartbeat; returns the latest moment that the database knew of before.</summary>
    private async Task<DateTime> LastKnownAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<AppDb>();
        var last = await db.Set<Heartbeat>().AsNoTracking().Where(h => h.Id == Heartbeat.Only).Select(h => (DateTime?)h.BeatAt).SingleOrDefaultAsync();
        var next = last > Now ? last.Value : Now;
        if (await db.Set<Heartbeat>().Where(h => h.Id == Heartbeat.Only).ExecuteUpdateAsync(set => set.SetProperty(h => h.BeatAt, next)) == 0)
        {
            db.Add(new Heartbeat { BeatAt = next });
            await db.SaveChangesAsync();
        }

        // One agency stands for all: with ten thousand of them asking each would be work of its own.
        if (await services.GetRequiredService<AgencyDirectory>().AllAsync(default) is [{ } first, ..])
        {
            services.GetRequiredService<Tenant>().Set(first.Agency);
            var recorded = await db.Set<AuditEvent>().AsNoTracking().OrderByDescending(e => e.Number).Select(e => e.At).FirstOrDefaultAsync();
            if (recorded is not null && AuditEvent.Moment(recorded) is var moment && !(last > moment))
            {
                return moment;
            }
        }

        return last ?? Now;
    }

    private bool Keeps()
    {
        var final = Path.Combine(volume.Root, string.Create(CultureInfo.InvariantCulture, $".ready-{Environment.ProcessId}"));
        var temporary = final + ".part";
        try
        {
            Directory.CreateDirectory(volume.Root);
            File.Delete(final);
            File.WriteAllBytes(temporary, [1]);
            volume.Commit(temporary, final);
            File.Delete(final);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogError("Not ready: the volume of the files did not keep one ({Type})", error.GetType().Name);
            return false;
        }
    }
}
