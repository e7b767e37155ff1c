using Prongsai.Host;

namespace Prongsai.Site.Tests.Platform;

/// <summary>Two starts on one empty folder, and a start that was stopped while it filled the demo.</summary>
public sealed class DemoTurnTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-turn").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_second_start_waits_until_the_first_has_filled()
    {
        var first = await DemoTurn.TakeAsync(_folder, default);
        first.Begin();
        var second = DemoTurn.TakeAsync(_folder, default);
        await Task.Delay(500);
        Assert.False(second.IsCompleted);
        first.End();
        first.Dispose();
        using (var turn = await second)
        {
            Assert.False(turn.WasStopped);
        }

        Assert.False(DemoTurn.IsOpen(_folder));
    }

    [Fact]
    public async Task A_start_that_was_stopped_is_known_to_the_next()
    {
        using (var stopped = await DemoTurn.TakeAsync(_folder, default))
        {
            stopped.Begin();
        }

        Assert.True(DemoTurn.IsOpen(_folder));
        using var next = await DemoTurn.TakeAsync(_folder, default);
        Assert.True(next.WasStopped);
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        using var first = await DemoTurn.TakeAsync(_folder, default);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DemoTurn.TakeAsync(_folder, patience.Token));
    }
}
