using System.Reflection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Prongsai.Platform;

/// <summary>Sends metrics and spans to the collector that the settings name; without one there is nothing here.</summary>
internal sealed class TelemetryExport(IOptions<TelemetryOptions> options) : IHostedService, IDisposable
{
    private MeterProvider? _metrics;
    private TracerProvider? _traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        if (settings.Collector.Length == 0)
        {
            return Task.CompletedTask;
        }

        var version = Assembly.GetEntryAssembly()?.GetName().Version?.ToString(3) ?? "";
        var us = ResourceBuilder.CreateEmpty().AddService("prongsai", serviceVersion: version);
        // Only our own meter and spans, and the runtime's figures: what frameworks tell may hold addresses and texts.
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(us).AddMeter(Signals.Name).AddMeter("System.Runtime").AddOtlpExporter((to, reader) =>
        {
            To(to, settings.Collector, "v1/metrics");
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = settings.EverySeconds * 1000;
        }).Build();
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(us).AddSource(Signals.Name).SetSampler(new TraceIdRatioBasedSampler(settings.TracedPercent / 100))
            .AddOtlpExporter(to => To(to, settings.Collector, "v1/traces")).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _metrics?.Shutdown(2_000);
        _traces?.Shutdown(2_000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _metrics?.Dispose();
        _traces?.Dispose();
    }

    private static void To(OtlpExporterOptions to, string collector, string path) =>
        (to.Protocol, to.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(new Uri(collector.TrimEnd('/') + "/"), path));
}
