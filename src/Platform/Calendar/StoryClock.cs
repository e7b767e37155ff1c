namespace Prongsai.Platform.Calendar;

/// <summary>
/// The clock of an installation whose demo is being filled: while the story is told it may say the day of which it tells, so that a paper of two
/// years ago was signed two years ago. Only who fills a demo puts it in the place of the real one, and it tells nothing after <see cref="End"/>.
/// </summary>
public sealed class StoryClock(TimeProvider real) : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> _told = new();
    private volatile bool _over;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _over ? real.GetUtcNow() : _told.Value ?? real.GetUtcNow();

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);

    /// <summary>The time from here to the end of the asynchronous method that calls. With any other clock nothing happens: it stays the real time.</summary>
    /// <param name="clock">Of the installation.</param>
    /// <param name="utc">Null: the real time again.</param>
    public static void Tell(TimeProvider clock, DateTime? utc)
    {
        if (clock is StoryClock { _over: false } story)
        {
            story._told.Value = utc is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
        }
    }

    /// <summary>The story is told: from now on this is the real clock.</summary>
    public static void End(TimeProvider clock)
    {
        if (clock is StoryClock story)
        {
            story._over = true;
        }
    }
}
