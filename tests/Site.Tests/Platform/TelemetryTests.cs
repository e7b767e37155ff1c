using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>What is told about the product to those who watch over machines holds nothing about people.</summary>
public sealed class TelemetryTests
{
    private const string Person = "สมหญิงกานารี", National = "1101700230708", Password = "kanarie-wachtwoord-9911", Token = "KANARIETOKEN77", Broken = "kanarie-in-an-exception";

    [Fact]
    public async Task A_days_use_leaves_no_name_no_number_no_password_and_no_token_in_logs_traces_and_metrics()
    {
        var seen = new ConcurrentQueue<string>();
        using var metrics = Listen(seen);
        using var spans = Trace(seen);
        await using var site = await Site.StartAsync(services: s =>
        {
            s.AddSingleton<ILoggerProvider>(new Listener(seen));
            s.AddScoped<IJob, BreaksWithWords>();
        });
        var visitor = site.NewClient("localhost");
        var form = await Screen.ReadAsync(visitor, await visitor.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        await form.SubmitAsync(("ชื่อผู้ใช้", Person), ("รหัสผ่าน", Password));
        using (var traced = new HttpRequestMessage(HttpMethod.Get, $"/search?q={National}") { Headers = { { "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" }, { "tracestate", "who=" + Token }, { "baggage", "who=" + Token } } })
        {
            traced.Headers.UserAgent.Add(new ProductInfoHeaderValue(Token, "1"));
            await visitor.SendAsync(traced);
        }

        await visitor.GetAsync(new Uri($"/no-such/{Token}", UriKind.Relative));
        await visitor.GetAsync(new Uri($"/app/papers/versions/{Guid.CreateVersion7()}/pdf?token={Token}", UriKind.Relative));
        using (var odd = new HttpRequestMessage(new HttpMethod(Token), "/"))
        {
            await visitor.SendAsync(odd);
        }

        var users = await site.OpenAsync("/app/settings/users", Role.Administrator);
        await users.SubmitAsync(("ชื่อ-นามสกุล", Person), ("ชื่อผู้ใช้", "kanarie"));
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Enqueue("breaks", new { Person, National });
            await db.SaveChangesAsync();
        });
        await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        Assert.Contains(seen, line => line.Contains("prongsai.request.duration", StringComparison.Ordinal) && line.Contains("/app/settings/users", StringComparison.Ordinal));
        Assert.Contains(seen, line => line.Contains("prongsai.job.duration", StringComparison.Ordinal) && line.Contains("breaks", StringComparison.Ordinal));
        Assert.Contains(seen, line => line.StartsWith("span request", StringComparison.Ordinal));
        Assert.Contains(seen, line => line.StartsWith("log", StringComparison.Ordinal) && line.Contains("Job breaks", StringComparison.Ordinal));
        foreach (var secret in (string[])[Person, National, Password, Token, Broken, "0af7651916cd43dd8448eb211c80319c"])
        {
            Assert.DoesNotContain(seen, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase) || line.Contains(Uri.EscapeDataString(secret), StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task An_incident_is_logged_with_its_places_and_without_its_words()
    {
        var seen = new ConcurrentQueue<string>();
        await using var site = await Site.StartAsync(services: s =>
        {
            s.AddSingleton<ILoggerProvider>(new Listener(seen));
            s.AddScoped<ITodaySource, Breaks>();
        });
        Assert.Equal(500, (await site.OpenAsync("/app/2570", Role.Officer)).Status);
        var log = seen.First(line => line.Contains("Incident", StringComparison.Ordinal));
        Assert.Contains("System.FormatException", log, StringComparison.Ordinal);
        Assert.Contains(nameof(Breaks), log, StringComparison.Ordinal);
        Assert.Contains("/app/{year", log, StringComparison.Ordinal);
        Assert.DoesNotContain(seen, line => line.Contains(Broken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_go_to_the_collector_that_is_set()
    {
        using var collector = new TcpListener(System.Net.IPAddress.Loopback, 0);
        collector.Start();
        await using var site = await Site.StartAsync(services: s => s.PostConfigure<TelemetryOptions>(o =>
            (o.Collector, o.EverySeconds, o.TracedPercent) = ($"http://127.0.0.1:{((System.Net.IPEndPoint)collector.LocalEndpoint).Port}", 1, 100)));
        await site.OpenAsync("/");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = await collector.AcceptTcpClientAsync(limit.Token);
        using var reader = new StreamReader(client.GetStream());
        Assert.Contains(await reader.ReadLineAsync(limit.Token), (string[])["POST /v1/metrics HTTP/1.1", "POST /v1/traces HTTP/1.1"]);
    }

    private static MeterListener Listen(ConcurrentQueue<string> seen)
    {
        var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == Signals.Name) { l.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"metric {instrument.Name} {Words(tags)}"));
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => seen.Enqueue($"metric {instrument.Name} {Words(tags)}"));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => seen.Enqueue($"metric {instrument.Name} {Words(tags)}"));
        listener.Start();
        return listener;
    }

    private static ActivityListener Trace(ConcurrentQueue<string> seen)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Signals.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => seen.Enqueue($"span {a.OperationName} {a.TraceId} {a.ParentSpanId} {a.TraceStateString} {Words(a.TagObjects.ToArray())} {string.Join(' ', a.Baggage)} {string.Join(' ', a.Events.Select(e => e.Name))}"),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static string Words(ReadOnlySpan<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));

    private sealed class Listener(ConcurrentQueue<string> seen) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            seen.Enqueue($"log {logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }

    private sealed class BreaksWithWords : IJob
    {
        public string Kind => "breaks";

        public Task RunAsync(string body, CancellationToken ct) => throw new FormatException($"{Broken} {body}");
    }

    private sealed class Breaks : ITodaySource
    {
        public Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct) => throw new FormatException(Broken);
    }
}
