namespace Prongsai.Platform;

/// <summary>The calendar day where the office is; Thailand has kept UTC+7 without daylight saving since 1920.</summary>
public static class Bangkok
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly Today(TimeProvider clock) => DateOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>UTC of a time of a day here.</summary>
    public static DateTime At(DateOnly day, int hour, int minute) => DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(hour, minute)) - Offset, DateTimeKind.Utc);

    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(utc + Offset);
}
