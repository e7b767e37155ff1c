using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Site.Tests.Platform.Backups;

public sealed class RestoreTests : IDisposable
{
    private readonly string _out = Path.Combine(Path.GetTempPath(), "prongsai-tests", "out-" + Guid.CreateVersion7().ToString("N"));

    [Fact, Trait("engine", "each")]
    public async Task Nothing_takes_the_place_of_an_installation_unless_that_is_said_and_the_program_stands()
    {
        await using var site = await Site.StartAsync();
        var file = await BackUpAsync(site);
        var key = site.Services.GetRequiredService<BackupKeys>().Current;

        // Our own installation runs.
        var here = site.Services.GetRequiredService<RestoreBackup>();
        Assert.Equal("backup.in-use", (await here.HandleAsync(new(file, null, Replace: false), default)).Refusal?.Code);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await db.Database.OpenConnectionAsync();
            Assert.Equal("backup.running", (await here.HandleAsync(new(file, null, Replace: true), default)).Refusal?.Code);
        });
        Assert.Equal(2, (await site.Services.GetRequiredService<AgencyDirectory>().AllAsync(default)).Count);

        // Another machine has one already.
        await using var place = Place.Beside(site);
        var there = place.Services.GetRequiredService<RestoreBackup>();
        Assert.True((await there.HandleAsync(new(file, key, Replace: false), default)).Done);
        await Database.PrepareAsync(place.Services, default);
        await place.InAgencyAsync("tuayang", async db =>
        {
            db.Record("test.later", "x");
            return await db.SaveChangesAsync();
        });
        Assert.Equal("backup.in-use", (await there.HandleAsync(new(file, key, Replace: false), default)).Refusal?.Code);

        Place.Stop();
        var replaced = await there.HandleAsync(new(file, null, Replace: true), default);
        Assert.Null(replaced.Refusal);
        Assert.Equal(Engine.IsPostgres ? 2 : 1, replaced.Value!.Before.Count);
        await Database.PrepareAsync(place.Services, default);
        Assert.False(await place.InAgencyAsync("tuayang", db => db.Set<AuditEvent>().AnyAsync(e => e.Code == "test.later")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(place.Data, "scratch")));
    }

    [Fact]
    public async Task A_backup_that_is_not_right_leaves_the_place_as_it_was()
    {
        await using var site = await Site.StartAsync();
        var file = await BackUpAsync(site);
        var key = site.Services.GetRequiredService<BackupKeys>().Current;
        await using var place = Place.Beside(site);
        var restore = place.Services.GetRequiredService<RestoreBackup>();
        async Task<string?> CodeAsync(string from, BackupKey? with) => (await restore.HandleAsync(new(from, with, Replace: false), default)).Refusal?.Code;

        Assert.Equal("backup.no-file", await CodeAsync(file + ".no", key));
        Assert.Equal("backup.no-key", await CodeAsync(file, null));
        Assert.Equal("backup.wrong-key", await CodeAsync(file, BackupKey.Make()));
        var bytes = await File.ReadAllBytesAsync(file);
        var broken = file + "-broken";
        await File.WriteAllBytesAsync(broken, bytes[..^5_000]);
        Assert.Equal("backup.cut", await CodeAsync(broken, key));
        bytes[bytes.Length / 2] ^= 4;
        await File.WriteAllBytesAsync(broken, bytes);
        Assert.Equal("backup.damaged", await CodeAsync(broken, key));
        Assert.False(File.Exists(Path.Combine(place.Data, "prongsai.db")));
        Assert.False(Directory.Exists(Path.Combine(place.Data, "blobs")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(place.Data, "scratch")));
    }

    [Fact]
    public async Task Where_the_database_itself_is_broken_nothing_is_backed_up_and_the_last_backup_takes_its_place()
    {
        Assert.SkipWhen(Engine.IsPostgres, "the file of SQLite is broken here");
        await using var site = await Site.StartAsync();
        var file = await BackUpAsync(site);
        await using var place = Place.Beside(site);
        Directory.CreateDirectory(place.Data);
        var database = Path.Combine(place.Data, "prongsai.db");
        await File.WriteAllBytesAsync(database, [.. "SQLite format 3\0"u8, .. new byte[20_000]]);

        Assert.Equal("backup.database-here", (await place.Services.GetRequiredService<RunBackup>().HandleAsync(new(_out), default)).Refusal?.Code);
        var (restore, key) = (place.Services.GetRequiredService<RestoreBackup>(), site.Services.GetRequiredService<BackupKeys>().Current);
        Assert.Equal("backup.in-use", (await restore.HandleAsync(new(file, key, Replace: false), default)).Refusal?.Code);
        var restored = await restore.HandleAsync(new(file, key, Replace: true), default);
        Place.Stop();
        Assert.Equal(20_016, new FileInfo(Path.Combine(restored.Value!.Before[0], "prongsai.db")).Length);
        Assert.Equal(2, (await place.Services.GetRequiredService<AgencyDirectory>().AllAsync(default)).Count);
    }

    [Fact]
    public async Task A_restore_that_lost_its_power_between_two_names_is_finished_at_the_next_start()
    {
        var data = Directory.CreateTempSubdirectory("prongsai-switch-").FullName;
        foreach (var done in Enumerable.Range(0, 5))
        {
            Directory.CreateDirectory(Path.Combine(data, "scratch", "new", "blobs"));
            Directory.CreateDirectory(Path.Combine(data, "blobs"));
            await File.WriteAllTextAsync(Path.Combine(data, "prongsai.db"), "old");
            await File.WriteAllTextAsync(Path.Combine(data, "blobs", "old"), "");
            await File.WriteAllTextAsync(Path.Combine(data, "scratch", "new", "prongsai.db"), "new");
            await File.WriteAllTextAsync(Path.Combine(data, "scratch", "new", "blobs", "new"), "");
            (string From, string To)[] moves =
            [
                ("prongsai.db", "before-1/prongsai.db"), ("blobs", "before-1/blobs"), ("scratch/new/prongsai.db", "prongsai.db"), ("scratch/new/blobs", "blobs"),
            ];
            Directory.CreateDirectory(Path.Combine(data, "before-1"));
            await File.WriteAllTextAsync(Path.Combine(data, "switching.json"),
                "[" + string.Join(',', moves.Select(m => $$"""{"from":"{{data}}/{{m.From}}","to":"{{data}}/{{m.To}}"}""")) + "]");
            foreach (var (from, to) in moves.Take(done))
            {
                Directory.Move(Path.Combine(data, from), Path.Combine(data, to));
            }

            PlaceSwitch.Finish(data);
            Assert.Equal(("new", "old"), (await File.ReadAllTextAsync(Path.Combine(data, "prongsai.db")), await File.ReadAllTextAsync(Path.Combine(data, "before-1", "prongsai.db"))));
            Assert.True(File.Exists(Path.Combine(data, "blobs", "new")) && File.Exists(Path.Combine(data, "before-1", "blobs", "old")));
            Assert.False(File.Exists(Path.Combine(data, "switching.json")));
            Directory.Delete(data, recursive: true);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_out))
        {
            Directory.Delete(_out, recursive: true);
        }
    }

    private async Task<string> BackUpAsync(Site site)
    {
        var made = await site.Services.GetRequiredService<RunBackup>().HandleAsync(new(_out, Verify: false), default);
        Assert.Null(made.Refusal);
        return made.Value!.File;
    }
}
