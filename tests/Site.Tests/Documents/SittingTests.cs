using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Printing;
using Prongsai.Documents.Sittings;
using Prongsai.Platform;
using Prongsai.Platform.Printing;

namespace Prongsai.Site.Tests.Documents;

public sealed class SittingTests
{
    private static readonly string[] Kinds = ["announcement", "order", "plan", "result"];

    [Fact]
    public async Task One_scan_of_a_signing_session_finds_its_five_papers_and_a_page_without_a_code_waits_in_the_tray()
    {
        Need();
        await using var site = await Site.StartAsync(demo: true);
        foreach (var kind in Kinds)
        {
            var page = await site.OpenAsync($"/app/2568/papers/{kind}/approve", Role.Officer);
            Assert.Contains("เสนอแล้ว", (await page.PressAsync("เสนอ")).All, StringComparison.Ordinal);
        }

        // With the memo that the demo has sent, five.
        var list = await (await site.OpenAsync("/app/papers/sittings", Role.Officer)).PressAsync("จัดชุดลงนามเป็น PDF");
        Assert.Contains("จัดชุดลงนาม 5 เรื่อง", list.All, StringComparison.Ordinal);
        var sheets = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Sheet>().AsNoTracking().OrderBy(x => x.Id).ToListAsync());
        Assert.Equal(5, sheets.Count);
        var printed = sheets.Sum(s => s.Pages);
        Assert.True(printed >= 11, $"{printed} pages");

        var scan = await ScanAsync(site, blankAfter: 3);
        var read = await UploadAsync(site, scan, "สแกน.pdf");
        await PaperRoute.DrainAsync(site);
        var pages = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<ScanPage>().AsNoTracking().OrderBy(p => p.Number).ToListAsync());
        Assert.Equal(printed + 1, pages.Count);
        Assert.Null(pages[3].SheetId);
        Assert.Equal(
            sheets.Select(sheet => $"{sheet.Title}: {sheet.Pages}"), sheets.Select(sheet => $"{sheet.Title}: {pages.Count(p => p.SheetId == sheet.Id)}"));

        // The tray: somebody looks and says what the page is.
        read = await site.OpenAsync(read.Address.AbsolutePath, Role.Officer);
        read = await read.PressAsync("บันทึกหน้า 4", ("หรือไม่ใช้หน้านี้ เพราะ", "กระดาษเปล่า"));
        Assert.Contains("ไม่ใช้หน้า 4 แล้ว", read.All, StringComparison.Ordinal);

        // The clerk confirms one paper with every signature of its chain: it is sealed.
        var announcement = sheets.Single(s => s.Title.Contains("ประกาศ", StringComparison.Ordinal));
        var confirm = await site.OpenAsync($"/app/papers/sheets/{announcement.Id}", Role.Administrator);
        Assert.Equal(announcement.Pages, confirm.Html.QuerySelectorAll("ul.pages img").Length);
        foreach (var select in confirm.Html.QuerySelectorAll("select[name$='.Word']").OfType<IHtmlSelectElement>())
        {
            select.Value = select.Options.First(o => o.Value.Length > 0).Value;
        }

        var tomorrow = Prongsai.Platform.Thai.ThaiDate.Short(Bangkok.Today(site.Clock).AddDays(1));
        var early = await confirm.PressAsync("ยืนยันการลงนาม", ("วันที่ลงนาม", tomorrow), ("รหัสยืนยัน 6 หลัก", Prongsai.Host.Demo.Pin));
        Assert.Equal(422, early.Status);
        Assert.Contains("วันที่ลงนามต้องไม่เกินวันนี้", early.All, StringComparison.Ordinal);
        confirm = await early.PressAsync(null, ("วันที่ลงนาม", Prongsai.Platform.Thai.ThaiDate.Short(Bangkok.Today(site.Clock))), ("รหัสยืนยัน 6 หลัก", ""));
        var wrong = await confirm.PressAsync("ยืนยันการลงนาม", ("รหัสยืนยัน 6 หลัก", "111119"));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("รหัสยืนยันไม่ถูกต้อง", wrong.All, StringComparison.Ordinal);
        Assert.Null((await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Sheet>().AsNoTracking().SingleAsync(x => x.Id == announcement.Id))).ConfirmedAt);
        confirm = await wrong.PressAsync("ยืนยันการลงนาม", ("รหัสยืนยัน 6 หลัก", Prongsai.Host.Demo.Pin));
        Assert.Contains("ยืนยันแล้ว บันทึกการลงนาม", confirm.All, StringComparison.Ordinal);
        await PaperRoute.DrainAsync(site);
        var kept = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<FrozenPaper>().AsNoTracking().SingleAsync(f => f.FiscalYear == 2568 && f.Kind != "plan"));
        Assert.Equal("announcement", kept.Kind);
        Assert.Equal(announcement.Hash, kept.Hash);
        Assert.Contains("ยืนยันแล้ว", (await site.OpenAsync($"/app/papers/sheets/{announcement.Id}", Role.Officer)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_scan_is_refused_and_one_that_cannot_be_read_says_so()
    {
        Assert.SkipUnless(Tool.Exists("pdftoppm"), "pdftoppm is not installed");
        await using var site = await Site.StartAsync(demo: true);
        Assert.Equal(422, (await UploadAsync(site, Encoding.UTF8.GetBytes("<html>ไม่ใช่สแกน</html>"), "x.pdf")).Status);
        Assert.Equal(422, (await UploadAsync(site, [], "x.pdf")).Status);
        var broken = await UploadAsync(site, Encoding.ASCII.GetBytes("%PDF-1.7\nbroken"), "../../เสีย.pdf");
        await PaperRoute.DrainAsync(site);
        broken = await site.OpenAsync(broken.Address.AbsolutePath, Role.Officer);
        Assert.Contains("เปิดไฟล์สแกนไม่ได้", broken.All, StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync(broken.Address.AbsolutePath, Role.Administrator, "sommut")).Status);
        Assert.Equal(403, (await site.OpenAsync("/app/papers/sittings", Role.Auditor)).Status);
        // A batch holds the papers of all units.
        Assert.Equal(403, (await site.OpenAsync("/app/papers/sittings", user: "finance")).Status);
    }

    private static void Need()
    {
        Tool.Need("pdftoppm");
        Tool.Need("zbarimg");
        Assert.SkipUnless(BrowserFinder.Find("") is not null, "no browser of the Chromium family is installed");
    }

    /// <summary>What a scanner would give: pictures of the printed pages, slightly askew, and a blank sheet among them.</summary>
    private static async Task<byte[]> ScanAsync(Site site, int blankAfter)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-test-");
        try
        {
            var batch = await site.InAgencyAsync("tuayang", async services =>
            {
                var sitting = await services.GetRequiredService<AppDb>().Set<Sitting>().SingleAsync();
                using var file = (await services.GetRequiredService<BlobStore>().OpenAsync(sitting.FileId, default))!;
                using var copy = new MemoryStream();
                await file.Content.CopyToAsync(copy);
                return copy.ToArray();
            });
            var source = Path.Combine(folder.FullName, "batch.pdf");
            await File.WriteAllBytesAsync(source, batch);
            Assert.Equal(0, (await Tool.RunAsync("pdftoppm", "-png", "-gray", "-r", "200", source, Path.Combine(folder.FullName, "p"))).Code);
            var html = new StringBuilder("<!doctype html><style>@page{size:A4;margin:0}body{margin:0}div{width:210mm;height:296mm;break-after:page;overflow:hidden}img{width:210mm;transform:rotate(.6deg)}img.across{width:297mm;transform-origin:0 0;transform:translateX(210mm) rotate(89.5deg)}</style>");
            var number = 0;
            foreach (var picture in Directory.GetFiles(folder.FullName, "p-*.png").Order(StringComparer.Ordinal))
            {
                // A scanner takes a sheet that lies across as it takes every other: it comes out on its side.
                var bytes = await File.ReadAllBytesAsync(picture);
                var across = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)) > System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20));
                html.Append(across ? "<div><img class=\"across\"" : "<div><img").Append(" src=\"data:image/png;base64,").Append(Convert.ToBase64String(bytes)).Append("\"></div>");
                html.Append(++number == blankAfter ? "<div>&nbsp;</div>" : "");
            }

            var printer = site.Services.GetRequiredService<PdfPrinter>();
            return (await printer.PrintAsync(html.ToString(), default)).Value!.Bytes;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("-png")]
    [InlineData("-jpeg")]
    public async Task A_picture_is_read_at_the_sizes_at_which_a_page_of_a_pdf_is(string format)
    {
        Need();
        var folder = Directory.CreateTempSubdirectory("prongsai-picture-");
        try
        {
            // A code as a small picture, drawn again as a scanner's program would write it.
            string At(string name) => Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(At("code.pdf"), PictureInPdf.Of(Prongsai.Documents.Papers.QrPicture.Png("PS:ABCDEFGHIJ").Bytes)!);
            await Tool.RunAsync("pdftoppm", format, "-gray", "-singlefile", "-scale-to", "700", At("code.pdf"), At("scan"));
            await File.WriteAllBytesAsync(At("again.pdf"), PictureInPdf.Of(await File.ReadAllBytesAsync(At(format == "-png" ? "scan.png" : "scan.jpg")))!);
            Assert.Equal(["PS:ABCDEFGHIJ"], await ScanTools.CodesAtOtherSizesAsync(At("again.pdf"), 1, folder.FullName, default));
            Assert.Null(PictureInPdf.Of("%PDF-1.4"u8.ToArray()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Screen> UploadAsync(Site site, byte[] bytes, string name)
    {
        var page = await site.OpenAsync("/app/papers/sittings", Role.Officer);
        var token = page.Html.QuerySelectorAll("input[name='__RequestVerificationToken']").OfType<IHtmlInputElement>().First().Value;
        var client = await site.ClientAsync(Role.Officer);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(bytes), "Upload", name },
        };
        return await Screen.ReadAsync(client, await client.PostAsync(new Uri("/app/papers/sittings?handler=Scan", UriKind.Relative), content));
    }
}
