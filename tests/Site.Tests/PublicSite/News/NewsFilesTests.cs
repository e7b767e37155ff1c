using System.Buffers.Binary;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Printing;
using Prongsai.PublicSite.News;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.PublicSite.News;

/// <summary>Photos and files that come with an article, and those that are made to harm.</summary>
public sealed class NewsFilesTests
{
    private const string Canary = "GPSCANARY-20.04321N-99.87654E";

    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "หน้า.jpg", "<html><script>alert(1)</script></html>"u8.ToArray(), "picture.kind" },
        { "รูป.jpg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(), "picture.kind" },
        { "โปรแกรม.png", [(byte)'M', (byte)'Z', .. new byte[200]], "picture.kind" },
        { "ว่าง.png", [], "file.empty" },
        { "ใหญ่.png", Head(30_000, 30_000), "picture.broken" },
        { "ขาด.png", DemoPicture.Png(1)[..5000], "picture.broken" },
        { "ขาด.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. new byte[40]], "picture.broken" },
        { "ขยับ.webp", Moving(), "picture.broken" },
        { "ผิด.webp", [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. "WEBPVP8X"u8, .. new byte[40]], "picture.broken" },
        { "ภาพ.gif", [.. "GIF89a"u8, .. new byte[40]], "picture.kind" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task H025_to_H039_A_photo_that_is_none_is_refused_before_anything_decodes_it(string name, byte[] content, string code)
    {
        await using var site = await Site.StartAsync();
        var outcome = await SaveAsync(site, photos: [new(name, new MemoryStream(content))]);

        Assert.Equal((code, "Input.NewPhotos"), (outcome.Refusal?.Code, outcome.Refusal?.Field));
    }

    [Theory]
    [InlineData("ไวรัส.exe", "MZ", "article.file-kind")]
    [InlineData("ว่าง.pdf", "", "file.empty")]
    [InlineData("คำสั่ง.pdf", "%PDF-1.7 /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "file.pdf-active")]
    [InlineData("รหัส.pdf", "%PDF-1.7 trailer << /Encrypt 5 0 R >>", "file.pdf-encrypted")]
    [InlineData("หน้า.html", "<html></html>", "article.file-kind")]
    public async Task H037_H045_A_file_that_would_harm_is_refused(string name, string content, string code)
    {
        await using var site = await Site.StartAsync();
        var outcome = await SaveAsync(site, files: [new(name, new MemoryStream(Encoding.ASCII.GetBytes(content)))]);

        Assert.Equal((code, "Input.NewFiles"), (outcome.Refusal?.Code, outcome.Refusal?.Field));
    }

    [Fact]
    public async Task H022_What_is_longer_than_allowed_is_cut_while_it_comes()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal("article.file-big", (await SaveAsync(site, files: [new("ยาว.pdf", new Endless())])).Refusal?.Code);
        Assert.Equal("picture.too-big", (await SaveAsync(site, photos: [new("ยาว.jpg", new Endless())])).Refusal?.Code);
    }

    [Theory]
    [InlineData("../../etc/passwd.docx")]
    [InlineData("C:\\CON.docx")]
    [InlineData("ก\"\r\nX-Evil: 1\u202Efdp.docx")]
    [InlineData("โปรแกรม.exe")]
    public async Task H023_H024_The_name_of_a_file_is_a_word_and_never_a_path_or_a_header(string name)
    {
        await using var site = await Site.StartAsync();
        var word = OfficeFiles.Docx(OfficeFiles.Paragraph("ข้อความ"));
        var outcome = await SaveAsync(site, files: [new(name.EndsWith(".exe", StringComparison.Ordinal) ? "ก.docx" : name, new MemoryStream(word))]);
        Assert.True(outcome.Done, outcome.Refusal?.Code);
        Assert.True((await Newsroom.PublishAsync(site, outcome.Value.Id))!.Done);
        var page = await site.OpenAsync(outcome.Value.Path);
        var href = page.Html.QuerySelector(".files a")!.GetAttribute("href")!;
        using var answer = await page.Client.GetAsync(new Uri(href, UriKind.Relative));

        Assert.Matches("^/news/2568/1/files/[0-9a-f]{12}\\.docx$", href);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.DoesNotContain("X-Evil", answer.Headers.Concat(answer.Content.Headers).Select(h => h.Key));
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(word, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task H040_A_photo_is_made_anew_in_two_sizes_and_where_it_was_taken_is_gone()
    {
        await using var site = await Site.StartAsync();
        Assert.SkipUnless(site.Services.GetRequiredService<WarmBrowser>().Available, "no browser");
        var outcome = await SaveAsync(site, photos: [new("ถนน.png", new MemoryStream(WithCanary(DemoPicture.Png(3))))]);
        Assert.True(outcome.Done, outcome.Refusal?.Code);
        var photo = outcome.Value.Photos.Single();
        Assert.Equal((400, 267), (photo.Width, photo.Height));
        var path = $"/media/{photo.Small:D}/{photo.SmallName}";
        Assert.Equal(404, (await site.OpenAsync(path)).Status);
        Assert.Equal(200, (await site.OpenAsync($"{outcome.Value.EditPath}/photos/{photo.Small:D}", Role.Officer)).Status);

        await DescribeAsync(site, outcome.Value, photo);
        Assert.True((await Newsroom.PublishAsync(site, outcome.Value.Id))!.Done);
        var page = await site.OpenAsync(outcome.Value.Path);
        var image = page.Html.QuerySelector("main img")!;
        Assert.Equal((path, "lazy", "400", "267", "ถนนเปิดใช้"), (image.GetAttribute("src"), image.GetAttribute("loading"), image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("alt")));
        foreach (var (address, most) in ((string, int)[])[(path, 40_000), ($"/media/{photo.Large:D}/{photo.LargeName}", 250_000)])
        {
            using var answer = await page.Client.GetAsync(new Uri(address, UriKind.Relative));
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.InRange(bytes.Length, 1_000, most);
            Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        }

        Assert.Equal(404, (await site.OpenAsync(path, agency: "sommut")).Status);
        Assert.Equal(404, (await site.OpenAsync($"/media/{photo.Small:D}/other.jpg")).Status);
        await Newsroom.WithdrawAsync(site, outcome.Value.Id, "ขอถอนภาพ");
        Assert.Equal(404, (await site.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task Without_a_browser_a_small_photo_is_taken_bare_and_a_large_one_is_refused_with_a_cure()
    {
        await using var site = await Site.StartAsync(services: s => s.PostConfigure<BrowserOptions>(o => o.Browser = "none"));
        var outcome = await SaveAsync(site, photos: [new("ถนน.png", new MemoryStream(WithCanary(DemoPicture.Png(3))))]);
        Assert.True(outcome.Done, outcome.Refusal?.Code);
        var photo = outcome.Value.Photos.Single();
        Assert.Equal((720, 480), (photo.Width, photo.Height));
        var client = await site.ClientAsync(Role.Officer);
        Assert.DoesNotContain("CANARY", Encoding.Latin1.GetString(await client.GetByteArrayAsync(new Uri($"{outcome.Value.EditPath}/photos/{photo.Large:D}", UriKind.Relative))), StringComparison.Ordinal);

        Assert.Equal("picture.no-browser", (await SaveAsync(site, photos: [new("ถ่าย.webp", new MemoryStream(Still()))])).Refusal?.Code);
    }

    [Fact]
    public async Task A_withdrawn_article_gives_no_file_and_a_draft_gives_it_to_who_works_on_it_only()
    {
        await using var site = await Site.StartAsync();
        var outcome = await SaveAsync(site, files: [new("ตาราง.docx", new MemoryStream(OfficeFiles.Docx(OfficeFiles.Paragraph("ข้อความ"))))]);
        var file = outcome.Value!.Files.Single();
        var (staff, open) = ($"{outcome.Value.EditPath}/files/{file.FileId:D}", $"{outcome.Value.Path}/files/{file.Slug}");
        Assert.Equal(200, (await site.OpenAsync(staff, Role.Officer)).Status);
        Assert.Equal(404, (await site.OpenAsync(staff, Role.Administrator, "sommut")).Status);
        Assert.Equal(404, (await site.OpenAsync(open)).Status);
        Assert.True((await Newsroom.PublishAsync(site, outcome.Value.Id))!.Done);
        Assert.Equal(200, (await site.OpenAsync(open)).Status);
        Assert.Equal(404, (await site.OpenAsync(open, agency: "sommut")).Status);
        await Newsroom.WithdrawAsync(site, outcome.Value.Id, "ไฟล์ผิด");
        Assert.Equal(410, (await site.OpenAsync(open)).Status);
    }

    private static Task<Outcome<Article>> SaveAsync(Site site, IReadOnlyList<Upload>? photos = null, IReadOnlyList<Upload>? files = null) => site.InAgencyAsync("tuayang", async services =>
        (await services.GetRequiredService<SaveArticle>().HandleAsync(
            new(null, null, ArticleKind.News, "ซ่อมถนน", "", "เนื้อหา", null, null, 2568, "", "", "") { NewPhotos = photos ?? [], NewFiles = files ?? [] }, default))!);

    private static Task DescribeAsync(Site site, Article article, ArticlePhoto photo) => site.InAgencyAsync("tuayang", async services =>
        Assert.True((await services.GetRequiredService<SaveArticle>().HandleAsync(
            new(article.Id, null, article.Kind, article.Title, "", article.Body, null, null, 2568, "", "", "") { Photos = [new(photo.Large, "ถนนเปิดใช้", "", false)] }, default))!.Done));

    /// <summary>With the place of the camera in a text chunk, and hung on behind the end.</summary>
    private static byte[] WithCanary(byte[] png)
    {
        var text = Encoding.ASCII.GetBytes("Comment\0Exif " + Canary);
        byte[] kind = [.. "tEXt"u8, .. text];
        var sum = 0xFFFFFFFFu;
        foreach (var one in kind)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320u;
            }
        }

        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, text.Length);
        byte[] length = [.. number];
        BinaryPrimitives.WriteUInt32BigEndian(number, ~sum);
        return [.. png[..33], .. length, .. kind, .. number, .. png[33..], .. Encoding.ASCII.GetBytes(Canary)];
    }

    /// <summary>The head of a picture that would need gigabytes.</summary>
    private static byte[] Head(int width, int height)
    {
        var file = DemoPicture.Png(1);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    private static byte[] Moving() => [.. "RIFF"u8, 50, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0x02, 0, 0, 0, 99, 0, 0, 99, 0, 0, .. new byte[28]];

    private static byte[] Still() => [.. "RIFF"u8, 50, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0x00, 0, 0, 0, 99, 0, 0, 99, 0, 0, .. new byte[28]];

    /// <summary>A stream that says nothing of its length and never ends.</summary>
    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => 0; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
