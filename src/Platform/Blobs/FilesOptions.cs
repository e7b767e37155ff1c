using System.ComponentModel.DataAnnotations;

namespace Prongsai.Platform;

/// <summary>Section "Prongsai:Files" of the settings; checked at start.</summary>
public sealed class FilesOptions
{
    private const double Gb = 1024 * 1024 * 1024;

    /// <summary>GB that the files of an agency may take; what the office itself seals may take a tenth more.</summary>
    [Range(0.000_1, 1_000_000)]
    public double QuotaGb { get; set; } = 20;

    /// <summary>GB for single agencies, by the short name (slug).</summary>
    public Dictionary<string, double> QuotaGbOf { get; } = new(StringComparer.Ordinal);

    /// <summary>Files from outside are taken while at least this much of the volume is free; 0: until it is full.</summary>
    [Range(0, 90)]
    public int LeastFreePercent { get; set; } = 10;

    /// <summary>How long the virus scanner may take for one file.</summary>
    [Range(1, 120)]
    public int ScanSeconds { get; set; } = 20;

    /// <returns>Bytes.</returns>
    public long QuotaOf(string slug) => (long)(Gb * QuotaGbOf.GetValueOrDefault(slug, QuotaGb));
}
