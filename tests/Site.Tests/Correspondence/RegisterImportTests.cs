using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Correspondence;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Correspondence;

[Trait("engine", "each")]
public class RegisterImportTests
{
    private static readonly string[] s_head = ["ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ", "แฟ้ม"];

    [Theory]
    [InlineData("สม 99901/1721", true, 1721)]
    [InlineData("สม ๙๙๙๐๑/ว ๑๒", true, 12)]
    [InlineData("๑๕๒/๒๕๖๙", false, 152)]
    [InlineData("ครั้งที่ 3/2569", false, 3)]
    [InlineData("7", false, 7)]
    [InlineData("ไม่มีเลข", false, null)]
    [InlineData("99999999/2569", false, null)]
    public void The_running_number_is_found_in_what_offices_write(string text, bool afterSlash, int? running) =>
        Assert.Equal(running, NumberText.Running(text, afterSlash));

    [Fact]
    public async Task A_register_from_Excel_is_looked_at_then_saved_and_no_row_is_lost()
    {
        await using var site = await Site.StartAsync(demo: true);
        var review = await SendAsync(site, "order",
            ["150/2569", "2 มี.ค. 2569", "", "", "แต่งตั้งคณะกรรมการตรวจรับ", "", "", "ก1"],
            ["๑๕๑/๒๕๖๙", "๓ มีนาคม ๒๕๖๙", "", "", "แต่งตั้งเวรยาม", "", "ยกเลิก: พิมพ์ผิด", "ก1"],
            ["152/2569", "31 ก.พ. 2569", "", "", "วันไม่มีจริง", "", "", "ก1"],
            ["1/2569", "5 ม.ค. 2569", "", "", "เลขนี้มีแล้ว", "", "", "ก1"],
            ["ไม่มี", "6 ม.ค. 2569", "", "", "ไม่มีเลข", "", "", "ก1"],
            ["153/2569", "6 มี.ค. 2569", "", "", "", "", "", "ก1"]);
        Assert.Contains("อ่านได้ 2 แถว ยังไม่รับ 4 แถว", review.Text("main"), StringComparison.Ordinal);
        Assert.Contains("แฟ้ม", review.Text("main .notice"), StringComparison.Ordinal);
        Assert.Contains("เลขนี้มีในทะเบียนแล้ว", review.Text("main"), StringComparison.Ordinal);
        var before = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Entry>().CountAsync());

        var saved = await review.PressAsync("ยืนยันและบันทึก 2 แถว");
        Assert.Contains("นำเข้า 2 รายการแล้ว", saved.Text("[role=status]"), StringComparison.Ordinal);
        await site.InAgencyAsync("tuayang", async s =>
        {
            var entries = s.GetRequiredService<AppDb>().Set<Entry>().AsNoTracking();
            Assert.Equal(before + 2, await entries.CountAsync());
            var struck = await entries.SingleAsync(e => e.Running == 151 && e.Kind == RegisterKind.Order);
            Assert.Equal((EntryState.Void, "พิมพ์ผิด", "151/2569"), (struck.State, struck.Reason, struck.Text));
        });

        var again = await review.PressAsync("ยืนยันและบันทึก 2 แถว");
        Assert.Equal(422, again.Status);
        Assert.Contains("ลงทะเบียนไปแล้ว", again.Text("[role=alert]"), StringComparison.Ordinal);
    }

    /// <summary>Of the clock of the tests; papers of the demo's finished year stand in another year of the registers.</summary>
    private const int Year = 2569;

    [Fact]
    public async Task What_goes_out_as_Excel_comes_in_again()
    {
        await using var site = await Site.StartAsync(demo: true);
        foreach (var book in Book.All)
        {
            using var table = await (await site.ClientAsync(Role.Officer)).GetAsync(new Uri($"{book.Path}/export.xlsx?year={Year}", UriKind.Relative));
            var document = TableFile.Read(await table.Content.ReadAsByteArrayAsync(), "register.xlsx").Value!;
            var reading = RegisterReader.Read(document, book, refusal => refusal.Code)!;
            var lines = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Entry>().CountAsync(e => book.Kinds.ToList().Contains(e.Kind) && e.Year == Year));
            Assert.Equal(lines, reading.Rows.Count);
            Assert.Empty(reading.Unread);
            Assert.Empty(reading.Ignored);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("{\"a\":1}")]
    [InlineData("[{\"row\":1,\"kind\":\"letter\",\"number\":\"\",\"running\":1,\"on\":\"2026-01-01\",\"texts\":null}]")]
    [InlineData("[{\"row\":1,\"kind\":\"order\",\"number\":\"\",\"running\":-5,\"on\":\"2026-01-01\",\"texts\":{\"title\":\"x\",\"sender\":\"\",\"recipient\":\"\",\"theirNumber\":\"\",\"theirDate\":null,\"time\":\"\",\"action\":\"\",\"note\":\"\"}}]")]
    public async Task Rows_that_a_stranger_wrote_are_refused(string rows)
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/registers/order/import", Role.Officer);
        var fields = Screen.Fields((IHtmlFormElement)page.Html.QuerySelector("main form")!).Append(KeyValuePair.Create("Rows", rows));
        using var body = new FormUrlEncodedContent(fields);
        var answer = await page.Client.PostAsync(new Uri("/app/registers/order/import?handler=Confirm", UriKind.Relative), body);
        Assert.Equal(422, (int)answer.StatusCode);
    }

    private static async Task<Screen> SendAsync(Site site, string book, params string[][] rows)
    {
        using var file = new MemoryStream();
        using (var writer = new XlsxWriter(file, "ทะเบียน", s_head))
        {
            foreach (var row in rows)
            {
                writer.Row(row);
            }
        }

        var page = await site.OpenAsync($"/app/registers/{book}/import", Role.Officer);
        using var body = new MultipartFormDataContent();
        foreach (var (key, value) in Screen.Fields((IHtmlFormElement)page.Html.QuerySelector("main form")!))
        {
            body.Add(new StringContent(value), key);
        }

        using var content = new ByteArrayContent(file.ToArray());
        body.Add(content, "Attached", "register.xlsx");
        return await Screen.ReadAsync(page.Client, await page.Client.PostAsync(new Uri($"/app/registers/{book}/import?handler=Read", UriKind.Relative), body));
    }
}
