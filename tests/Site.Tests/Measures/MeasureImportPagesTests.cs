using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Measures;
using Prongsai.Measures.Contracts;
using Prongsai.Platform;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.Measures;

[Trait("engine", "each")]
public sealed class MeasureImportPagesTests
{
    [Fact]
    public async Task Real_documents_become_measures_as_they_were_read()
    {
        await using var site = await Site.StartAsync();
        var year = 2564;
        foreach (var (seed, rows) in ((string, int)[])[("000", 6), ("001", 9), ("002", 3), ("003", 10), ("004", 8)])
        {
            year++;
            var (_, table) = SeedImportTests.Read(seed);
            var form = await site.OpenAsync($"/app/{year}/measures/import", Role.Officer);
            var review = await form.SubmitAsync(("วางตารางที่นี่", await File.ReadAllTextAsync(Seeds.Path(seed))));
            Assert.Equal("ตรวจก่อนนำเข้า", review.Text("h1"));
            var done = await review.PressAsync("นำเข้าแถวที่เลือก");
            Assert.Equal(200, done.Status);

            var saved = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IMeasures>().OfYearAsync(year, default));
            Assert.Equal(rows, saved.Rows.Count);
            foreach (var (was, now) in table.Rows.OrderBy(r => r.IssueNo ?? 99).Zip(saved.Rows))
            {
                Assert.Equal(was.Steps.Select(Flat), now.Steps.Select(Flat));
                Assert.Equal(was.Owners.Select(Flat), now.Owners.Select(Flat));
                Assert.Equal(was.FollowUp, now.FollowUp);
                Assert.Equal(was.ItemCodes, now.ItemCodes);
            }
        }
    }

    [Fact]
    public async Task A_Word_file_is_read_and_a_hostile_one_refused_on_the_same_page()
    {
        await using var site = await Site.StartAsync();
        var cell = OfficeFiles.Paragraph;
        var table = $"<w:tbl><w:tr><w:tc>{cell("มาตรการ")}</w:tc><w:tc>{cell("ขั้นตอน")}</w:tc><w:tc>{cell("ผู้รับผิดชอบ")}</w:tc></w:tr><w:tr><w:tc>{cell("{{7*7}} <script>alert(1)</script>")}</w:tc><w:tc>{cell("ประชุม")}</w:tc><w:tc>{cell("กองคลัง")}</w:tc></w:tr></w:tbl>";
        var good = await UploadAsync(site, OfficeFiles.Docx(table), "../../เดิม\u202E.docx");
        Assert.Equal("ตรวจก่อนนำเข้า", good.Text("h1"));
        Assert.Empty(good.Html.QuerySelectorAll("main script"));
        Assert.DoesNotContain('\u202E', good.All);

        foreach (var (file, sentence) in ((byte[], string)[])
            [
                ([], "ว่างเปล่า"), ("%PDF-1.7"u8.ToArray(), "PDF หรือรูปภาพ"), (OfficeFiles.Docx(table, null, ("word/vbaProject.bin", "x")), "แมโคร"),
                (OfficeFiles.Zip(("a", new byte[50_000_000])), "ใหญ่ผิดปกติ"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "รุ่นเก่า"),
            ])
        {
            var refused = await UploadAsync(site, file, "x.docx");
            Assert.Equal(422, refused.Status);
            Assert.Contains(sentence, refused.Text(".error-summary"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Html_of_the_clipboard_wins_over_its_text()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/app/2569/measures/import", Role.Officer);
        ((IHtmlInputElement)form.Html.QuerySelector("input[name='Input.Html']")!).Value =
            "<table><tr><th>มาตรการ<th>ขั้นตอน<th>ผู้รับผิดชอบ</tr><tr><td rowspan=2>ลดขั้นตอน<td>สำรวจ<td>กองคลัง</tr><tr><td>ประกาศ<td>กองช่าง</tr></table>";
        var review = await form.SubmitAsync(("วางตารางที่นี่", "ลดขั้นตอน สำรวจ กองคลัง"));
        var done = await review.PressAsync("นำเข้าแถวที่เลือก");
        var rows = (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<IMeasures>().OfYearAsync(2569, default))).Rows;
        Assert.Equal(200, done.Status);
        Assert.Equal(["สำรวจ", "ประกาศ"], Assert.Single(rows).Steps);
        Assert.Equal(["กองคลัง", "กองช่าง"], rows[0].Owners);
    }

    [Fact]
    public async Task An_officer_of_one_unit_sees_and_changes_the_units_own_only()
    {
        await using var site = await Site.StartAsync(demo: true);
        var all = await site.OpenAsync("/app/2568/progress", Role.Officer);
        var own = await site.OpenAsync("/app/2568/progress", user: "finance");
        var (mine, everybodys) = (own.Texts("section.card h2"), all.Texts("section.card h2"));
        Assert.NotEmpty(mine);
        Assert.True(mine.Count < everybodys.Count);
        var other = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Measure>().Where(m => m.FiscalYear == 2568 && m.IssueNo == 7).Select(m => m.Id).FirstAsync());
        Assert.Equal(404, (await site.OpenAsync($"/app/2568/measures/{other}", user: "finance")).Status);
        var foreign = await (await site.OpenAsync("/app/2568/measures/add", user: "finance")).SubmitAsync(("มาตรการ/แนวทาง", "งานของกองอื่น"), ("ผู้รับผิดชอบอื่น", "กองช่าง"));
        Assert.Equal(422, foreign.Status);
        Assert.Contains("เฉพาะของส่วนราชการของท่าน", foreign.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attached_file_is_kept_served_safely_and_only_here()
    {
        await using var site = await Site.StartAsync(demo: true);
        var step = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<MeasureStep>().Where(x => s.GetRequiredService<AppDb>().Set<Measure>().Any(m => m.Id == x.MeasureId && m.FiscalYear == 2568)).Select(x => x.Id).FirstAsync());
        var path = $"/app/2568/progress/{step}";
        var wrong = await AttachAsync(site, path, "<script>alert(1)</script>"u8.ToArray(), "photo.jpg");
        Assert.Equal(422, wrong.Status);
        var right = await AttachAsync(site, path, "%PDF-1.7 x"u8.ToArray(), "รายงานการประชุม.pdf");
        var link = right.Html.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").Single(h => h.StartsWith("/app/measures/evidence/", StringComparison.Ordinal));
        using var answer = await (await site.ClientAsync(Role.Auditor)).GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(404, (await site.OpenAsync(link, Role.Officer, "sommut")).Status);
    }

    private static Task<Screen> UploadAsync(Site site, byte[] file, string name) => SendAsync(site, "/app/2569/measures/import", "", "Input.File", file, name);

    private static Task<Screen> AttachAsync(Site site, string path, byte[] file, string name) => SendAsync(site, path, "?handler=Proof", "Proof.File", file, name);

    private static async Task<Screen> SendAsync(Site site, string path, string handler, string field, byte[] file, string name)
    {
        var page = await site.OpenAsync(path, Role.Officer);
        using var body = new MultipartFormDataContent();
        var form = page.Html.Forms.Single(f => f.QuerySelector($"input[name='{field}']") is not null);
        foreach (var (key, value) in Screen.Fields(form))
        {
            body.Add(new StringContent(value), key);
        }

        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        body.Add(content, field, name);
        return await Screen.ReadAsync(page.Client, await page.Client.PostAsync(new Uri(path + handler, UriKind.Relative), body));
    }

    private static string Flat(string text) => text.Replace('\n', ' ');
}
