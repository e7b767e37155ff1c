using System.ComponentModel.DataAnnotations;

namespace Prongsai.Platform;

/// <summary>Section "Prongsai:Telemetry". Checked at start.</summary>
public sealed class TelemetryOptions
{
    /// <summary>OpenTelemetry collector that takes metrics and traces, e.g. "http://127.0.0.1:4318"; empty: nothing leaves the process.</summary>
    [RegularExpression("https?://[^ /]{1,200}/?")]
    public string Collector { get; set; } = "";

    /// <summary>Seconds between two exports of metrics.</summary>
    [Range(1, 3600)]
    public int EverySeconds { get; set; } = 60;

    /// <summary>Per cent of requests and jobs that are traced.</summary>
    [Range(0, 100)]
    public double TracedPercent { get; set; } = 5;
}
