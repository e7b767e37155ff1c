using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

public sealed class ThrottleTests
{
    [Fact]
    public void H154_A_failure_under_a_clock_that_ran_ahead_does_not_keep_somebody_out_until_then()
    {
        var clock = new Clock();
        using var throttle = new SignInThrottle(clock);
        for (var n = 0; n < 7; n++)
        {
            throttle.Failed("officer", "here");
        }

        Assert.Equal(TimeSpan.FromSeconds(8), throttle.Wait("officer", "here"));
        clock.Pass(-TimeSpan.FromDays(365));
        Assert.Equal(TimeSpan.Zero, throttle.Wait("officer", "here"));
        throttle.Failed("officer", "here");
        Assert.Equal(TimeSpan.FromSeconds(16), throttle.Wait("officer", "here"));
    }
}
