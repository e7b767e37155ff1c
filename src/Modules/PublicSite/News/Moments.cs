using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.News;

/// <summary>A time of a day as people write it here.</summary>
internal static partial class Moments
{
    /// <summary>"14 ก.พ. 2569 08.30 น."</summary>
    public static string Write(DateTime utc)
    {
        var here = utc + Bangkok.Offset;
        return string.Create(CultureInfo.InvariantCulture, $"{ThaiDate.Short(DateOnly.FromDateTime(here))} {here.Hour:00}.{here.Minute:00} น.");
    }

    /// <summary>"8.30", "08:30", "๘.๓๐ น."; empty is the beginning of the working day.</summary>
    /// <returns>Null when it is no time.</returns>
    public static TimeOnly? Read(string text) =>
        string.IsNullOrWhiteSpace(text) ? new TimeOnly(8, 30)
        : Time().Match(ThaiDigits.ToArabic(text.Trim())) is { Success: true } found && Number(found.Groups[1]) is var hour and < 24 && Number(found.Groups[2]) is var minute and < 60
            ? new TimeOnly(hour, minute) : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([0-9]{1,2})[.:]([0-9]{2})( ?น\.?)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
