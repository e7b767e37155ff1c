using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>Who stands in which line.</summary>
public enum Lane
{
    /// <summary>No line: what is ready in memory, and the health of the process.</summary>
    None,
    Public,
    Submit,
    Staff,
    Heavy,
}

/// <summary>
/// Places for requests, lane by lane: a crowd that reads takes no place from who sends something, neither from the office at work, and what is heavy
/// takes no place from what is light. One agency never fills a lane that others use too.
/// </summary>
public sealed class Lanes : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly Dictionary<Lane, PartitionedRateLimiter<Guid>> _lanes;
    private readonly LanesOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<Lanes> _log;
    private long _said;

    public Lanes(IOptions<LanesOptions> options, TimeProvider clock, ILogger<Lanes> log)
    {
        (_options, _clock, _log) = (options.Value, clock, log);
        _lanes = new()
        {
            [Lane.Public] = Of(_options.Public),
            [Lane.Submit] = Of(_options.Submit),
            [Lane.Staff] = Of(_options.Staff),
            [Lane.Heavy] = Of(_options.Heavy),
        };
    }

    public int RetryAfterSeconds => _options.RetryAfterSeconds;

    /// <summary>The lane of a request, from its method and path alone.</summary>
    public static Lane Of(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (reads && (Under(path, "/css") || Under(path, "/js") || Under(path, "/fonts") || path is "/icons.svg" or "/favicon.svg"))
        {
            return Lane.None;
        }

        if (Under(path, "/app"))
        {
            return IsHeavy(path) ? Lane.Heavy : Lane.Staff;
        }

        return Under(path, "/sign-in") || path is "/sign-out" ? Lane.Staff : reads ? Lane.Public : Lane.Submit;
    }

    /// <summary>Waits for a place. What comes back must be disposed.</summary>
    /// <returns>Not acquired: the lane and its line are full, or the wait was too long.</returns>
    public async ValueTask<RateLimitLease> EnterAsync(Lane lane, Guid agency, CancellationToken ct)
    {
        var limiter = _lanes[lane];
        var lease = limiter.AttemptAcquire(agency);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(_options.PatienceSeconds));
        try
        {
            lease = await limiter.AcquireAsync(agency, 1, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            lease = TurnedAway.Instance;
        }

        if (!lease.IsAcquired)
        {
            Tell(lane);
        }

        return lease;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes.Values)
        {
            await lane.DisposeAsync();
        }
    }

    // Once in a while: a log that grows with an attack is one.
    private void Tell(Lane lane)
    {
        var (now, said) = (_clock.GetTimestamp(), Interlocked.Read(ref _said));
        if ((said == 0 || _clock.GetElapsedTime(said, now) > Quiet) && Interlocked.CompareExchange(ref _said, now, said) == said)
        {
            _log.LogWarning("The lane {Lane} is full: requests are turned away with 503", lane);
        }
    }

    // Each limiter is made where it is asked for: one that was idle for a while is disposed of, and made again for whoever comes next.
    private PartitionedRateLimiter<Guid> Of(LaneSize size)
    {
        var (running, waiting) = (Math.Max(1, size.Running * _options.ShareOfOne / 100), size.Waiting * _options.ShareOfOne / 100);
        return PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<Guid, Guid>(agency => RateLimitPartition.Get(agency, _ => Limiter(running, waiting))),
            PartitionedRateLimiter.Create<Guid, int>(_ => RateLimitPartition.Get(0, _ => Limiter(size.Running, size.Waiting))));
    }

    private static RateLimiter Limiter(int running, int waiting) =>
        new ConcurrencyLimiter(new() { PermitLimit = running, QueueLimit = waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private static bool Under(string path, string folder) =>
        path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && (path.Length == folder.Length || path[folder.Length] == '/');

    /// <summary>By the end of the address, as every module names what it prints and exports.</summary>
    private static bool IsHeavy(string path)
    {
        var last = path[(path.LastIndexOf('/') + 1)..];
        return last.StartsWith("export", StringComparison.OrdinalIgnoreCase)
            || last.ToUpperInvariant() is "PRINT" or "PDF" or "DOCX" or "XLSX" or "ZIP"
            || Path.GetExtension(last).ToUpperInvariant() is ".PDF" or ".DOCX" or ".XLSX" or ".ZIP";
    }

    private sealed class TurnedAway : RateLimitLease
    {
        public static TurnedAway Instance { get; } = new();

        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
