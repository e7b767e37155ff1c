using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

[Trait("engine", "each")]
public class BlobTests
{
    [Fact]
    public async Task What_was_stored_comes_back_whole()
    {
        await using var site = await Site.StartAsync();
        var id = await StoreAsync(site, "หลักฐาน");
        await site.InAgencyAsync("tuayang", async s =>
        {
            using var file = (await s.GetRequiredService<BlobStore>().OpenAsync(id, default))!;
            using var reader = new StreamReader(file.Content);
            Assert.Equal("หลักฐาน", await reader.ReadToEndAsync());
            Assert.Equal(Encoding.UTF8.GetByteCount("หลักฐาน"), file.File.Length);
        });
    }

    [Fact]
    public async Task Another_agency_does_not_find_the_file()
    {
        await using var site = await Site.StartAsync();
        var id = await StoreAsync(site, "ของเรา");
        Assert.Null(await site.InAgencyAsync("sommut", s => s.GetRequiredService<BlobStore>().OpenAsync(id, default)));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_cut_and_leaves_nothing_behind()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async s =>
        {
            using var endless = new MemoryStream(new byte[3 * 1024 * 1024]);
            var outcome = await s.GetRequiredService<BlobStore>().SaveAsync(endless, "big.bin", "application/octet-stream", 1024 * 1024, default);
            Assert.Equal("file.too-long", outcome.Refusal?.Code);
            Assert.True(endless.Position < 2 * 1024 * 1024);
            Assert.Empty(Files(s));
        });
    }

    [Fact]
    public async Task Missing_bytes_are_an_alarm_not_a_silent_nothing()
    {
        await using var site = await Site.StartAsync();
        var id = await StoreAsync(site, "จะหาย");
        await site.InAgencyAsync("tuayang", async s =>
        {
            Assert.Single(Files(s)).Delete();
            await Assert.ThrowsAsync<InvalidDataException>(() => s.GetRequiredService<BlobStore>().OpenAsync(id, default));
        });
    }

    [Fact]
    public async Task A_byte_changed_at_the_same_length_is_an_alarm_before_the_last_byte_is_given()
    {
        await using var site = await Site.StartAsync();
        var text = new string('ก', 70_000);
        var id = await StoreAsync(site, text);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var blobs = s.GetRequiredService<BlobStore>();
            using (var whole = (await blobs.OpenAsync(id, default))!)
            {
                whole.Content.Position = 3;
                using var rest = new StreamReader(whole.Content);
                Assert.Equal(text[1..], await rest.ReadToEndAsync());
            }

            using (var disk = Assert.Single(Files(s)).Open(FileMode.Open))
            {
                disk.Position = 100;
                disk.WriteByte((byte)'x');
            }

            using var changed = (await blobs.OpenAsync(id, default))!;
            using var given = new MemoryStream();
            await Assert.ThrowsAsync<InvalidDataException>(() => changed.Content.CopyToAsync(given));
            Assert.True(given.Length < changed.File.Length);
            using var part = (await blobs.OpenAsync(id, default))!;
            Assert.Throws<InvalidDataException>(() => part.Content.Seek(150, SeekOrigin.Begin));
        });
    }

    [Fact]
    public async Task The_sweep_takes_what_no_row_speaks_of_after_a_day()
    {
        await using var site = await Site.StartAsync();
        var kept = await StoreAsync(site, "เก็บ");
        await site.InAgencyAsync("tuayang", async s =>
        {
            using var content = new MemoryStream("ค้าง"u8.ToArray());
            await s.GetRequiredService<BlobStore>().SaveAsync(content, "x.txt", "text/plain", 1000, default);
            foreach (var file in Files(s))
            {
                file.LastWriteTimeUtc = site.Clock.GetUtcNow().UtcDateTime.AddDays(-2);
            }
        });
        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetServices<IJob>().Single(j => j.Kind == "blobs.sweep").RunAsync("{}", default);
        }

        await site.InAgencyAsync("tuayang", s =>
        {
            Assert.Equal(kept.ToString("N"), Assert.Single(Files(s)).Name);
            return Task.CompletedTask;
        });
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\x.docx", "x.docx")]
    [InlineData("C:\\x\\รายงาน.pdf", "รายงาน.pdf")]
    [InlineData("a\"b\r\nSet-Cookie: x.pdf", "x.pdf")]
    [InlineData("report\u202Efdp.exe", "reportfdp.exe")]
    [InlineData("ชื่อ%00ไฟล์.pdf. ", "ชื่อ00ไฟล์.pdf")]
    [InlineData("///", "file")]
    public void Names_people_give_to_files_are_only_names(string given, string kept) => Assert.Equal(kept, FileNames.Clean(given).TrimStart());

    [Fact]
    public void H023_A_name_of_three_hundred_letters_is_cut_and_keeps_its_ending()
    {
        var kept = FileNames.Clean(new string('ก', 300) + ".pdf");
        Assert.Equal((120, ".pdf"), (kept.Length, Path.GetExtension(kept)));
    }

    private static Task<Guid> StoreAsync(Site site, string text) => site.InAgencyAsync("tuayang", async s =>
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var stored = await s.GetRequiredService<BlobStore>().SaveAsync(content, "a.txt", "text/plain", 1_000_000, default);
        await s.GetRequiredService<AppDb>().SaveChangesAsync();
        return stored.Value!.Id;
    });

    private static FileInfo[] Files(IServiceProvider services)
    {
        var folder = new DirectoryInfo(Path.Combine(services.GetRequiredService<BlobVolume>().Root, "tuayang"));
        return folder.Exists ? folder.GetFiles("*", SearchOption.AllDirectories) : [];
    }
}
