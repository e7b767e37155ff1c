using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Agency;

/// <summary>The picture of one's own signature: what comes in, who sees it, and that it goes.</summary>
public sealed class OwnSignatureTests
{
    [Fact]
    public async Task A_person_keeps_the_own_picture_without_what_was_written_beside_it_and_takes_it_off()
    {
        await using var site = await Site.StartAsync(demo: true);
        var kept = await AttachAsync(site, Png(300, 100, Chunk("tEXt", "Author\0ที่บ้าน"u8)));
        Assert.Equal(200, kept.Status);
        Assert.Contains("เก็บรูปลายมือชื่อแล้ว", kept.All, StringComparison.Ordinal);

        var client = await site.ClientAsync(Role.Officer);
        using var answer = await client.GetAsync(new Uri("/app/me/signature/picture", UriKind.Relative));
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(Png(300, 100), bytes);

        // Another account of the office, another agency, nobody: none of them has a way to it.
        Assert.Equal(404, (await site.OpenAsync("/app/me/signature/picture", Role.Auditor)).Status);
        Assert.Equal(404, (await site.OpenAsync("/app/me/signature/picture", Role.Officer, "sommut")).Status);
        Assert.Equal("/sign-in", (await site.OpenAsync("/app/me/signature/picture")).Address.AbsolutePath);

        var off = await kept.PressAsync("นำรูปออก");
        Assert.Contains("นำรูปลายมือชื่อออกแล้ว", off.All, StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync("/app/me/signature/picture", Role.Officer)).Status);
        var (events, files) = await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            return (await db.Set<AuditEvent>().Where(e => e.Code.StartsWith("signature.")).OrderByDescending(e => e.Number).Select(e => e.Code).Take(2).ToListAsync(),
                await db.Set<StoredFile>().CountAsync(f => f.Name == "signature.png"));
        });
        Assert.Equal(["signature.removed", "signature.kept"], events);
        Assert.Equal(2, files); // those of the two who decide, of the demo
    }

    [Fact]
    public async Task A_new_picture_takes_the_place_of_the_old_one_and_an_account_without_a_person_keeps_none()
    {
        await using var site = await Site.StartAsync(demo: true);
        await AttachAsync(site, Png(300, 100));
        await AttachAsync(site, Png(200, 80));
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            Assert.Equal(3, await db.Set<SignaturePicture>().CountAsync());
            Assert.Equal(3, await db.Set<StoredFile>().CountAsync(f => f.Name == "signature.png"));
        });
        Assert.Empty(await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<SignaturePicture>().ToListAsync()));
        var auditor = await site.OpenAsync("/app/me/signature", Role.Auditor);
        Assert.Contains("ยังไม่ผูกกับบุคลากร", auditor.All, StringComparison.Ordinal);
        Assert.Empty(auditor.Html.QuerySelectorAll("main form"));
    }

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task What_is_no_picture_of_a_signature_is_refused_with_its_cure(string why, byte[] bytes, string says)
    {
        await using var site = await Site.StartAsync(demo: true);
        var refused = await AttachAsync(site, bytes);
        Assert.True(refused.Status == 422, why);
        Assert.Contains(says, refused.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync("/app/me/signature/picture", Role.Officer)).Status);
    }

    public static TheoryData<string, byte[], string> Unfit() => new()
    {
        { "SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "ไม่ใช่รูป PNG หรือ JPEG" },
        { "GIF", "GIF89a........................................"u8.ToArray(), "ไม่ใช่รูป PNG หรือ JPEG" },
        { "one point", Png(1, 1), "กว้าง 1 สูง 1 จุด" },
        { "huge", Png(20_000, 2), "จุด" },
        { "a long line", Png(1_200, 100), "ยาวเกิน 5 เท่า" },
        { "cut off", Png(300, 100)[..^40], "ไม่สมบูรณ์" },
        { "says more than it holds", Resized(Png(300, 100), 310), "ไม่สมบูรณ์" },
        { "a bomb", Png(100, 50, body: new byte[3_000_000]), "ไม่สมบูรณ์" },
        { "too long", [.. Png(300, 100), .. new byte[1024 * 1024]], "เกิน 1 MB" },
    };

    [Fact]
    public void What_hangs_behind_the_end_of_a_picture_is_gone()
    {
        Assert.Equal(Png(300, 100), BarePicture.Of([.. Png(300, 100), .. "PK\u0003\u0004<script>alert(1)</script>"u8]));
        var bare = BarePicture.Of(Jpeg("Exif\0\0GPS 13.7563 100.5018"u8))!;
        Assert.Equal(new Picture("image/jpeg", 300, 100), Picture.Read(bare));
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(bare), StringComparison.Ordinal);
        Assert.Equal(Jpeg([]), bare);
        Assert.Equal(bare, BarePicture.Of([.. Jpeg([]), .. "<?php"u8]));
    }

    [Fact]
    public void Every_cut_and_every_bent_byte_gets_an_answer()
    {
        foreach (var whole in (byte[][])[Png(60, 20), Jpeg("Exif"u8)])
        {
            for (var i = 0; i < whole.Length; i++)
            {
                Assert.Null(BarePicture.Of(whole.AsSpan(0, i)));
                var bent = whole.ToArray();
                bent[i] ^= 0xFF;
                _ = BarePicture.Of(bent);
            }
        }
    }

    internal static async Task<Screen> AttachAsync(Site site, byte[] bytes, Role role = Role.Officer)
    {
        var client = await site.ClientAsync(role);
        var page = await site.OpenAsync("/app/me/signature", role);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Html.QuerySelector("form[enctype] input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(bytes), "Input.Picture", "ลายมือชื่อ.png" },
        };
        return await Screen.ReadAsync(client, await client.PostAsync(new Uri("/app/me/signature", UriKind.Relative), form));
    }

    /// <summary>A grey picture with a stroke, as small programs write it.</summary>
    internal static byte[] Png(int width, int height, byte[]? beside = null, byte[]? body = null)
    {
        var rows = body ?? new byte[(width + 1) * height];
        for (var i = 0; i < rows.Length && body is null; i++)
        {
            rows[i] = i % (width + 1) == 0 ? (byte)0 : i % 7 == 0 ? (byte)30 : (byte)255;
        }

        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(rows);
        }

        return
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", [.. Four(width), .. Four(height), 8, 0, 0, 0, 0]), .. beside ?? [],
            .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Jpeg(ReadOnlySpan<byte> metadata) =>
    [
        0xFF, 0xD8, .. metadata.Length == 0 ? [] : (byte[])[0xFF, 0xE1, 0, (byte)(metadata.Length + 2), .. metadata], 0xFF, 0xC0, 0, 11, 8, 0, 100, 1, 44, 1, 1, 0x11, 0,
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 0xFF, 0x00, 4, 0xFF, 0xD0, 5, 0xFF, 0xD9,
    ];

    private static byte[] Resized(byte[] png, int width)
    {
        Four(width).CopyTo(png, 16);
        Four((int)Sum(png.AsSpan(12, 17))).CopyTo(png, 29);
        return png;
    }

    private static byte[] Chunk(string kind, ReadOnlySpan<byte> data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. data];
        return [.. Four(data.Length), .. named, .. Four((int)Sum(named))];
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = new Crc32();
        sum.Add(bytes);
        return sum.Value;
    }

    private static byte[] Four(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
