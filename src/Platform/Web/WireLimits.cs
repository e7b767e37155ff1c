using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Prongsai.Platform;

/// <summary>Section "Prongsai:Limits": what one connection may take, and how long it may take its time. Checked at start.</summary>
public sealed class WireLimits
{
    /// <summary>Open at once; one more is closed.</summary>
    [Range(1, 100_000)]
    public int Connections { get; set; } = 1_000;

    /// <summary>For the whole head of a request to arrive.</summary>
    [Range(0.5, 120)]
    public double HeaderSeconds { get; set; } = 10;

    /// <summary>A connection without a request.</summary>
    [Range(1, 600)]
    public double IdleSeconds { get; set; } = 60;

    /// <summary>Bytes a second of a body that comes; slower is cut.</summary>
    [Range(1, 1_000_000)]
    public double SlowestBytes { get; set; } = 240;

    /// <summary>Bytes a second of an answer that goes; slower is cut. What the system's buffers took at once counts as time that was won, so the floor is higher.</summary>
    [Range(1, 10_000_000)]
    public double SlowestAnswerBytes { get; set; } = 2_400;

    /// <summary>May be slower for so long.</summary>
    [Range(1.1, 120)]
    public double SlowSeconds { get; set; } = 5;

    /// <summary>Requests at once on one HTTP/2 connection.</summary>
    [Range(1, 1_000)]
    public int Streams { get; set; } = 50;

    /// <summary>What the runtime, its libraries, the database and files that are read hold open beside the connections.</summary>
    private const int Kept = 700;

    /// <summary>
    /// As many connections as the process may still open: a runtime that finds no descriptor stops with "Out of memory", and any visitor could bring it
    /// there by holding connections.
    /// </summary>
    /// <param name="descriptors">The limit of the process; null where there is none to be read.</param>
    internal int ConnectionsWithin(int? descriptors) => descriptors is { } limit ? Math.Min(Connections, Math.Max(20, limit - Kept)) : Connections;

    internal void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = limits.MaxConcurrentUpgradedConnections = ConnectionsWithin(Descriptors());
        limits.MaxRequestBodySize = 512 * 1024;
        limits.MaxRequestHeaderCount = 100;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(HeaderSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(IdleSeconds);
        limits.MinRequestBodyDataRate = new(SlowestBytes, TimeSpan.FromSeconds(SlowSeconds));
        limits.MinResponseDataRate = new(SlowestAnswerBytes, TimeSpan.FromSeconds(SlowSeconds));
        limits.Http2.MaxStreamsPerConnection = Streams;
        // What a proxy keeps open to us for others is asked whether it still lives.
        limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(30);
    }

    /// <summary>"Max open files  1024  524288  files": the first is what holds now.</summary>
    private static int? Descriptors()
    {
        const string line = "Max open files";
        var found = OperatingSystem.IsLinux() ? File.ReadLines("/proc/self/limits").FirstOrDefault(l => l.StartsWith(line, StringComparison.Ordinal)) : null;
        return int.TryParse(found?[line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
