using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Platform;

/// <summary>Each agency has its room for files, and what it fills is its own.</summary>
[Trait("engine", "each")]
public sealed class QuotaTests
{
    private const int Each = 100_000;

    /// <summary>One hundred and some of the files of these tests.</summary>
    private const double QuotaGb = 0.0098;

    [Fact]
    public async Task H042_H111_The_same_file_a_thousand_times_fills_the_own_quota_and_nobody_elses()
    {
        await using var site = await StartAsync();
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var kept = 0;
            for (var i = 0; i < 1_000; i++)
            {
                var outcome = await TakeAsync(s);
                if (!outcome.Done)
                {
                    Assert.Equal("file.quota", outcome.Refusal.Code);
                    Assert.Equal(["0.01", "0.01"], outcome.Refusal.Arguments);
                    break;
                }

                kept++;
                if (i % 10 == 0)
                {
                    await db.SaveChangesAsync();
                }
            }

            await db.SaveChangesAsync();
            Assert.Equal((int)(QuotaGb * 1024 * 1024 * 1024 / Each), kept);
            Assert.Equal((long)kept * Each, await s.GetRequiredService<BlobStore>().UsedAsync(default));
            Assert.Equal(kept, Blobs.Of(s).Length);

            // What the office seals has a reserve of a tenth, and no more.
            var own = 0;
            while (own < 100 && (await OwnAsync(s)).Done)
            {
                own++;
            }

            Assert.InRange(own, kept / 10 - 1, kept / 10 + 1);
            Assert.Equal("file.quota", (await TakeAsync(s)).Refusal?.Code);

            // What is deleted makes room at once.
            await db.SaveChangesAsync();
            await db.Set<StoredFile>().ExecuteDeleteAsync();
            Assert.True((await TakeAsync(s)).Done);
        });
        await site.InAgencyAsync("sommut", async s =>
        {
            Assert.Equal(0, await s.GetRequiredService<BlobStore>().UsedAsync(default));
            Assert.True((await TakeAsync(s)).Done);
        });
    }

    [Fact]
    public async Task An_agency_may_have_a_quota_of_its_own()
    {
        await using var site = await Site.StartAsync(services: s => s.PostConfigure<FilesOptions>(o => o.QuotaGbOf["tuayang"] = 0.000_1));
        await site.InAgencyAsync("tuayang", async s =>
        {
            Assert.True((await TakeAsync(s)).Done);
            Assert.Equal("file.quota", (await TakeAsync(s)).Refusal?.Code);
        });
        await site.InAgencyAsync("sommut", async s =>
        {
            Assert.True((await TakeAsync(s)).Done);
            Assert.True((await TakeAsync(s)).Done);
        });
    }

    [Fact]
    public async Task Many_at_once_exceed_the_quota_by_those_in_flight_at_most()
    {
        const int atOnce = 8;
        await using var site = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => site.InAgencyAsync("tuayang", async s =>
        {
            for (var i = 0; i < 30 && (await TakeAsync(s)).Done; i++)
            {
                await s.GetRequiredService<AppDb>().SaveChangesAsync();
            }
        })));
        await site.InAgencyAsync("tuayang", async s =>
        {
            var used = await s.GetRequiredService<BlobStore>().UsedAsync(default);
            Assert.InRange(used, (long)(QuotaGb * 1024 * 1024 * 1024) - Each, (long)(QuotaGb * 1024 * 1024 * 1024) + atOnce * Each);
        });
    }

    private static Task<Site> StartAsync() => Site.StartAsync(services: s => s.PostConfigure<FilesOptions>(o => o.QuotaGb = QuotaGb));

    private static Task<Outcome<StoredFile>> TakeAsync(IServiceProvider services) =>
        services.GetRequiredService<FileIntake>().KeepAsync(new byte[Each], "ก.pdf", "application/pdf", default);

    private static Task<Outcome<StoredFile>> OwnAsync(IServiceProvider services) =>
        services.GetRequiredService<BlobStore>().SaveAsync(new MemoryStream(new byte[Each]), "ก.pdf", "application/pdf", Each, default);
}
