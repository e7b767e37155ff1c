using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Site.Tests.Platform.Backups;

public sealed class BackupTests : IDisposable
{
    private readonly string _out = Path.Combine(Path.GetTempPath(), "prongsai-tests", "out-" + Guid.CreateVersion7().ToString("N"));

    [Fact, Trait("engine", "each")]
    public async Task A_backup_is_verified_rehearsed_and_restored_on_another_machine_equal_in_all()
    {
        await using var site = await Site.StartAsync();
        var ours = await StoreAsync(site, "tuayang", "หลักฐานของเรา");
        var empty = await StoreAsync(site, "sommut", new string('ข', 200_000));
        await RecordAsync(site, 10);

        var made = await BackUpAsync(site);
        Assert.Null(made.Refusal);
        Assert.True(made.Value!.Verified);
        Assert.Equal((2, true), (made.Value.Files, made.Value.Complete));
        Assert.Equal(["done"], (await RunsAsync(site)).Select(r => r.Outcome));
        Assert.Equal(["backup.made"], await CodesAsync(site));

        var rehearsed = await site.Services.GetRequiredService<RehearseRestore>().HandleAsync(new(made.Value.File), default);
        Assert.True(rehearsed.Value?.Verified);

        await using var place = Place.Beside(site);
        var paper = BackupKey.Read(string.Join('\n', site.Services.GetRequiredService<BackupKeys>().Current!.Paper)).Value;
        var restored = await place.Services.GetRequiredService<RestoreBackup>().HandleAsync(new(made.Value.File, paper, Replace: false), default);
        Assert.Null(restored.Refusal);
        Assert.Empty(restored.Value!.Before);
        Assert.Equal((made.Value.Tables, made.Value.Rows, made.Value.Files), (restored.Value.Report.Tables, restored.Value.Report.Rows, restored.Value.Report.Files));

        await Database.PrepareAsync(place.Services, default);
        await place.Services.GetRequiredService<AfterRestore>().HandleAsync(restored.Value, default);
        Assert.Null(await place.InAgencyAsync("tuayang", db => AuditChain.FirstBreakAsync(db, default)));
        Assert.Equal("backup.restored", await place.InAgencyAsync("tuayang", db => db.Set<AuditEvent>().OrderByDescending(e => e.Number).Select(e => e.Code).FirstAsync()));
        Assert.Equal("หลักฐานของเรา", await ReadAsync(place.Services, "tuayang", ours));
        Assert.Equal(new string('ข', 200_000), await ReadAsync(place.Services, "sommut", empty));
        Assert.Equal(paper!.Id, place.Services.GetRequiredService<BackupKeys>().Current!.Id);
    }

    [Fact]
    public async Task What_is_written_meanwhile_does_not_disturb_it()
    {
        await using var site = await Site.StartAsync();
        await RecordAsync(site, 5);
        using var over = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!over.IsCancellationRequested)
            {
                await RecordAsync(site, 1);
                await StoreAsync(site, "sommut", "ระหว่างทาง");
            }
        });
        var made = await BackUpAsync(site);
        await over.CancelAsync();
        await writing;
        Assert.True(made.Value?.Verified);
    }

    [Fact]
    public async Task A_file_that_was_changed_or_is_missing_on_the_disk_is_told_by_its_id()
    {
        await using var site = await Site.StartAsync();
        var (same, longer, gone, fine) = (await StoreAsync(site, "tuayang", "หนึ่ง"), await StoreAsync(site, "tuayang", "สอง"), await StoreAsync(site, "tuayang", "สาม"), await StoreAsync(site, "tuayang", "สี่"));
        await File.WriteAllTextAsync(PathOf(site, same), "ขนึ่ง");
        await File.AppendAllTextAsync(PathOf(site, longer), "!");
        File.Delete(PathOf(site, gone));

        var made = await BackUpAsync(site);
        Assert.Equal(
            new[] { (same, "changed"), (longer, "changed"), (gone, "missing") }.OrderBy(l => l.Item1),
            made.Value!.Lost.Select(l => (l.Id, l.What)).OrderBy(l => l.Id));
        Assert.Equal(("backup.files-lost", 1L, false), (made.Value.Wrong?.Code, made.Value.Files, made.Value.Complete));
        Assert.Equal(["backup.files-lost"], (await RunsAsync(site)).Select(r => r.Outcome));
        Assert.Equal(["backup.failed"], await CodesAsync(site));

        // What it has can be had back all the same.
        await using var place = Place.Beside(site);
        var key = site.Services.GetRequiredService<BackupKeys>().Current;
        var restored = await place.Services.GetRequiredService<RestoreBackup>().HandleAsync(new(made.Value.File, key, Replace: false), default);
        Assert.Null(restored.Refusal);
        await Database.PrepareAsync(place.Services, default);
        Assert.Equal("สี่", await ReadAsync(place.Services, "tuayang", fine));
    }

    [Fact]
    public async Task A_chain_that_somebody_reached_into_is_told_with_the_link()
    {
        await using var site = await Site.StartAsync();
        await RecordAsync(site, 5);
        await Tamper.RunAsync(site, "update platform_audit set subject = 'x' where number = 3");
        var made = await BackUpAsync(site);
        Assert.False(made.Value!.Verified);
        Assert.Equal(["audit tuayang:3"], made.Value.Differences);
        Assert.Equal("backup.unlike", made.Value.Wrong?.Code);
    }

    [Fact]
    public async Task A_database_with_a_broken_page_is_found_before_anybody_relies_on_its_backup()
    {
        Assert.SkipWhen(Engine.IsPostgres, "the file of SQLite is broken here");
        await using var site = await Site.StartAsync();
        await RecordAsync(site, 200);
        Place.Stop();
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)"));
        var root = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Database.SqlQueryRaw<int>("select rootpage as \"Value\" from sqlite_master where name = 'sqlite_autoindex_platform_membership_1'").SingleAsync());
        await using (var file = File.Open(Path.Combine(Path.GetDirectoryName(site.Services.GetRequiredService<BlobVolume>().Root)!, "prongsai.db"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = ((root - 1) * 4096L) + 8;
            file.Write(new byte[2_000]);
        }

        Place.Stop();
        var made = await BackUpAsync(site);
        Assert.Contains(made.Refusal?.Code ?? made.Value!.Wrong?.Code, (string[])["backup.database-broken", "backup.database-here"]);
    }

    [Fact]
    public async Task A_backup_that_is_broken_off_leaves_nothing_that_looks_whole()
    {
        await using var site = await Site.StartAsync();
        await StoreAsync(site, "tuayang", new string('ก', 300_000));
        foreach (var milliseconds in (int[])[0, 1, 20, 60, 150])
        {
            using var cut = new CancellationTokenSource(milliseconds);
            try
            {
                await site.Services.GetRequiredService<RunBackup>().HandleAsync(new(_out), cut.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.All(Files(), f => Assert.Equal(".bak", Path.GetExtension(f)));
            }
        }

        foreach (var file in Files())
        {
            Assert.True((await site.Services.GetRequiredService<RehearseRestore>().HandleAsync(new(file), default)).Value?.Verified);
        }
    }

    [Fact]
    public async Task Before_the_first_agency_there_is_nothing_to_back_up()
    {
        await using var site = await Site.StartAsync();
        await using var place = Place.Beside(site);
        Assert.Equal("backup.nothing", (await place.Services.GetRequiredService<RunBackup>().HandleAsync(new(_out), default)).Refusal?.Code);
        Assert.False(Directory.Exists(_out) && Files().Any());
    }

    [Fact]
    public async Task The_second_place_gets_the_same_file()
    {
        var second = _out + "-second";
        await using var site = await Site.StartAsync(services: s => s.PostConfigure<BackupOptions>(o => (o.Out, o.Second) = (_out, second)));
        try
        {
            var made = await site.Services.GetRequiredService<RunBackup>().HandleAsync(new(null), default);
            Assert.Equal(await File.ReadAllBytesAsync(made.Value!.File), await File.ReadAllBytesAsync(Path.Combine(second, Path.GetFileName(made.Value.File))));
            Assert.Equal(["done"], (await RunsAsync(site)).Select(r => r.Second));
        }
        finally
        {
            Directory.Delete(second, recursive: true);
        }
    }

    public void Dispose()
    {
        if (Directory.Exists(_out))
        {
            Directory.Delete(_out, recursive: true);
        }
    }

    private Task<Outcome<BackupReport>> BackUpAsync(Site site) => site.Services.GetRequiredService<RunBackup>().HandleAsync(new(_out), default);

    private IEnumerable<string> Files() => Directory.Exists(_out) ? Directory.EnumerateFiles(_out) : [];

    private static string PathOf(Site site, Guid id) =>
        Path.Combine(site.Services.GetRequiredService<BlobVolume>().Root, "tuayang", id.ToString("N")[^2..], id.ToString("N"));

    private static Task<List<BackupRun>> RunsAsync(Site site) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<BackupRun>().AsNoTracking().ToListAsync());

    private static Task<List<string>> CodesAsync(Site site) =>
        site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().Where(e => e.Code.StartsWith("backup.")).Select(e => e.Code).ToListAsync());

    private static Task RecordAsync(Site site, int count) => site.InAgencyAsync("tuayang", async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        for (var i = 0; i < count; i++)
        {
            db.Record("test.done", $"thing-{i}", new { i });
            await db.SaveChangesAsync();
        }
    });

    private static Task<Guid> StoreAsync(Site site, string slug, string text) => site.InAgencyAsync(slug, async s =>
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var stored = await s.GetRequiredService<BlobStore>().SaveAsync(content, "a.txt", "text/plain", 1_000_000, default);
        await s.GetRequiredService<AppDb>().SaveChangesAsync();
        return stored.Value!.Id;
    });

    private static async Task<string> ReadAsync(IServiceProvider services, string slug, Guid id)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set((await scope.ServiceProvider.GetRequiredService<AgencyDirectory>().BySlugAsync(slug, default))!);
        using var file = (await scope.ServiceProvider.GetRequiredService<BlobStore>().OpenAsync(id, default))!;
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync();
    }
}
