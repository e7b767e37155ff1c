using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using static Prongsai.Site.Tests.Files.FakeClamd;

namespace Prongsai.Site.Tests.Files;

/// <summary>A file from outside is known to be clean, or it is not taken in.</summary>
public sealed class FileIntakeTests
{
    private static readonly byte[] Paper = [.. "%PDF-1.7\n"u8, .. new byte[200_000]];

    [Fact]
    public async Task H041_A_file_that_the_scanner_finds_is_refused_told_in_the_chain_and_nowhere_kept()
    {
        await using var scanner = new FakeClamd();
        await using var site = await StartAsync(scanner.Address);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            db.Add(new StoredFile { Id = Guid.CreateVersion7(), Name = "half", ContentType = "x/y", Length = 1, Sha256 = "", StoredAt = default });
            var outcome = await KeepAsync(s, [.. Paper, .. Eicar]);
            Assert.Equal("file.virus", outcome.Refusal?.Code);
            Assert.Equal(["Eicar-Testb-Signature"], outcome.Refusal!.Arguments);
        });
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            Assert.Empty(await db.Set<StoredFile>().ToListAsync());
            Assert.Empty(Blobs.Of(s));
            var told = await db.Set<AuditEvent>().OrderByDescending(e => e.Number).FirstAsync();
            Assert.Equal(("file.refused", "Eicar-Testb-Signature", "ผู้ดูแลระบบ"), (told.Code, told.Subject, told.ActorName));
            Assert.Contains(Hash([.. Paper, .. Eicar]), told.Detail, StringComparison.Ordinal);
            Assert.Null(await AuditChain.FirstBreakAsync(db, default));
        });
        var page = await site.OpenAsync("/app/settings/audit", Role.Administrator);
        Assert.Contains("ไม่รับไฟล์เพราะมีไวรัส", page.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Mood.Hangs))]
    [InlineData(nameof(Mood.Garbage))]
    [InlineData(nameof(Mood.HangsUp))]
    [InlineData(nameof(Mood.CutShort))]
    [InlineData(nameof(Mood.TalksForEver))]
    [InlineData(nameof(Mood.TooLarge))]
    public async Task H041_A_scanner_that_gives_no_plain_answer_in_time_lets_nothing_in(string mood)
    {
        await using var scanner = new FakeClamd(Enum.Parse<Mood>(mood));
        await using var site = await StartAsync(scanner.Address);
        var watch = Stopwatch.StartNew();
        await NothingInAsync(site);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15));
    }

    [Theory]
    [InlineData("tcp://127.0.0.1:1")]
    [InlineData("tcp://no-such-host.invalid:3310")]
    [InlineData("unix:/nowhere/clamd.ctl")]
    public async Task H041_A_scanner_that_is_not_there_lets_nothing_in(string address)
    {
        await using var site = await StartAsync(address);
        await NothingInAsync(site);
    }

    [Fact]
    public async Task H041_A_scanner_that_came_back_lets_files_in_again_without_a_new_start()
    {
        var path = Path.Combine(Path.GetTempPath(), $"clamd-{Environment.ProcessId}.ctl");
        await using var site = await StartAsync("unix:" + path);
        await NothingInAsync(site);
        await using var scanner = new FakeClamd(path: path);
        await site.InAgencyAsync("tuayang", async s =>
        {
            Assert.True(await s.GetRequiredService<VirusScanner>().AnswersAsync(default));
            Assert.True((await KeepAsync(s, Paper)).Done);
        });
        File.Delete(path);
    }

    [Fact]
    public async Task H044_What_was_scanned_is_what_is_stored_though_the_file_says_something_else_when_it_is_read_again()
    {
        await using var scanner = new FakeClamd();
        await using var site = await StartAsync(scanner.Address);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var source = new TwoFaced(Paper, [.. Paper, .. Eicar]);
            var kept = (await s.GetRequiredService<FileIntake>().KeepAsync(source, "ก.pdf", FileLimits.Bytes, default)).Value!;
            await s.GetRequiredService<AppDb>().SaveChangesAsync();
            Assert.Equal(Hash(Paper), kept.Sha256);
            Assert.Equal([kept.Sha256], scanner.Seen);
            Assert.Equal(64 * 1024, scanner.LargestPiece);
            Assert.Equal(kept.Sha256, Hash(await File.ReadAllBytesAsync(Assert.Single(Blobs.Of(s)).FullName)));
            using var opened = (await s.GetRequiredService<BlobStore>().OpenAsync(kept.Id, default))!;
            Assert.Equal(Paper, await opened.BytesAsync(default));
        });
    }

    [Fact]
    public async Task The_same_bytes_read_twice_in_one_request_are_scanned_once_and_in_another_request_again()
    {
        await using var scanner = new FakeClamd();
        await using var site = await StartAsync(scanner.Address);
        for (var request = 1; request <= 2; request++)
        {
            await site.InAgencyAsync("tuayang", async s =>
            {
                Assert.True((await s.GetRequiredService<FileIntake>().ReadAsync(new MemoryStream(Paper), FileLimits.Bytes, default)).Done);
                Assert.True((await KeepAsync(s, Paper)).Done);
            });
            Assert.Equal(request, scanner.Seen.Count);
        }
    }

    [Fact]
    public async Task Without_a_scanner_a_file_is_taken_in_and_one_too_long_is_cut_before_any_scanner_sees_it()
    {
        await using (var site = await Site.StartAsync())
        {
            await site.InAgencyAsync("tuayang", async s => Assert.True((await KeepAsync(s, Paper)).Done));
        }

        await using var scanner = new FakeClamd();
        await using var scanned = await StartAsync(scanner.Address);
        await scanned.InAgencyAsync("tuayang", async s =>
        {
            var intake = s.GetRequiredService<FileIntake>();
            Assert.Equal("file.too-big", (await intake.ReadAsync(new MemoryStream(Paper), 1024, default)).Refusal?.Code);
            Assert.Equal("file.empty", (await intake.ReadAsync(new MemoryStream(), 1024, default)).Refusal?.Code);
            Assert.Empty(scanner.Seen);
        });
    }

    internal static Task<Site> StartAsync(string scanner) => Site.StartAsync(services: s => Use(s, scanner));

    internal static void Use(IServiceCollection services, string scanner)
    {
        services.PostConfigure<PlatformOptions>(o => o.Scanner = scanner);
        services.PostConfigure<FilesOptions>(o => o.ScanSeconds = 1);
    }

    private static async Task NothingInAsync(Site site) => await site.InAgencyAsync("tuayang", async s =>
    {
        Assert.Equal("file.scanner-down", (await KeepAsync(s, Paper)).Refusal?.Code);
        await s.GetRequiredService<AppDb>().SaveChangesAsync();
        Assert.Empty(await s.GetRequiredService<AppDb>().Set<StoredFile>().ToListAsync());
        Assert.Empty(Blobs.Of(s));
    });

    private static Task<Outcome<StoredFile>> KeepAsync(IServiceProvider services, byte[] content) =>
        services.GetRequiredService<FileIntake>().KeepAsync(new MemoryStream(content), "ก.pdf", FileLimits.Bytes, default);

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Other bytes at the second reading, as a file that somebody exchanged meanwhile.</summary>
    private sealed class TwoFaced(byte[] first, byte[] second) : MemoryStream(first)
    {
        private bool _ended;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_ended)
            {
                return await new MemoryStream(second).ReadAsync(buffer, cancellationToken);
            }

            var read = await base.ReadAsync(buffer, cancellationToken);
            _ended = read == 0;
            return read;
        }
    }
}
