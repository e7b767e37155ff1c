namespace Prongsai.Site.Tests;

/// <summary>A clock that stands still until a test moves it. Starts on Friday 20 November 2026, 09:00 in Bangkok (fiscal year 2570).</summary>
public sealed class Clock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;

    public void Be(DateOnly bangkokDay) => _now = new DateTimeOffset(bangkokDay.ToDateTime(new TimeOnly(9, 0)), TimeSpan.FromHours(7)).ToUniversalTime();
}
