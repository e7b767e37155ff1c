using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Backups;

namespace Prongsai.Site.Tests.Platform.Backups;

/// <summary>A backup and a program of different ages.</summary>
public sealed class VersionTests : IDisposable
{
    private readonly string _out = Directory.CreateTempSubdirectory("prongsai-ages-").FullName;

    [Fact]
    public async Task A_newer_program_backs_up_an_older_database_as_it_is_and_brings_the_copy_up_to_date()
    {
        await using var site = await Site.StartAsync();
        await ExecuteAsync(site, "drop table platform_backup; delete from schema_script where name like '%0010_backup.sql'");
        var made = await site.Services.GetRequiredService<RunBackup>().HandleAsync(new(_out), default);
        Assert.True(made.Value?.Verified);
        Assert.DoesNotContain(made.Value!.Header.Schema, s => s.EndsWith("0010_backup.sql", StringComparison.Ordinal));

        await using var place = Place.Beside(site);
        Assert.True((await place.Services.GetRequiredService<RestoreBackup>().HandleAsync(new(made.Value.File, site.Services.GetRequiredService<BackupKeys>().Current, Replace: false), default)).Done);
        await Database.PrepareAsync(place.Services, default);
        Assert.Equal(0, await place.InAgencyAsync("tuayang", db => db.Set<BackupRun>().CountAsync()));
    }

    [Fact]
    public async Task An_older_program_says_that_the_backup_is_newer()
    {
        await using var site = await Site.StartAsync();
        await ExecuteAsync(site, "insert into schema_script (name, ran_at) values ('Prongsai.Platform.Schema.sqlite.9999_future.sql', '')");
        var made = await site.Services.GetRequiredService<RunBackup>().HandleAsync(new(_out, Verify: false), default);
        await using var place = Place.Beside(site);
        var restored = await place.Services.GetRequiredService<RestoreBackup>().HandleAsync(new(made.Value!.File, site.Services.GetRequiredService<BackupKeys>().Current, Replace: false), default);
        Assert.Equal("backup.newer-schema", restored.Refusal?.Code);
        Assert.False(File.Exists(Path.Combine(place.Data, "prongsai.db")));
    }

    [Fact]
    public async Task A_backup_of_the_other_engine_says_so()
    {
        await using var site = await Site.StartAsync();
        var (key, salt, path) = (BackupKey.Make(), RandomNumberGenerator.GetBytes(32), Path.Combine(_out, "x.bak"));
        await using (var file = File.Create(path))
        {
            var hash = await new BackupHeader("0.1.0", "other", [], key.Id, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), BackupHeader.ChunkLength, Convert.ToBase64String(salt)).WriteAsync(file, default);
            using var chunks = new Chunks(key.OfFile(salt, hash), hash);
            await using var sealing = new SealingStream(file, chunks);
            await sealing.CompleteAsync(default);
        }

        Assert.Equal("backup.other-engine", (await site.Services.GetRequiredService<OpenBackup>().HandleAsync(new(path, key), default)).Refusal?.Code);
    }

    public void Dispose() => Directory.Delete(_out, recursive: true);

    private static Task ExecuteAsync(Site site, string sql) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Database.ExecuteSqlRawAsync(sql));
}
