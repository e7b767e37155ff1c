using System.Text.Json.Serialization;

namespace Prongsai.Platform.Calendar;

/// <summary>One day on which government offices are closed.</summary>
/// <param name="Date">Gregorian.</param>
/// <param name="Name">Thai, e.g. "วันสงกรานต์".</param>
/// <param name="Kind">fixed: the same date every year; lunar: by the moon; substitute: the working day given for one on a weekend; special: by one decision of the cabinet.</param>
/// <param name="Source">What makes it a holiday.</param>
/// <param name="Mark">How sure the data is: A certain, R follows from a rule, G to be confirmed.</param>
public sealed record Holiday(
    [property: JsonRequired] DateOnly Date,
    [property: JsonRequired] string Name,
    [property: JsonRequired] HolidayKind Kind,
    [property: JsonRequired] string Source,
    [property: JsonRequired] HolidayMark Mark);

public enum HolidayKind
{
    Fixed,
    Lunar,
    Substitute,
    Special,
}

public enum HolidayMark
{
    A,
    R,
    G,
}
