using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>A running server hears of agencies that the command line or another node opened, suspended or archived.</summary>
internal sealed class AgencyWatch(AgencyDirectory directory, Preparation preparation, IOptions<PlatformOptions> options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.WatchSeconds == 0)
        {
            return;
        }

        using var rhythm = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.WatchSeconds), clock);
        while (await rhythm.WaitForNextTickAsync(stoppingToken))
        {
            if (!preparation.Waiting)
            {
                await directory.LookAgainAsync(stoppingToken);
            }
        }
    }
}
