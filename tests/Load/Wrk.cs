using System.Globalization;
using System.Text.RegularExpressions;

namespace Prongsai.Load;

/// <summary>Requests a second by wrk; null when it is not installed.</summary>
internal static partial class Wrk
{
    public const int Visitors = 32;
    private static readonly TimeSpan s_spell = TimeSpan.FromSeconds(8);

    public static string? Program { get; } = Measure.Program("wrk");

    /// <param name="script">Lua file that makes the requests.</param>
    public static async Task<double> AskAsync(Uri address, string? script = null)
    {
        string[] given = ["-t1", $"-c{Visitors}", "-H", "Accept-Encoding: gzip", .. script is null ? (string[])[] : ["-s", script], address.AbsoluteUri];
        await Measure.RunAsync(Program!, ["-d2s", .. given]);
        var said = await Measure.RunAsync(Program!, [$"-d{s_spell.TotalSeconds}s", .. given]);
        if (said.Contains("Non-2xx", StringComparison.Ordinal))
        {
            Console.WriteLine("    some answers were errors:\n" + said);
        }

        return double.Parse(PerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PerSecond();
}
