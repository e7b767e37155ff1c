using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Prongsai.Platform.Backups;

namespace Prongsai.Site.Tests.Platform.Backups;

public sealed class S3PlaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-s3-").FullName;

    [Theory]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData(20 * 1024 * 1024)]
    public async Task A_backup_goes_there_whole_or_in_parts_and_comes_back_equal(int length)
    {
        await using var storage = await ObjectStorage.StartAsync();
        using var place = Of(storage);
        var file = File("prongsai-20261121-190000Z.bak", length);
        await place.KeepAsync(file, Ct);
        Assert.Equal(["/vault/office/a/prongsai-20261121-190000Z.bak"], storage.Objects.Keys);

        var back = await place.FetchAsync(Path.GetFileName(file), Directory.CreateDirectory(Path.Combine(_folder, "back")).FullName, Ct);
        Assert.Equal(await BackupFiles.HashAsync(file, Ct), await BackupFiles.HashAsync(back, Ct));
        Assert.Equal([Path.GetFileName(file)], Directory.EnumerateFiles(Path.GetDirectoryName(back)!).Select(f => Path.GetFileName(f)));
    }

    [Fact]
    public async Task A_copy_that_is_not_what_was_copied_does_not_stay()
    {
        await using var storage = await ObjectStorage.StartAsync();
        storage.Forgets = true;
        using var place = Of(storage);
        await Assert.ThrowsAsync<IOException>(() => place.KeepAsync(File("one.bak", 1_000), Ct));
        Assert.Empty(storage.Objects);
    }

    [Fact]
    public async Task A_wrong_key_a_name_nobody_has_and_a_service_that_is_away_are_told()
    {
        var storage = await ObjectStorage.StartAsync();
        using var stranger = Of(storage, "stranger");
        await Assert.ThrowsAsync<IOException>(() => stranger.KeepAsync(File("one.bak", 10), Ct));
        using var place = Of(storage);
        await Assert.ThrowsAsync<FileNotFoundException>(() => place.FetchAsync("none.bak", _folder, Ct));
        Assert.Empty(Directory.EnumerateFiles(_folder, "none*"));
        await storage.DisposeAsync();
        await Assert.ThrowsAsync<IOException>(() => place.NamesAsync(Ct));
    }

    [Fact]
    public async Task What_is_old_goes_and_what_others_put_there_stays()
    {
        await using var storage = await ObjectStorage.StartAsync();
        using var place = Of(storage);
        Assert.Empty(await place.NamesAsync(Ct));
        foreach (var name in (string[])["new.bak", "old.bak", "others.bak"])
        {
            await place.KeepAsync(File(name, 100), Ct);
        }

        storage.Objects["/vault/office/a/deeper/new.bak"] = [1];
        storage.Objects["/vault/office/b/new.bak"] = [1];
        Assert.Equal(["new.bak", "old.bak", "others.bak"], (await place.NamesAsync(Ct)).Order(StringComparer.Ordinal));

        var now = new DateTime(2026, 11, 21, 19, 0, 0, DateTimeKind.Utc);
        Assert.Equal(["old.bak"], await BackupFiles.PruneAsync(place, [Run("new.bak", now), Run("old.bak", now.AddDays(-40))], now.AddDays(-35), Ct));
        Assert.Equal(4, storage.Objects.Count);
    }

    [Theory]
    [InlineData("s3://", "office", "", false)]
    [InlineData("ftp://far/away", "office", "", false)]
    [InlineData("s3://vault/a", "", "", false)]
    [InlineData("s3://vault/a", "office", "s3.example.go.th", false)]
    [InlineData("s3://vault/a", "office", "https://s3.example.go.th", true)]
    [InlineData("s3://vault", "office", "", true)]
    [InlineData("/mnt/share", "", "", true)]
    public void Settings_that_cannot_work_are_refused_at_start(string second, string key, string endpoint, bool good)
    {
        var options = new BackupOptions { Second = second, S3 = new() { KeyId = key, KeySecret = key, Endpoint = endpoint } };
        Assert.Equal(good, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static S3Place Of(ObjectStorage storage, string key = "office") =>
        new("s3://vault/office/a", new S3Options { Endpoint = storage.Address.ToString(), Region = "th-1", KeyId = key, KeySecret = "secret" });

    private string File(string name, int length)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, RandomNumberGenerator.GetBytes(length));
        return path;
    }

    private static BackupRun Run(string file, DateTime at) => new() { Kind = BackupKind.Backup, StartedAt = at, Folder = "", File = file, Outcome = BackupRun.Done };
}
