using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Prongsai.Platform;

/// <summary>
/// A node that starts while its database does not answer: it serves what it kept of the public pages and asks again until the schema could be
/// looked at. What is wrong with the schema itself still stops it.
/// </summary>
public sealed class Preparation(IServiceProvider services, TimeProvider clock, ILogger<Preparation> log)
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1), s_longest = TimeSpan.FromSeconds(15);

    private volatile bool _waiting;

    /// <summary>The database has not been seen yet: nothing but kept pages can be answered.</summary>
    public bool Waiting => _waiting;

    /// <summary>Prepares the database, now or as soon as it answers.</summary>
    /// <returns>Done when it is prepared, or when it does not answer and there is something to serve without it.</returns>
    /// <exception cref="System.Data.Common.DbException">It does not answer and nothing was ever kept, or the schema cannot be brought up to date.</exception>
    public async Task BeginAsync(CancellationToken ct)
    {
        if (!services.GetRequiredService<AgencyDirectory>().HasKept || await AnswersAsync(ct))
        {
            await Database.PrepareAsync(services, ct);
            return;
        }

        _waiting = true;
        log.LogError("The database does not answer: public pages are shown as they were last, everything else is refused until it does");
    }

    /// <summary>Asks again until it is prepared; returns at once when it is.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        for (var wait = s_first; _waiting; wait = wait * 2 < s_longest ? wait * 2 : s_longest)
        {
            await Task.Delay(wait, clock, ct);
            if (!await AnswersAsync(ct))
            {
                continue;
            }

            try
            {
                await Database.PrepareAsync(services, ct);
                services.GetRequiredService<AgencyDirectory>().Forget();
                _waiting = false;
                log.LogWarning("The database answers again; everything is open");
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                if (!await AnswersAsync(ct))
                {
                    log.LogWarning("The database went away again: {Type}", error.GetType().Name);
                    continue;
                }

                // It answers, and still the schema cannot be brought up to date: no waiting mends that.
                log.LogCritical(error, "The schema could not be brought up to date: stopping");
                Environment.ExitCode = 1;
                services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
                return;
            }
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            return true;
        }
        catch (Exception error) when (DatabaseDown.Says(error))
        {
            return false;
        }
    }
}
