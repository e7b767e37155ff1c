using Microsoft.Extensions.Options;
using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Site.Tests.Platform.Backups;

public sealed class BackupKeysTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("prongsai-keys-").FullName;
    private readonly BackupKeys _keys;

    public BackupKeysTests() => _keys = new(Options.Create(new PlatformOptions { Data = _data }));

    [Fact]
    public void The_key_is_made_once_kept_and_shown_once()
    {
        Assert.Null(_keys.Current);
        var key = _keys.Ensure();
        Assert.Equal((key.Id, key.Id, false), (_keys.Ensure().Id, _keys.Current!.Id, _keys.IsShown));
        Assert.Equal(key.Id, _keys.Show().Value?.Id);
        Assert.True(_keys.IsShown);
        Assert.Equal("backup.key-shown", _keys.Show().Refusal?.Code);
    }

    [Fact]
    public void A_new_key_is_shown_again_and_the_former_still_opens_what_it_sealed()
    {
        var former = _keys.Show().Value!;
        var next = _keys.Renew();
        Assert.NotEqual(former.Id, next.Id);
        Assert.Equal((next.Id, false), (_keys.Current!.Id, _keys.IsShown));
        Assert.Equal(next.Id, _keys.Show().Value?.Id);
        Assert.Equal((former.Id, next.Id, null), (_keys.ById(former.Id)?.Id, _keys.ById(next.Id)?.Id, _keys.ById("0000000000000000")?.Id));
    }

    [Fact]
    public async Task Two_that_make_it_at_once_have_one_key()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _keys.Ensure().Id)));
        Assert.Single(all.Distinct());
        var shown = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _keys.Show().Done)));
        Assert.Single(shown, done => done);
    }

    [Fact]
    public void Nobody_but_the_service_may_read_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps rights otherwise");
        _keys.Show();
#pragma warning disable CA1416 // looked at above
        Assert.All(Directory.EnumerateFiles(_data, "*", SearchOption.AllDirectories), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(f)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(_data, "keys")));
#pragma warning restore CA1416
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);
}
