using System.Text;
using Microsoft.Playwright;

namespace Prongsai.Browser.Tests;

/// <summary>The main job, from an old table to the public page, by an officer and the permanent secretary of the demo, with script and without.</summary>
public class JourneyTests(Product product)
{
    private const string Measure = "จัดให้มีช่องทางติดตามคำขอที่ประชาชนเปิดดูเองได้";
    private const string Changed = "เสนอที่ประชุมหัวหน้าส่วนราชการทุกเดือน";

    private static readonly string[][] OldTable =
    [
        ["มาตรการ/แนวทาง", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "การติดตามผล"],
        [Measure, "1. รวบรวมขั้นตอนของแต่ละงาน 2. ประกาศให้ทราบทั่วกัน", "สำนักปลัด", "ต.ค. 2565 - มี.ค. 2566", "รายงานทุก 6 เดือน"],
        ["ทบทวนคู่มือการให้บริการทุกงาน", "1. ประชุมผู้รับผิดชอบ 2. ปรับคู่มือ 3. เผยแพร่", "กองคลัง", "ไตรมาสที่ 1 - 2", "รายงานทุกไตรมาส"],
        ["อบรมการใช้ทรัพย์สินของราชการ", "1. จัดทำแนวปฏิบัติ 2. อบรมบุคลากร", "ทุกส่วนราชการ", "ภายในเดือนมีนาคม 2566", "รายงานที่ประชุมประจำเดือน"],
    ];

    [Theory]
    [InlineData(2569, true)]
    [InlineData(2566, false)]
    public async Task An_old_table_becomes_measures_papers_and_a_public_page(int year, bool script)
    {
        await using (var officer = await Visitor.ComeAsync(product, script: script))
        {
            await officer.SignInAsync("officer");
            await ImportAsync(officer.Page, year, script);
            await SetOneMeasureAsync(officer.Page, year);
            await officer.Page.GotoAsync($"/app/{year}/papers");
            await officer.Page.Locator($"main a[href$='/{year}/papers/plan']").First.ClickAsync();
            Assert.StartsWith("PK", await DownloadAsync(officer.Page, "docx"), StringComparison.Ordinal);
            Assert.StartsWith("%PDF-", await DownloadAsync(officer.Page, "pdf"), StringComparison.Ordinal);
            await SendAndScanAsync(officer.Page, year);
        }

        await using (var secretary = await Visitor.ComeAsync(product, script: script))
        {
            await secretary.SignInAsync("secretary");
            await ConfirmAsync(secretary.Page);
        }

        await using var citizen = await Visitor.ComeAsync(product, width: 360, script: script);
        var address = await PublishedAsync(citizen.Page, year);
        await citizen.Page.Locator($"main a[href='{address}']").First.ClickAsync();
        await Assertions.Expect(citizen.Page.Locator("main")).ToContainTextAsync(Measure);
        await Assertions.Expect(citizen.Page.Locator("main")).ToContainTextAsync(Changed);
        if (script)
        {
            // axe is a script itself.
            Assert.Empty(await AccessibilityTests.AskAsync(citizen.Page, address, 360));
        }

        await citizen.ShootAsync($"journey-{(script ? "script" : "plain")}-public");
    }

    /// <summary>With script as a table from Word's clipboard, without it as text.</summary>
    private static async Task ImportAsync(IPage page, int year, bool script)
    {
        await page.GotoAsync($"/app/{year}/measures/import");
        var box = page.Locator("textarea[name='Input.Text']");
        if (script)
        {
            var html = new StringBuilder("<html><body><table>");
            foreach (var row in OldTable)
            {
                html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td><p class=MsoNormal>{cell}</p></td>")).Append("</tr>");
            }

            await box.EvaluateAsync(
                """
                (box, html) => {
                  const data = new DataTransfer();
                  data.setData('text/html', html);
                  data.setData('text/plain', 'ตาราง');
                  box.value = 'ตาราง';
                  box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }
                """,
                html.Append("</table></body></html>").ToString());
        }
        else
        {
            await box.FillAsync(string.Join('\n', OldTable.Select(row => string.Join('\t', row))));
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "อ่านตาราง" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "นำเข้าแถวที่เลือก" }).ClickAsync();
        await Visitor.ArriveAsync(page, "^(?!.*/import)");
        await page.GotoAsync($"/app/{year}/measures");
        await Assertions.Expect(page.Locator("#measures tr[id]")).ToHaveCountAsync(OldTable.Length - 1);
    }

    private static async Task SetOneMeasureAsync(IPage page, int year)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = Measure }).ClickAsync();
        var followUp = page.Locator("[name='Input.FollowUp']");
        await followUp.FillAsync(Changed);
        await page.GetByRole(AriaRole.Button, new() { Name = "บันทึกมาตรการ" }).ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToHaveCountAsync(0);
        Assert.Contains($"/app/{year}/measures", page.Url, StringComparison.Ordinal);
    }

    private static async Task<string> DownloadAsync(IPage page, string format)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator($"main a[href*='format={format}']").First.ClickAsync(), new() { Timeout = 90_000 });
        await using var file = File.OpenRead(await download.PathAsync());
        var start = new byte[5];
        Assert.Equal(5, await file.ReadAtLeastAsync(start, 5));
        Assert.EndsWith("." + format, download.SuggestedFilename, StringComparison.Ordinal);
        return Encoding.ASCII.GetString(start);
    }

    /// <summary>Sent, printed for the pen, and scanned again: the printed batch itself stands for the scan.</summary>
    private static async Task SendAndScanAsync(IPage page, int year)
    {
        page.SetDefaultTimeout(90_000);
        await page.GotoAsync($"/app/{year}/papers/plan/approve");
        await page.Locator("[name='PublishWhenApproved'][type='checkbox']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "เสนอ", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("รออนุมัติ");

        await page.GotoAsync("/app/papers/sittings");
        foreach (var box in await page.Locator("[name='ApprovalIds']").AllAsync())
        {
            await box.UncheckAsync();
        }

        await page.Locator("[name='ApprovalIds']").Last.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "จัดชุดลงนามเป็น PDF" }).ClickAsync();
        var batch = await page.Locator("main a[href^='/app/papers/scans/files/']").First.GetAttributeAsync("href");
        var file = await page.APIRequest.GetAsync(batch!);
        await page.Locator("[name='Upload']").SetInputFilesAsync(new FilePayload { Name = "scan.pdf", MimeType = "application/pdf", Buffer = await file.BodyAsync() });
        await page.GetByRole(AriaRole.Button, new() { Name = "แนบไฟล์สแกน" }).ClickAsync();
        for (var tries = 0; tries < 120 && await page.GetByRole(AriaRole.Link, new() { Name = "ตรวจและยืนยัน" }).CountAsync() == 0; tries++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }
    }

    private static async Task ConfirmAsync(IPage page)
    {
        page.SetDefaultTimeout(90_000);
        await page.GotoAsync("/app/papers/sittings");
        await page.Locator("main a[href^='/app/papers/scans/']:not([href*='/files/'])").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "ตรวจและยืนยัน" }).First.ClickAsync();
        foreach (var word in await page.Locator("select[name$='.Word']").AllAsync())
        {
            await word.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }

        await page.GetByLabel("รหัสยืนยัน 6 หลัก").FillAsync(Prongsai.Host.Demo.Pin);
        await page.GetByRole(AriaRole.Button, new() { Name = "ยืนยันการลงนาม" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("ยืนยันแล้ว");
    }

    private static async Task<string> PublishedAsync(IPage page, int year)
    {
        var link = page.Locator($"main a[href^='/ita/{year}/']").First;
        for (var tries = 0; tries < 120; tries++)
        {
            await page.GotoAsync($"/ita/{year}");
            if (await link.CountAsync() > 0)
            {
                break;
            }

            await page.WaitForTimeoutAsync(500);
        }

        return (await link.GetAttributeAsync("href"))!;
    }
}
