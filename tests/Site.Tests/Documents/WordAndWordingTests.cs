using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

public sealed class WordAndWordingTests
{
    [Fact]
    public async Task A_paper_edited_in_Word_comes_back_field_by_field_and_is_taken_by_part()
    {
        await using var site = await Site.StartAsync(services: PaperOffice.New().Register);
        var draft = await LetterAsync(site);
        var path = $"/app/2569/papers/word/{draft.Id}";
        var client = await site.ClientAsync(Role.Officer);
        var file = await client.GetByteArrayAsync(new Uri(path + "?handler=File", UriKind.Relative));
        var edited = Edit(file, ("ด้วยจะจัดประชุม", "ด้วยมีกำหนดจัดประชุม"), ("ขอเชิญ", "เรียนเชิญ"));
        var page = await UploadAsync(await site.OpenAsync(path, Role.Officer), edited);
        Assert.Equal(200, page.Status);
        Assert.Contains("[เพิ่ม:", page.All, StringComparison.Ordinal);
        Assert.Contains("รับการแก้ไขช่องภาคเหตุ", page.All, StringComparison.Ordinal);
        var box = page.Html.QuerySelectorAll("label").OfType<IHtmlLabelElement>().First(l => l.TextContent.Contains("รับการแก้ไขช่องเรื่อง", StringComparison.Ordinal));
        ((IHtmlInputElement)box.Control!).IsChecked = false;
        page = await page.PressAsync("บันทึกส่วนที่รับ");
        Assert.Contains("รับการแก้ไขจากไฟล์แล้ว 1 ช่อง", page.All, StringComparison.Ordinal);
        var texts = await site.InAgencyAsync("tuayang", async services => (await services.GetRequiredService<PaperFactory>().ReadAsync(draft.Key, default)).Printed);
        Assert.Equal("ด้วยมีกำหนดจัดประชุม", texts["cause"]);
        Assert.Equal("ขอเชิญประชุม", texts["subject"]);
        Assert.Contains("รับจากไฟล์ Word", (await site.OpenAsync($"/app/2569/papers/history/{draft.Id}", Role.Officer)).All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_paper_and_a_file_that_is_no_Word_file_are_refused_with_the_cure()
    {
        await using var site = await Site.StartAsync(services: PaperOffice.New().Register);
        var (one, two) = (await LetterAsync(site), await LetterAsync(site));
        var client = await site.ClientAsync(Role.Officer);
        var file = await client.GetByteArrayAsync(new Uri($"/app/2569/papers/word/{one.Id}?handler=File", UriKind.Relative));
        var page = await site.OpenAsync($"/app/2569/papers/word/{two.Id}", Role.Officer);
        var said = await UploadAsync(page, file);
        Assert.Equal(422, said.Status);
        Assert.Contains("เอกสารฉบับอื่น", said.Text("[role=alert]"), StringComparison.Ordinal);
        foreach (var bad in new[] { "%PDF-1.7 x"u8.ToArray(), "MZ"u8.ToArray(), "ข้อความ"u8.ToArray(), file[..(file.Length / 2)], [] })
        {
            Assert.Equal(422, (await UploadAsync(page, bad)).Status);
        }
    }

    [Fact]
    public async Task An_administrator_words_a_kind_for_the_agency_with_a_reason_and_restores_the_original()
    {
        await using var site = await Site.StartAsync(services: PaperOffice.New().Register);
        Assert.Equal(403, (await site.OpenAsync("/app/settings/wording", Role.PermanentSecretary)).Status);
        var page = await site.OpenAsync("/app/settings/wording/memo", Role.Administrator);
        var refused = await page.PressAsync("บันทึกถ้อยคำ", ("ภาคสรุป", "เรียนมาเพื่อ{ไม่รู้จัก}"), ("เหตุผลที่แก้ไข", "ทดลอง"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("{agency}", refused.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(422, (await page.PressAsync("บันทึกถ้อยคำ", ("ภาคสรุป", "ก"), ("เหตุผลที่แก้ไข", ""))).Status);
        page = await page.PressAsync("บันทึกถ้อยคำ", ("ภาคสรุป", "จึงเรียน{head}เพื่อโปรดสั่งการ"), ("เหตุผลที่แก้ไข", "ตามแบบของหน่วยงาน"));
        Assert.Equal(200, page.Status);
        Assert.Contains("จึงเรียนนายก", (await site.OpenAsync("/app/2568/papers/memo?handler=Preview", Role.Officer)).All, StringComparison.Ordinal);
        Assert.DoesNotContain("เพื่อโปรดสั่งการ", (await site.OpenAsync("/app/2568/papers/memo?handler=Preview", Role.Administrator, "sommut")).All, StringComparison.Ordinal);
        Assert.Contains("ตามแบบของหน่วยงาน", (await site.OpenAsync("/app/settings/wording", Role.Administrator)).All, StringComparison.Ordinal);
        page = await page.PressAsync("กลับไปใช้ต้นฉบับ", ("เหตุผลที่แก้ไข", "ยกเลิก"));
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("เพื่อโปรดสั่งการ", (await site.OpenAsync("/app/2568/papers/memo?handler=Preview", Role.Officer)).All, StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync("/app/settings/wording/nothing", Role.Administrator)).Status);
    }

    private static Task<PaperDraft> LetterAsync(Site site) => site.InAgencyAsync("tuayang", async services =>
    {
        var draft = (await services.GetRequiredService<StartPaper>().HandleAsync(new(2569, "letter"), default)).Value!;
        await services.GetRequiredService<SaveDraft>().HandleAsync(
            new(2569, "letter", new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = "ขอเชิญประชุม", ["cause"] = "ด้วยจะจัดประชุม", ["purpose"] = "จึงขอให้ท่านมา" }, draft.Serial), default);
        return draft;
    });

    private static byte[] Edit(byte[] docx, params (string From, string To)[] changes)
    {
        using var file = new MemoryStream();
        file.Write(docx);
        using (var package = WordprocessingDocument.Open(file, isEditable: true))
        {
            foreach (var paragraph in package.MainDocumentPart!.Document.Descendants<Paragraph>().ToList())
            {
                var text = string.Concat(paragraph.Descendants<Text>().Select(t => t.Text)).Replace("\u2060", "", StringComparison.Ordinal);
                var changed = changes.Aggregate(text, (t, c) => t.Replace(c.From, c.To, StringComparison.Ordinal));
                if (changed != text)
                {
                    var runs = paragraph.Descendants<Text>().ToList();
                    runs[0].Text = changed;
                    runs.Skip(1).ToList().ForEach(t => t.Text = "");
                }
            }
        }

        return file.ToArray();
    }

    private static async Task<Screen> UploadAsync(Screen page, byte[] bytes)
    {
        var form = page.Html.Forms.First(f => f.Enctype == "multipart/form-data");
        using var content = new MultipartFormDataContent();
        foreach (var field in Screen.Fields(form))
        {
            content.Add(new StringContent(field.Value), field.Key);
        }

        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue(PaperFiles.Docx);
        content.Add(file, "Upload", "แก้แล้ว.docx");
        return await Screen.ReadAsync(page.Client, await page.Client.PostAsync(page.Address, content));
    }
}
