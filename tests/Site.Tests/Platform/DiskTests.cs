using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Platform;

/// <summary>A volume that is full takes nothing more, shows what it has, and takes again when there is room.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task H141_Below_a_tenth_nothing_from_outside_comes_in_what_is_sealed_does_and_it_heals_by_itself()
    {
        DiskRoom? room = new(50, 100);
        await using var site = await Site.StartAsync(services: s =>
        {
            s.AddSingleton<Func<string, DiskRoom?>>(_ => room);
            s.PostConfigure<FilesOptions>(o => o.LeastFreePercent = 10);
        });
        await site.InAgencyAsync("tuayang", async s =>
        {
            var kept = (await TakeAsync(s, 10)).Value!;
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
            room = new(9, 100);
            Assert.Equal("file.disk-full", (await TakeAsync(s, 10)).Refusal?.Code);
            Assert.True((await s.GetRequiredService<BlobStore>().SaveAsync(new MemoryStream(new byte[10]), "ก.pdf", "application/pdf", 10, default)).Done);
            using (var opened = (await s.GetRequiredService<BlobStore>().OpenAsync(kept.Id, default))!)
            {
                Assert.Equal(10, (await opened.BytesAsync(default)).Length);
            }

            foreach (var better in (DiskRoom?[])[new(10, 100), null])
            {
                room = better;
                Assert.True((await TakeAsync(s, 10)).Done);
            }
        });
    }

    [Fact]
    public async Task H141_A_volume_that_is_really_full_gives_a_sentence_leaves_nothing_half_written_and_heals_by_itself()
    {
        await using var volume = Mounted("size=4m");
        await using var site = await StartAsync(volume);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var small = (await TakeAsync(s, 100_000)).Value!;
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
            var refused = await TakeAsync(s, 6_000_000);
            Assert.Equal("file.disk-full", refused.Refusal?.Code);
            Assert.Single(Blobs.Of(s));

            var filler = Path.Combine(volume.Path, "filler");
            Fill(filler);
            Assert.Equal("file.disk-full", (await TakeAsync(s, 100_000)).Refusal?.Code);
            Assert.Equal(small.Id.ToString("N"), Assert.Single(Blobs.Of(s)).Name);
            using (var opened = (await s.GetRequiredService<BlobStore>().OpenAsync(small.Id, default))!)
            {
                Assert.Equal(100_000, (await opened.BytesAsync(default)).Length);
            }

            File.Delete(filler);
            Assert.True((await TakeAsync(s, 100_000)).Done);
            Assert.False(s.GetRequiredService<BlobVolume>().Failed);
        });
    }

    [Fact]
    public async Task H142_A_volume_without_a_free_inode_is_as_full_as_one_without_space()
    {
        await using var volume = Mounted("size=4m,nr_inodes=8");
        await using var site = await StartAsync(volume);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var refused = 0;
            for (var i = 0; i < 8; i++)
            {
                var outcome = await TakeAsync(s, 10);
                refused += outcome.Refusal is { Code: "file.disk-full" } ? 1 : 0;
                Assert.True(outcome.Done || outcome.Refusal.Code == "file.disk-full");
            }

            Assert.InRange(refused, 1, 7);
            Assert.DoesNotContain(Blobs.Of(s), f => f.Name.EndsWith(".part", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task H145_A_volume_that_became_read_only_takes_nothing_shows_what_it_has_and_is_not_ready()
    {
        await using var volume = Mounted("size=4m");
        await using var site = await StartAsync(volume);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var kept = (await TakeAsync(s, 10)).Value!;
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
            Assert.Empty(await s.GetRequiredService<Readiness>().ProblemsAsync(default));
            volume.Run("mount", "-o", "remount,ro", volume.Path);
            Assert.Equal("file.store-down", (await TakeAsync(s, 10)).Refusal?.Code);
            await Task.Delay(1_100);
            Assert.Equal([HealthProblem.Files], await s.GetRequiredService<Readiness>().ProblemsAsync(default));
            using (var opened = (await s.GetRequiredService<BlobStore>().OpenAsync(kept.Id, default))!)
            {
                Assert.Equal(10, (await opened.BytesAsync(default)).Length);
            }

            volume.Run("mount", "-o", "remount,rw", volume.Path);
            Assert.True((await TakeAsync(s, 10)).Done);
        });
    }

    [Fact]
    public async Task H144_After_one_failed_fsync_nothing_is_taken_until_an_operator_has_looked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A file that cannot be synced is at hand on Linux only.");
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async s =>
        {
            var kept = (await TakeAsync(s, 10)).Value!;
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
            var volume = s.GetRequiredService<BlobVolume>();
            Assert.Throws<VolumeFailedException>(() => volume.Commit("/proc/self/status", Path.Combine(volume.Root, "never")));
            Assert.Equal("file.store-down", (await TakeAsync(s, 10)).Refusal?.Code);
            Assert.Equal("file.store-down", (await s.GetRequiredService<BlobStore>().SaveAsync(new MemoryStream([1]), "ก.pdf", "application/pdf", 1, default)).Refusal?.Code);
            Assert.Equal([HealthProblem.Files], await s.GetRequiredService<Readiness>().ProblemsAsync(default));
            using var opened = await s.GetRequiredService<BlobStore>().OpenAsync(kept.Id, default);
            Assert.Equal(10, (await opened!.BytesAsync(default)).Length);
        });
    }

    [Fact]
    public void A_full_disk_is_told_from_other_troubles()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Numbers of POSIX.");
        Assert.True(DiskTrouble.IsFull(new DbUpdateException("", new IOException("", 28))));
        Assert.True(DiskTrouble.IsFull(new VolumeFailedException("", new System.ComponentModel.Win32Exception(122))));
        Assert.False(DiskTrouble.IsFull(new VolumeFailedException("", new System.ComponentModel.Win32Exception(5))));
        Assert.True(DiskTrouble.IsBroken(new IOException("", 30)));
        Assert.False(DiskTrouble.IsFull(new IOException("The client went away.")));
        Assert.True(DatabaseDown.SaysFull(new DbUpdateException("", new Microsoft.Data.Sqlite.SqliteException("full", 13))));
        Assert.False(DatabaseDown.SaysFull(new DbUpdateException("", new Microsoft.Data.Sqlite.SqliteException("busy", 5))));
    }

    private static Task<Site> StartAsync(Volume volume) => Site.StartAsync(services: s => s
        .AddSingleton(p => new BlobVolume(Path.Combine(volume.Path, "blobs"), _ => null, p.GetRequiredService<Microsoft.Extensions.Options.IOptions<FilesOptions>>(),
            p.GetRequiredService<Microsoft.Extensions.Logging.ILogger<BlobVolume>>())));

    private static Task<Outcome<StoredFile>> TakeAsync(IServiceProvider services, int length) =>
        services.GetRequiredService<FileIntake>().KeepAsync(new byte[length], "ก.pdf", "application/pdf", default);

    private static void Fill(string path)
    {
        try
        {
            using var filler = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
            for (var block = new byte[4096]; ;)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // Full, as it should be.
        }
    }

    private static Volume Mounted(string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can mount a small volume.");
        var path = Path.Combine(Path.GetTempPath(), $"prongsai-volume-{Guid.CreateVersion7():N}");
        Directory.CreateDirectory(path);
        var volume = new Volume(path);
        Assert.SkipUnless(volume.Try("mount", "-t", "tmpfs", "-o", options, "tmpfs", path), "A small volume cannot be mounted here.");
        return volume;
    }

    private sealed class Volume(string path) : IAsyncDisposable
    {
        public string Path { get; } = path;

        public void Run(string program, params string[] arguments) => Assert.True(Try(program, arguments));

        public bool Try(string program, params string[] arguments)
        {
            using var ran = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            ran.StandardError.ReadToEnd();
            ran.WaitForExit();
            return ran.ExitCode == 0;
        }

        public ValueTask DisposeAsync()
        {
            Try("umount", "-l", Path);
            Directory.Delete(Path);
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task A_form_that_finds_no_room_is_not_taken_for_one_without_its_token()
    {
        var http = new DefaultHttpContext();
        var full = await Assert.ThrowsAsync<IOException>(() => new RoomForForms(new Broken(new IOException("No space left on device", 28))).ValidateRequestAsync(http));
        Assert.True(DiskTrouble.IsFull(full));
        await Assert.ThrowsAsync<AntiforgeryValidationException>(() => new RoomForForms(new Broken(new IOException("The client reset the request stream."))).ValidateRequestAsync(http));
    }

    /// <summary>As the framework answers when the body of a form cannot be read.</summary>
    private sealed class Broken(IOException cause) : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => throw new NotSupportedException();

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => throw new NotSupportedException();

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => throw new NotSupportedException();

        public void SetCookieTokenAndHeader(HttpContext httpContext) => throw new NotSupportedException();

        public Task ValidateRequestAsync(HttpContext httpContext) => throw new AntiforgeryValidationException("Unable to read the antiforgery request token from the posted form.", cause);
    }
}
