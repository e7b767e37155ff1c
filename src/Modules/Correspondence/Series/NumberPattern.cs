using System.Globalization;

namespace Prongsai.Correspondence;

/// <summary>How numbers are written. A short list: the regulation leaves no more room.</summary>
internal static class NumberPattern
{
    public const string Prefixed = "{prefix}/{n}";
    public const string Circular = "{prefix}/ว {n}";
    public const string OfYear = "{n}/{year}";
    public const string Meeting = "ครั้งที่ {n}/{year}";
    public const string Plain = "{n}";

    public static IReadOnlyList<string> All { get; } = [Prefixed, Circular, OfYear, Meeting, Plain];

    public static string Usual(RegisterKind kind) => kind switch
    {
        RegisterKind.Letter or RegisterKind.Memo => Prefixed,
        RegisterKind.Circular => Circular,
        RegisterKind.Minutes => Meeting,
        RegisterKind.Incoming => Plain,
        _ => OfYear,
    };

    public static bool NeedsPrefix(string pattern) => pattern.Contains("{prefix}", StringComparison.Ordinal);

    public static string Write(string pattern, string prefix, int running, int year) => pattern
        .Replace("{n}", running.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{prefix}", prefix, StringComparison.Ordinal);
}
