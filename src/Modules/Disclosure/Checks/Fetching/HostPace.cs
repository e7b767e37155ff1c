namespace Prongsai.Disclosure.Checks.Fetching;

/// <summary>One request to a host every two seconds, whoever asks: nobody's server is hammered, and nobody's network is mapped through us.</summary>
internal sealed class HostPace(TimeProvider clock)
{
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(2);
    private const int MostHosts = 10_000;
    private readonly Lock turn = new();
    private readonly Dictionary<string, long> next = new(StringComparer.OrdinalIgnoreCase);

    public async Task WaitAsync(string host, CancellationToken ct)
    {
        var wait = Take(host);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>Takes the next place of the host's line.</summary>
    /// <returns>How long until it comes.</returns>
    public TimeSpan Take(string host)
    {
        lock (turn)
        {
            var now = clock.GetTimestamp();
            var step = (long)(Between.TotalSeconds * clock.TimestampFrequency);
            if (next.Count >= MostHosts)
            {
                foreach (var past in next.Where(n => n.Value <= now).Select(n => n.Key).ToList())
                {
                    next.Remove(past);
                }
            }

            var at = Math.Max(now, next.GetValueOrDefault(host, now));
            next[host] = at + step;
            return clock.GetElapsedTime(now, at);
        }
    }
}
