using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Contracts;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

[Trait("engine", "each")]
public sealed class PaperPagesTests
{
    [Fact]
    public async Task The_list_says_what_each_paper_of_the_year_lacks()
    {
        var (office, register) = PaperOffice.New();
        office.HasMeasures = false;
        await using var site = await Site.StartAsync(services: register);
        var page = await site.OpenAsync("/app/2568/papers", Role.Auditor);
        Assert.Equal(200, page.Status);
        Assert.Equal(8, page.Texts("tbody.own tr").Count);
        Assert.Contains("ยังไม่มีมาตรการของปีนี้", page.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_edits_the_wording_and_sees_it_in_the_preview_and_in_the_Word_file()
    {
        await using var site = await StartAsync();
        var page = await site.OpenAsync("/app/2568/papers/memo", Role.Officer);
        page = await page.PressAsync("บันทึกร่าง", ("วันที่", "๓๐/๓/๖๙"), ("ภาคสรุป", "จึงเรียนมาเพื่อโปรดสั่งการ"));
        Assert.Equal(200, page.Status);
        Assert.Contains("บันทึกร่างแล้ว", page.All, StringComparison.Ordinal);

        var preview = await site.OpenAsync("/app/2568/papers/memo?handler=Preview", Role.Officer);
        Assert.Contains("จึงเรียนมาเพื่อโปรดสั่งการ", preview.All, StringComparison.Ordinal);
        Assert.Contains("๓๐ มีนาคม ๒๕๖๙", preview.All, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("SAMEORIGIN", preview.Headers.GetValues("X-Frame-Options").Single());

        var client = await site.ClientAsync(Role.Officer);
        var file = await client.GetAsync(new Uri("/app/2568/papers/memo?handler=File&format=docx", UriKind.Relative));
        Assert.Equal(PaperFiles.Docx, file.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
    }

    [Fact]
    public async Task A_preview_shows_what_is_typed_and_saves_nothing()
    {
        await using var site = await StartAsync();
        var page = await site.OpenAsync("/app/2568/papers/memo", Role.Officer);
        var preview = await page.PressAsync("ดูตัวอย่าง", ("ภาคสรุป", "ข้อความที่ยังไม่บันทึก"));
        Assert.Contains("ข้อความที่ยังไม่บันทึก", preview.All, StringComparison.Ordinal);
        page = await site.OpenAsync("/app/2568/papers/memo", Role.Officer);
        Assert.DoesNotContain("ข้อความที่ยังไม่บันทึก", page.Html.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_and_fonts_of_a_preview_are_where_it_says()
    {
        await using var site = await StartAsync();
        var preview = await site.OpenAsync("/app/2568/papers/analysis?handler=Preview", Role.Officer);
        var client = await site.ClientAsync();
        var css = await client.GetAsync(new Uri(preview.Html.QuerySelector("link")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal("text/css", css.Content.Headers.ContentType?.MediaType);
        var text = await css.Content.ReadAsStringAsync();
        Assert.Contains("@page s0{size:297mm 210mm", text, StringComparison.Ordinal);
        Assert.Contains(".w120_160_160_160_200_100_100 col:nth-child(7)", text, StringComparison.Ordinal);
        Assert.Equal(200, (await site.OpenAsync("/papers/fonts/Saraban-Bold.ttf")).Status);
        Assert.Equal(200, (await site.OpenAsync("/papers/fonts/Saraban-Bold.woff2")).Status);
        Assert.Equal(404, (await site.OpenAsync("/papers/fonts/print.css")).Status);
        foreach (var wrong in new[] { "?s=x1", "?s=t9", "?s=t1&w=1_}", "?s=t1&w=1_-5", "?s=t1&w=" + string.Join('_', Enumerable.Repeat("1", 40)), "?s=" + string.Join('.', Enumerable.Repeat("t1", 121)) })
        {
            Assert.Equal(404, (await site.OpenAsync("/papers/print.css" + wrong)).Status);
        }
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_refused_beside_its_field_and_nothing_typed_is_lost()
    {
        await using var site = await StartAsync();
        var page = await site.OpenAsync("/app/2568/papers/announcement", Role.Officer);
        page = await page.PressAsync("บันทึกร่าง", ("วันที่ประกาศ", "31 กันยายน 2568"), ("ภาคสรุป", "จึงประกาศมาให้ทราบ"));
        Assert.Equal(422, page.Status);
        Assert.Contains("วันที่ประกาศ", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("จึงประกาศมาให้ทราบ", page.Html.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wording_that_was_not_changed_follows_the_facts()
    {
        await using var site = await StartAsync();
        var page = await site.OpenAsync("/app/2568/papers/memo", Role.Officer);
        await page.PressAsync("บันทึกร่าง", ("ภาคสรุป", "จึงเรียนมาเพื่อทราบ"));
        var fields = await site.InAgencyAsync("tuayang", async services =>
            (await services.GetRequiredService<AppDb>().Set<PaperDraft>().SingleAsync()).Fields);
        Assert.Equal("""{"closing":"จึงเรียนมาเพื่อทราบ"}""", fields);
    }

    [Fact]
    public async Task An_auditor_sees_where_a_paper_is_and_may_not_write()
    {
        await using var site = await StartAsync();
        Assert.DoesNotContain("ถอนเรื่อง", (await site.OpenAsync("/app/2568/papers/memo/approve", Role.Auditor)).All, StringComparison.Ordinal);
        Assert.Empty((await site.OpenAsync("/app/2568/papers/memo", Role.Auditor)).Html.QuerySelectorAll("textarea"));
    }

    [Fact]
    public async Task A_server_without_a_browser_still_gives_Word_and_says_what_to_install()
    {
        var (_, register) = PaperOffice.New();
        await using var site = await Site.StartAsync(services: services =>
        {
            register(services);
            services.PostConfigure<Prongsai.Platform.Printing.BrowserOptions>(pdf => pdf.Browser = "none");
        });
        var page = await site.OpenAsync("/app/2568/papers/result?handler=File&format=pdf", Role.Officer);
        Assert.Equal(422, page.Status);
        Assert.Contains("chromium-headless-shell", page.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/app/2568/papers/nothing")]
    [InlineData("/app/9999/papers")]
    [InlineData("/app/1/papers/memo")]
    [InlineData("/app/2568/papers/memo/versions/00000000-0000-0000-0000-000000000001")]
    [InlineData("/app/papers/files/00000000-0000-0000-0000-000000000001/docx")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        await using var site = await StartAsync();
        Assert.Equal(404, (await site.OpenAsync(path, Role.Administrator)).Status);
    }

    [Fact]
    public async Task In_the_demo_the_finished_year_is_published_and_the_running_one_is_written()
    {
        await using var site = await Site.StartAsync(demo: true);
        var list = await site.OpenAsync("/app/2567/papers", Role.Officer);
        Assert.Equal(2, list.Texts("tbody.own .tag-ok").Count);
        // The rules of 2568 ask for the report of the year before; those of 2567 too.
        var page = await site.OpenAsync("/ita/2568/" + (await ItemsAsync(site)).Results);
        Assert.Equal(200, page.Status);
        Assert.Contains("มาตรการ/กิจกรรม", page.All, StringComparison.Ordinal);
        Assert.Contains("๒๕๖๗", page.All, StringComparison.Ordinal);
        page = await site.OpenAsync("/ita/2568/" + (await ItemsAsync(site)).Measures);
        Assert.Contains("๒๕๖๘", page.All, StringComparison.Ordinal);
        foreach (var item in (string[])[(await ItemsAsync(site)).Measures, (await ItemsAsync(site)).Results])
        {
            Assert.Contains("เผยแพร่แล้ว", (await site.OpenAsync("/app/2568/oit/" + item, Role.Officer)).All, StringComparison.Ordinal);
        }

        Assert.Contains("ร่าง", (await site.OpenAsync("/app/2568/papers", Role.Officer)).All, StringComparison.Ordinal);
    }

    private static Task<(string Results, string Measures)> ItemsAsync(Site site) => site.InAgencyAsync("tuayang", async services =>
    {
        var year = (await services.GetRequiredService<Prongsai.Assessment.Contracts.IFrameworks>().OfYearAsync(2568, default))!;
        return (year.ResultsItem!.ToLowerInvariant(), year.MeasuresItem!.ToLowerInvariant());
    });

    [Fact]
    public async Task The_command_line_gets_every_kind_in_every_format_and_a_reason_otherwise()
    {
        await using var site = await StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            var papers = services.GetRequiredService<IPapers>();
            foreach (var kind in Prongsai.Documents.Building.PaperKinds.All)
            {
                Assert.Equal("PK"u8.ToArray(), (await papers.MakeAsync(2568, kind, "docx", default)).Value!.Bytes[..2]);
                Assert.Contains("<html lang=\"th\">", System.Text.Encoding.UTF8.GetString((await papers.MakeAsync(2568, kind, "html", default)).Value!.Bytes), StringComparison.Ordinal);
            }

            Assert.Equal("paper.kind", (await papers.MakeAsync(2568, "x", "docx", default)).Refusal?.Code);
            Assert.Equal("paper.format", (await papers.MakeAsync(2568, "memo", "exe", default)).Refusal?.Code);
        });
    }

    private static Task<Site> StartAsync() => Site.StartAsync(services: PaperOffice.New().Register);

    private static Task<(string Hash, string Snapshot)> FrozenAsync(Site site) => site.InAgencyAsync("tuayang", async services =>
    {
        var paper = await services.GetRequiredService<AppDb>().Set<FrozenPaper>().AsNoTracking().SingleAsync();
        return (paper.Hash, paper.Snapshot);
    });
}
