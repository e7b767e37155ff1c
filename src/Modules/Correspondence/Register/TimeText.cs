using System.Globalization;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>Times of day as offices write them: "09.30 น.", "๙.๓๐", "09:30".</summary>
internal static class TimeText
{
    /// <returns>"09:30"; empty for an empty text; null when it is no time.</returns>
    public static string? Read(string text)
    {
        var plain = ThaiDigits.ToArabic(text).Replace("น.", "", StringComparison.Ordinal).Replace("น", "", StringComparison.Ordinal).Replace('.', ':').Trim();
        return plain.Length == 0 ? ""
            : plain.Length <= 5 && TimeOnly.TryParseExact(plain, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>"09.30 น."</summary>
    public static string Shown(string stored) =>
        TimeOnly.TryParseExact(stored, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? ThaiDate.Time(time) : "";
}
