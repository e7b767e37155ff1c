using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Correspondence.Contracts;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

[Trait("engine", "each")]
public sealed class ComposerPagesTests
{
    [Fact]
    public async Task An_officer_begins_a_letter_writes_it_and_finds_it_in_the_list()
    {
        await using var site = await StartAsync();
        var page = await site.OpenAsync("/app/2569/papers", Role.Officer);
        page = await page.PressAsync("เขียนหนังสือใหม่", ("ชนิดหนังสือ", "letter"));
        Assert.Contains("/app/2569/papers/write/", page.Address.AbsolutePath, StringComparison.Ordinal);
        page = await page.PressAsync("บันทึกร่าง", ("เรื่อง", "ขอเชิญประชุมประชาคมหมู่บ้าน"), ("ภาคเหตุ", "ด้วยจะจัดประชุมเพื่อทบทวนแผน"));
        Assert.Contains("บันทึกร่างแล้ว", page.All, StringComparison.Ordinal);
        var preview = await site.OpenAsync(page.Address.AbsolutePath + "?handler=Preview", Role.Officer);
        Assert.Contains("ขอเชิญประชุมประชาคมหมู่บ้าน", preview.All, StringComparison.Ordinal);

        var list = await site.OpenAsync("/app/2569/papers?q=ประชาคม&kind=letter&State=mine", Role.Officer);
        Assert.Single(list.Texts("tbody.many tr"));
        Assert.Contains("ขอเชิญประชุมประชาคมหมู่บ้าน", list.Text("tbody.many"), StringComparison.Ordinal);
        Assert.Empty((await site.OpenAsync("/app/2569/papers?q=อื่น", Role.Officer)).Texts("tbody.many tr"));
        Assert.Empty((await site.OpenAsync("/app/2569/papers?kind=memo", Role.Officer)).Texts("tbody.many tr"));
        Assert.Empty((await site.OpenAsync("/app/2568/papers", Role.Officer)).Texts("tbody.many tr"));
    }

    [Fact]
    public async Task A_draft_thrown_away_is_gone_from_the_list_and_can_be_put_back()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "ร่างที่ไม่ใช้");
        var page = await site.OpenAsync(path, Role.Officer);
        page = await page.PressAsync("ลบร่างนี้");
        Assert.Empty(page.Texts("tbody.many tr"));
        Assert.Equal(404, (await site.OpenAsync(path, Role.Officer)).Status);
        page = await site.OpenAsync("/app/2569/papers?State=removed", Role.Officer);
        page = await page.PressAsync("นำกลับมา");
        Assert.Equal(path, page.Address.AbsolutePath);
    }

    [Fact]
    public async Task Who_saves_after_another_person_sees_both_texts_and_neither_is_lost()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "เดิม");
        var mine = await site.OpenAsync(path, Role.Officer);
        var theirs = await site.OpenAsync(path, Role.PermanentSecretary);
        await theirs.PressAsync("บันทึกร่าง", ("เรื่อง", "ที่ปลัดแก้"));
        mine = await mine.PressAsync("บันทึกร่าง", ("เรื่อง", "ที่เจ้าหน้าที่แก้"));
        Assert.Equal(422, mine.Status);
        Assert.Contains("มีผู้แก้ไขที่หน้าอื่น", mine.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("ที่ปลัดแก้", mine.All, StringComparison.Ordinal);
        Assert.Contains("ที่เจ้าหน้าที่แก้", mine.Html.Source.Text, StringComparison.Ordinal);
        mine = await mine.PressAsync("บันทึกร่าง");
        Assert.Equal(200, mine.Status);
        var history = await mine.FollowAsync("ประวัติการแก้ไข");
        Assert.Contains("[ตัดออก: ปลัด]", history.All, StringComparison.Ordinal);
        Assert.Contains("[เพิ่ม: เจ้าหน้าที่]", history.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_saves_by_itself_and_is_told_when_it_is_late()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "เดิม");
        var page = await site.OpenAsync(path, Role.Officer);
        var (status, body) = await AutoAsync(page, path, "เขียนเอง");
        Assert.Equal((HttpStatusCode.OK, 2), (status, body.GetProperty("revision").GetInt32()));
        (status, body) = await AutoAsync(page, path, "เขียนจากแท็บเก่า");
        Assert.Equal((HttpStatusCode.Conflict, 2), (status, body.GetProperty("revision").GetInt32()));
        Assert.Equal("เขียนเอง", body.GetProperty("fields").GetProperty("subject").GetString());
        (status, body) = await AutoAsync(page, path, new string('ก', 20_001));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.NotEqual("", body.GetProperty("message").GetString());
        Assert.Contains("เขียนเอง", (await site.OpenAsync(path, Role.Officer)).Html.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_draft_comes_back_as_a_new_version()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "ร่างแรก");
        var page = await site.OpenAsync(path, Role.Officer);
        page = await page.PressAsync("บันทึกร่าง", ("เรื่อง", "ร่างหลัง"));
        var history = await page.FollowAsync("ประวัติการแก้ไข");
        page = await history.PressAsync("ใช้ร่างนี้");
        Assert.Contains("กลับมาใช้แล้ว", page.All, StringComparison.Ordinal);
        Assert.Contains("ร่างแรก", page.Text("main"), StringComparison.Ordinal);
        history = await page.FollowAsync("ประวัติการแก้ไข");
        Assert.Contains("นำร่างเดิมกลับมา", history.All, StringComparison.Ordinal);
        Assert.Equal(3, history.Texts("tbody tr").Count);
    }

    [Fact]
    public async Task A_reference_is_picked_from_the_register_printed_as_its_words_and_told_when_the_register_changed()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "แต่งตั้ง");
        var number = await site.InAgencyAsync("tuayang", async services => (await services.GetRequiredService<INumbers>().IssueAsync(
            new("order", null, new DateOnly(2026, 3, 2), "แต่งตั้งคณะทำงานทดสอบ", "paper", Guid.CreateVersion7()), default)).Value!);
        var page = await site.OpenAsync(path, Role.Officer);
        page = await page.PressAsync("ค้นหาในทะเบียน", ("ทะเบียน", "order"), ("ค้นหาในทะเบียน", "คณะทำงานทดสอบ"), ("ใส่ในช่อง", "ภาคเหตุ"), ("ภาคเหตุ", "ตาม"));
        Assert.Equal(200, page.Status);
        page = await page.PressAsync("แทรก");
        Assert.Contains(number.Text, page.Html.QuerySelectorAll("textarea").First(t => t.TextContent.Contains("[[", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        page = await page.PressAsync("บันทึกร่าง");
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("[[", (await site.OpenAsync(path + "?handler=Preview", Role.Officer)).All, StringComparison.Ordinal);
        Assert.DoesNotContain("ไม่พบเลขนี้", page.Text("#checks"), StringComparison.Ordinal);
        Assert.DoesNotContain("ไม่มีรายการนี้แล้ว", page.Text("#checks"), StringComparison.Ordinal);
        var stored = await site.InAgencyAsync("tuayang", async services =>
            (await services.GetRequiredService<AppDb>().Set<PaperDraft>().AsNoTracking().SingleAsync(p => p.Serial != "")).Fields);
        Assert.Contains($"[[order:{number.Id:D}|", stored, StringComparison.Ordinal);

        page = await page.PressAsync("บันทึกร่าง", ("ภาคความประสงค์", "ตามคำสั่งองค์การบริหารส่วนตำบลตัวอย่าง ที่ 999/2569 และ [[คำสั่งที่พิมพ์เอง]]"));
        Assert.Contains("ไม่พบเลขนี้ในทะเบียน", page.Text("#checks"), StringComparison.Ordinal);
        Assert.Contains("ไม่ได้มาจากทะเบียน", page.Text("#checks"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_and_a_person_are_picked_and_not_typed()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "เชิญประชุม");
        var page = await site.OpenAsync(path, Role.Officer);
        page = await page.PressAsync("ค้นหาในทะเบียน", ("ทะเบียน", "date"), ("ค้นหาในทะเบียน", "๓๐/๓/๖๙"), ("ใส่ในช่อง", "ภาคเหตุ"));
        page = await page.PressAsync("แทรกวันจันทร์");
        Assert.Contains(page.Html.QuerySelectorAll("textarea"), t => t.TextContent.Trim() == "วันจันทร์ที่ 30 มีนาคม 2569");
        page = await page.PressAsync("ค้นหาในทะเบียน", ("ทะเบียน", "person"), ("ค้นหาในทะเบียน", "นายสมมติ"), ("ใส่ในช่อง", "ภาคความประสงค์"));
        page = await page.PressAsync("แทรกนายสมมติ");
        page = await page.PressAsync("บันทึกร่าง");
        Assert.Contains("นายสมมติ ตัวอย่างดี", (await site.OpenAsync(path + "?handler=Preview", Role.Officer)).All, StringComparison.Ordinal);
        Assert.DoesNotContain("ไม่มีรายการนี้แล้ว", page.Text("#checks"), StringComparison.Ordinal);
        page = await page.PressAsync("ค้นหาในทะเบียน", ("ทะเบียน", "date"), ("ค้นหาในทะเบียน", "31 กันยายน 2569"));
        Assert.Contains("ไม่พบในทะเบียน", page.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_slips_of_a_text_stand_beside_it()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "รายงานผล ปีงบประมาณ พ.ศ. 2568");
        var page = await site.OpenAsync(path, Role.Officer);
        page = await page.PressAsync("บันทึกร่าง", ("ภาคเหตุ", "เมื่อวันที่ 31 กันยายน 2568 ในปีงบประมาณ พ.ศ. 2567 ดูที่ https://ตัวอย่าง.go.th/๒๕๖๘"));
        var said = page.Text("#checks");
        Assert.Contains("31 กันยายน 2568", said, StringComparison.Ordinal);
        Assert.Contains("ชื่อเรื่องเป็นปีงบประมาณ พ.ศ. 2568", said, StringComparison.Ordinal);
        Assert.Contains("มีเลขไทย", said, StringComparison.Ordinal);
        var fragment = await site.OpenAsync(path + "?handler=Checks", Role.Officer);
        Assert.Contains("31 กันยายน 2568", fragment.All, StringComparison.Ordinal);
        Assert.Empty(fragment.Html.QuerySelectorAll("nav"));
    }

    [Fact]
    public async Task Papers_of_another_agency_or_another_unit_do_not_exist()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "ความลับของตัวอย่าง");
        var id = path[(path.LastIndexOf('/') + 1)..];
        foreach (var address in new[] { path, $"/app/2569/papers/history/{id}", $"/app/2569/papers/word/{id}", path + "?handler=Preview", path + "?handler=File&format=docx", path + "?handler=Checks", $"/app/2569/papers/word/{id}?handler=File" })
        {
            Assert.Equal(200, (await site.OpenAsync(address, Role.Officer)).Status);
            Assert.Equal(404, (await site.OpenAsync(address, Role.Administrator, "sommut")).Status);
        }

        Assert.Equal(404, (await site.OpenAsync($"/app/2568/papers/write/{id}", Role.Officer)).Status);
        Assert.Equal(404, (await site.OpenAsync($"/app/2569/papers/memo/{id}", Role.Officer)).Status);
        Assert.DoesNotContain("ความลับของตัวอย่าง", (await site.OpenAsync("/app/2569/papers", Role.Administrator, "sommut")).All, StringComparison.Ordinal);

        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            (await db.Set<PaperDraft>().SingleAsync(p => p.Serial != "")).UnitId = Guid.CreateVersion7();
            await db.Set<Membership>().Where(m => m.Role == Role.HeadOfUnit).ForEachAsync(m => m.UnitId = Guid.CreateVersion7());
            await db.SaveChangesAsync();
        });
        Assert.Equal(404, (await site.OpenAsync(path, Role.HeadOfUnit)).Status);
        Assert.Equal(404, (await site.OpenAsync($"/app/2569/papers/history/{id}", Role.HeadOfUnit)).Status);
        Assert.Empty((await site.OpenAsync("/app/2569/papers", Role.HeadOfUnit)).Texts("tbody.many tr"));
    }

    [Fact]
    public async Task Who_may_only_look_gets_no_form_and_cannot_send_one()
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "เดิม");
        var page = await site.OpenAsync(path, Role.Auditor);
        Assert.Equal(200, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll("textarea"));
        var mine = await site.OpenAsync(path, Role.Officer);
        var auditor = await site.ClientAsync(Role.Auditor);
        using var body = new FormUrlEncodedContent(Screen.Fields(mine.Html.Forms.First(f => f.HasAttribute("data-autosave"))));
        Assert.False((await auditor.PostAsync(new Uri(path + "?handler=Auto", UriKind.Relative), body)).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("<script>alert(1)</script><img src=x onerror=alert(2)>")]
    [InlineData("{{7*7}} ${7*7} @Html.Raw(1) %s%n {agency}")]
    [InlineData("\u202Eกลับด้าน\u202C \u200B\uFEFFซ่อน")]
    [InlineData("[[order:00000000-0000-0000-0000-000000000000|<b>x</b>]] [[ ]] [[[[a]] ]]")]
    [InlineData("\u2028\u2029\u001B[31m \uD83D\uDC68\u200D\uD83D\uDC69")]
    public async Task Hostile_words_are_only_words(string words)
    {
        await using var site = await StartAsync();
        var path = await BeginAsync(site, "เดิม");
        var page = await site.OpenAsync(path, Role.Officer);
        page = await page.PressAsync("บันทึกร่าง", ("เรื่อง", words), ("ภาคเหตุ", words));
        Assert.Equal(200, page.Status);
        foreach (var address in new[] { path, path + "?handler=Preview", "/app/2569/papers" })
        {
            var seen = await site.OpenAsync(address, Role.Officer);
            Assert.Equal(200, seen.Status);
            Assert.Empty(seen.Html.QuerySelectorAll("img[onerror], script:not([src]), main b"));
            Assert.DoesNotContain('\u202E', seen.Html.Source.Text);
        }

        var client = await site.ClientAsync(Role.Officer);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(path + "?handler=File&format=docx", UriKind.Relative))).StatusCode);
    }

    private static Task<Site> StartAsync() => Site.StartAsync(services: PaperOffice.New().Register);

    /// <summary>A letter with a subject, saved once; its path.</summary>
    private static async Task<string> BeginAsync(Site site, string subject)
    {
        var page = await site.OpenAsync("/app/2569/papers", Role.Officer);
        page = await page.PressAsync("เขียนหนังสือใหม่", ("ชนิดหนังสือ", "letter"));
        page = await page.PressAsync("บันทึกร่าง", ("เรื่อง", subject));
        Assert.Equal(200, page.Status);
        return page.Address.AbsolutePath;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> AutoAsync(Screen page, string path, string subject)
    {
        var form = (IHtmlFormElement)page.Html.QuerySelector("form[data-autosave]")!;
        var fields = Screen.Fields(form).ToList();
        var key = fields.First(f => f.Value == "subject").Key.Replace("Key", "Value", StringComparison.Ordinal);
        using var body = new FormUrlEncodedContent(fields.Select(f => f.Key == key ? KeyValuePair.Create(key, subject) : f));
        var answer = await page.Client.PostAsync(new Uri(path + "?handler=Auto", UriKind.Relative), body);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
