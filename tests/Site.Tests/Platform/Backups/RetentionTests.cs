using Prongsai.Platform.Backups;

namespace Prongsai.Site.Tests.Platform.Backups;

public sealed class RetentionTests : IDisposable
{
    private static readonly DateTime Today = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-kept-").FullName;

    [Fact]
    public async Task What_is_old_goes_when_a_newer_good_one_lies_beside_it() =>
        Assert.Equal(["good-40", "bad-50"], await PruneAsync(Run("good-1", 1), Run("good-34", 34), Run("good-40", 40), Run("bad-50", 50, "backup.unlike")));

    [Fact]
    public async Task The_last_good_one_is_never_removed_however_old_it_is() =>
        Assert.Equal(["good-90"], await PruneAsync(Run("bad-1", 1, "backup.files-lost"), Run("bad-36", 36, "backup.unlike"), Run("good-80", 80), Run("good-90", 90)));

    [Fact]
    public async Task Nothing_goes_when_none_is_good() => Assert.Empty(await PruneAsync(Run("bad-1", 1, "backup.unlike"), Run("killed-60", 60, "")));

    [Fact]
    public async Task A_good_one_that_is_not_there_any_more_does_not_count()
    {
        var gone = Run("good-1", 1);
        File.Delete(Path.Combine(_folder, gone.File));
        Assert.Empty(await PruneAsync(gone, Run("good-40", 40)));
    }

    [Fact]
    public async Task Files_that_we_did_not_make_are_left_alone()
    {
        File.WriteAllText(Path.Combine(_folder, "prongsai-20200101-000000Z.bak"), "of another installation");
        await PruneAsync(Run("good-1", 1), Run("good-40", 40));
        Assert.True(File.Exists(Path.Combine(_folder, "prongsai-20200101-000000Z.bak")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<IReadOnlyList<string>> PruneAsync(params BackupRun[] runs)
    {
        var gone = await BackupFiles.PruneAsync(new FolderPlace(_folder), runs, Today.AddDays(-35), TestContext.Current.CancellationToken);
        Assert.All(runs.Where(r => gone.Contains(r.File)), r => Assert.False(File.Exists(Path.Combine(_folder, r.File))));
        return gone;
    }

    private BackupRun Run(string name, int days, string outcome = BackupRun.Done)
    {
        File.WriteAllText(Path.Combine(_folder, name), "");
        return new() { Kind = BackupKind.Backup, StartedAt = Today.AddDays(-days), Folder = _folder, File = name, Outcome = outcome };
    }
}
