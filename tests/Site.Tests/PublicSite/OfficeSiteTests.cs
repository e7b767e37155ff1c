using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Printing;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>The pages about the office, made from a small office that the registers hold.</summary>
[Trait("engine", "each")]
public sealed class OfficeSiteTests
{
    private static readonly DateOnly Start = new(2025, 1, 1);

    [Fact]
    public async Task Executives_of_both_sides_stand_with_post_picture_and_ways_to_reach_them_and_a_vacant_post_says_who_acts()
    {
        await using var site = await Site.StartAsync();
        var office = await FillAsync(site);
        var screen = await site.OpenAsync("/about/executives");

        Assert.Equal(200, screen.Status);
        Assert.Equal(["ฝ่ายการเมือง", "ฝ่ายข้าราชการประจำ"], screen.Texts("article h2"));
        Assert.Equal(["นายก อบต.ตัวอย่าง", "ปลัด อบต.ตัวอย่าง", "ผู้อำนวยการกองช่าง"], screen.Texts(".person h3"));
        var people = screen.Texts(".person");
        Assert.Contains("นายทดสอบ หนึ่ง", people[0], StringComparison.Ordinal);
        Assert.Contains("0 2000 0000 ต่อ 101", people[0], StringComparison.Ordinal);
        Assert.Contains("ตำแหน่งว่าง", people[1], StringComparison.Ordinal);
        Assert.Contains("ผู้อำนวยการกองช่าง รักษาราชการแทน", people[1], StringComparison.Ordinal);
        Assert.Equal($"รูปถ่าย นายทดสอบ หนึ่ง", screen.Html.QuerySelector(".person img")!.GetAttribute("alt"));
        Assert.DoesNotContain("081", screen.All, StringComparison.Ordinal); // the person's own number is not the post's

        var missing = await site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<IOwnPages>().FindAsync("executives", default))!.Missing);
        Assert.Contains("ผู้อำนวยการกองช่าง (นายทดสอบ สอง) ไม่มีรูปถ่าย", missing);
        Assert.Contains("ผู้อำนวยการกองช่าง (นายทดสอบ สอง) ไม่มีรูปถ่าย", (await site.OpenAsync("/app/website", Role.Officer)).All, StringComparison.Ordinal);
        Assert.DoesNotContain(missing, m => m.StartsWith("นายก", StringComparison.Ordinal));

        var client = await site.ClientAsync();
        using var picture = await client.GetAsync(new Uri(office.Photo, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", picture.Headers.GetValues("Cache-Control")));
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        foreach (var guess in (string[])[office.Photo.Replace("photo.png", "photo.jpg", StringComparison.Ordinal), office.Photo.Replace("photo.png", "../web.config", StringComparison.Ordinal), $"/media/p/{Guid.Empty}/photo.png"])
        {
            Assert.Equal(404, (await site.OpenAsync(guess)).Status);
        }

        Assert.Equal(404, (await site.OpenAsync(office.Photo, agency: "sommut")).Status);
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<RemovePortrait>().HandleAsync(office.Head, default));
        Assert.Equal(404, (await site.OpenAsync(office.Photo)).Status);
    }

    [Fact]
    public async Task The_chart_and_the_list_under_it_say_the_same_and_the_four_parts_can_be_led_to()
    {
        await using var site = await Site.StartAsync();
        await FillAsync(site);
        var screen = await site.OpenAsync("/about/structure");

        Assert.Equal(["e1", "e2", "e3", "e4"], screen.Html.QuerySelectorAll("article h2").Select(h => h.Id));
        var list = screen.Html.QuerySelectorAll("#e1 + ul li").Select(l => l.ChildNodes[0].TextContent.Trim()).ToList();
        var drawn = screen.Html.QuerySelectorAll("svg.chart text, .chart svg text").Select(t => string.Concat(t.TextContent.Where(c => !char.IsWhiteSpace(c)))).ToList();
        Assert.Equal(list.Select(l => string.Concat(l.Where(c => !char.IsWhiteSpace(c)))), drawn);
        Assert.Contains("กองช่าง <b>&", list);
        Assert.Empty(screen.Html.QuerySelectorAll("article b, svg b"));
        Assert.Equal("img", screen.Html.QuerySelector(".chart svg")!.GetAttribute("role"));
        Assert.Contains("ดูแลถนนในตำบล", screen.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contact_tells_address_telephone_mail_place_and_a_channel_that_answers()
    {
        await using var site = await Site.StartAsync();
        var empty = await site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<IOwnPages>().FindAsync("contact", default))!.Missing);
        Assert.Equal(5, empty.Count);
        await FillAsync(site);
        var screen = await site.OpenAsync("/contact");

        Assert.Equal(["ที่อยู่", "โทรศัพท์", "อีเมล", "แผนที่ตั้ง", "ช่องทางถาม-ตอบ", "ส่วนราชการ"], screen.Texts("article h2"));
        Assert.Contains("พิกัด 13.756331, 100.501765", screen.All, StringComparison.Ordinal);
        Assert.Contains("https://www.openstreetmap.org/?mlat=13.756331&mlon=100.501765#map=16/13.756331/100.501765", screen.Html.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("https://chat.tuayang.example/ask", screen.Html.QuerySelector("#e5 + p a")!.GetAttribute("href"));
        Assert.Equal("tel:020000000", screen.Html.QuerySelector("#e2 + p a")!.GetAttribute("href"));
        Assert.Empty(await site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<IOwnPages>().FindAsync("contact", default))!.Missing));
    }

    [Fact]
    public async Task What_staff_write_stands_on_the_website_and_is_dated_once_the_change_is_heard()
    {
        await using var site = await Site.StartAsync();
        await FillAsync(site);
        await site.OpenAsync("/about/duties");
        var form = await site.OpenAsync("/app/settings/public", Role.Administrator);
        var refused = await form.SubmitAsync(("ละติจูด", "100.5"), ("ลองจิจูด", "13.7"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("ไม่ได้สลับช่องกัน", refused.Text(".error-summary"), StringComparison.Ordinal);
        var half = await refused.SubmitAsync(("ละติจูด", "13.7"), ("ลองจิจูด", ""));
        Assert.Contains("ให้ครบทั้งละติจูดและลองจิจูด", half.Text(".error-summary"), StringComparison.Ordinal);
        var script = await half.SubmitAsync(("ละติจูด", ""), ("ลองจิจูด", ""), ("ที่อยู่ของช่องทางถาม-ตอบ", "javascript:alert(1)"));
        Assert.Contains("https://", script.Text(".error-summary"), StringComparison.Ordinal);
        var said = await script.SubmitAsync(("ที่อยู่ของช่องทางถาม-ตอบ", ""), ("หน้าที่และอำนาจของหน่วยงาน", "ดูแล<script>น้ำประปา</script>\nข้อสอง"));
        Assert.Contains("ใช้ข้อมูลชุดใหม่", said.Text(".said"), StringComparison.Ordinal);

        await site.Services.GetRequiredService<JobRunner>().DrainAsync(default);
        var screen = await site.OpenAsync("/about/duties");
        Assert.Equal(["ดูแล<script>น้ำประปา</script>", "ข้อสอง"], screen.Texts("#e1 ~ p").Take(2));
        Assert.Contains("ปรับปรุงล่าสุด", screen.Text(".meta"), StringComparison.Ordinal);
        Assert.Equal(403, (await site.OpenAsync("/app/settings/people/edit", Role.Officer)).Status);
    }

    [Fact]
    public async Task English_summaries_stand_in_English_and_a_policy_nobody_wrote_is_no_page()
    {
        await using var site = await Site.StartAsync();
        await FillAsync(site);
        var screen = await site.OpenAsync("/en/about");

        Assert.Equal("en", screen.Html.DocumentElement.GetAttribute("lang"));
        Assert.Equal("th", screen.Html.QuerySelector("header")!.GetAttribute("lang"));
        Assert.Equal("Tua Yang SAO", screen.Text("h1"));
        Assert.Contains("Chief Executive: นายทดสอบ หนึ่ง", screen.All, StringComparison.Ordinal);
        Assert.Equal(200, (await site.OpenAsync("/en/no-gift-policy")).Status);
        Assert.Equal(404, (await site.OpenAsync("/en/no-gift-policy", agency: "sommut")).Status);
        Assert.Equal(200, (await site.OpenAsync("/en/contact")).Status);
    }

    [Fact]
    public async Task Every_page_of_the_site_map_opens_and_what_changed_is_told()
    {
        await using var site = await Site.StartAsync();
        await FillAsync(site);
        await Papers.PublishAsync(site, Papers.Report());
        await Papers.PublishAsync(site, Papers.Report(title: "ฉบับสอง"));
        await Papers.PublishAsync(site, Papers.Report(item: "O29"));
        await Papers.WithdrawAsync(site, 2568, "O29", "ตัวเลขผิด");
        var map = await site.OpenAsync("/sitemap");
        foreach (var path in map.Html.QuerySelectorAll("main .map a").Select(a => a.GetAttribute("href")!))
        {
            Assert.Equal(200, (await site.OpenAsync(path)).Status);
        }

        var changes = await site.OpenAsync("/changes");
        Assert.Equal(4, changes.Html.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("เผยแพร่ฉบับที่ 2 แทนฉบับก่อน", changes.All, StringComparison.Ordinal);
        Assert.Contains("ถอนฉบับที่ 1: ตัวเลขผิด", changes.All, StringComparison.Ordinal);
        foreach (var guess in (string[])["/about/nothing", "/about/structure.bak", "/about/.git", "/en/x", "/media/p/x/photo.png"])
        {
            Assert.Equal(404, (await site.OpenAsync(guess)).Status);
        }

        Assert.Equal("/about/executives", (await site.OpenAsync("/ผู้บริหาร")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_picture_too_large_to_be_sent_to_phones_is_refused_with_its_cure_and_what_a_camera_wrote_is_gone()
    {
        await using var site = await Site.StartAsync();
        var office = await FillAsync(site);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var keep = s.GetRequiredService<KeepPortrait>();
            Assert.Equal("portrait.kind", (await keep.HandleAsync(office.Head, new MemoryStream("<svg/>"u8.ToArray()), default))!.Refusal!.Code);
            Assert.Null(await keep.HandleAsync(Guid.CreateVersion7(), Face(), default));
        });
        var form = await site.OpenAsync($"/app/settings/people/{office.Head}/portrait", Role.Administrator);
        Assert.Equal(200, form.Status);
        Assert.Equal(404, (await site.OpenAsync($"/app/settings/people/{office.Head}/portrait", Role.Administrator, "sommut")).Status);
    }

    [Fact]
    public async Task A_large_picture_is_made_small_in_the_browser_and_refused_with_its_cure_where_there_is_none()
    {
        // Noise: nothing that any compression makes small.
        var large = Noise(500, 640);
        await using (var site = await Site.StartAsync(services: services => services.PostConfigure<BrowserOptions>(o => o.Browser = "none")))
        {
            var office = await FillAsync(site);
            var refusal = (await KeepAsync(site, office.Head, large))!.Refusal!;
            Assert.Equal("portrait.resize", refusal.Code);
        }

        await using var drawing = await Site.StartAsync();
        Assert.SkipUnless(drawing.Services.GetRequiredService<WarmBrowser>().Available, "No Chromium here.");
        var head = (await FillAsync(drawing)).Head;
        var kept = (await KeepAsync(drawing, head, large))!.Value!;
        var client = await drawing.ClientAsync();
        var bytes = await client.GetByteArrayAsync(new Uri($"/media/p/{kept.Id}/photo.jpg", UriKind.Relative));
        Assert.InRange(bytes.Length, 500, PortraitSize.MostBytes);
        Assert.Equal(new Picture("image/jpeg", KeepPortrait.Width, KeepPortrait.Height), Picture.Read(bytes));
    }

    [Fact]
    public async Task Guesses_at_backups_and_folders_all_get_the_same_answer()
    {
        await using var site = await Site.StartAsync();
        var client = await site.ClientAsync();
        HashSet<string> answers = [];
        foreach (var guess in (string[])["/.git/config", "/.env", "/backup.zip", "/web.config.bak", "/wp-admin/", "/media/", "/about/x", "/ita/2568/o99", "/ita/9999", "/files/../../etc/passwd", "/media/p/" + Guid.Empty + "/photo.jpg"])
        {
            using var answer = await client.GetAsync(new Uri(guess, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Single(answers);
    }

    private static Task<Outcome<Portrait>?> KeepAsync(Site site, Guid person, byte[] picture) =>
        site.InAgencyAsync("tuayang", s => s.GetRequiredService<KeepPortrait>().HandleAsync(person, new MemoryStream(picture), default));

    /// <summary>A grey PNG of random points.</summary>
    private static byte[] Noise(int width, int height)
    {
        using var points = new MemoryStream();
        using (var squeezed = new ZLibStream(points, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                squeezed.WriteByte(0);
                squeezed.Write(RandomNumberGenerator.GetBytes(width));
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, points.ToArray());
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream to, ReadOnlySpan<byte> kind, byte[] data)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(four, data.Length);
        to.Write(four);
        to.Write(kind);
        to.Write(data);
        var sum = new Crc32();
        sum.Add(kind);
        sum.Add(data);
        BinaryPrimitives.WriteUInt32BigEndian(four, sum.Value);
        to.Write(four);
    }

    private static Stream Face() => typeof(AgencyModule).Assembly.GetManifestResourceStream("DemoFaces/one.png")!;

    internal sealed record Filled(Guid Head, string Photo);

    internal static Task<Filled> FillAsync(Site site, string agency = "tuayang") => site.InAgencyAsync(agency, async s =>
    {
        Must(await s.GetRequiredService<SaveOffice>().HandleAsync(new("องค์การบริหารส่วนตำบลตัวอย่าง", "อบต.ตัวอย่าง", "นายก อบต.ตัวอย่าง", "", "9 หมู่ 9", "ตัวอย่าง", "สมมติ", "0 2000 0000 ต่อ 1", "a@tuayang.example", ""), default));
        Must(await s.GetRequiredService<SaveOfficeFace>().HandleAsync(new("ดูแลถนนในตำบล", "", "", "ห้องถาม-ตอบ", "https://chat.tuayang.example/ask", 13.756331m, 100.501765m, "Tua Yang SAO", "We care for roads.", "No gifts."), default));
        var units = s.GetRequiredService<SaveUnit>();
        var first = Must(await units.HandleAsync(new(null, "สำนักปลัด", ""), default));
        var second = Must(await units.HandleAsync(new(null, "กองช่าง <b>&", "", new("Works", "", "", "ดูแลอาคาร")), default));
        var positions = s.GetRequiredService<SavePosition>();
        var head = Must(await positions.HandleAsync(new(null, "นายก อบต.ตัวอย่าง", null, null, new(null, "Chief Executive", "0 2000 0000 ต่อ 101", "")), default));
        var clerk = Must(await positions.HandleAsync(new(null, "ปลัด อบต.ตัวอย่าง", null, null), default));
        var works = Must(await positions.HandleAsync(new(null, "ผู้อำนวยการกองช่าง", second.Id, null), default));
        Must(await positions.HandleAsync(new(null, "นักวิเคราะห์นโยบายและแผน", first.Id, null), default));
        var people = s.GetRequiredService<SavePerson>();
        var one = Must(await people.HandleAsync(new(null, "นาย", "ทดสอบ", "หนึ่ง", null, "081 234 5678", ""), default));
        var two = Must(await people.HandleAsync(new(null, "นาย", "ทดสอบ", "สอง", second.Id, "", ""), default));
        var appoint = s.GetRequiredService<Appoint>();
        Must(await appoint.HandleAsync(new(one.Id, head.Id, AppointmentKind.Holder, "", Start, null), default));
        Must(await appoint.HandleAsync(new(two.Id, works.Id, AppointmentKind.Holder, "", Start, null), default));
        Must(await appoint.HandleAsync(new(two.Id, clerk.Id, AppointmentKind.ActingFor, "", Start, null), default));
        Must(await s.GetRequiredService<KeepPortrait>().HandleAsync(one.Id, Face(), default));
        var face = await s.GetRequiredService<IPublicOffice>().FaceAsync(Start, default);
        return new Filled(one.Id, face.Posts.SelectMany(p => p.People).Select(p => p.PhotoPath).First(p => p is not null)!);
    });

    private static T Must<T>(Outcome<T>? outcome)
        where T : class => outcome?.Value ?? throw new InvalidOperationException(outcome?.Refusal?.Code);
}
