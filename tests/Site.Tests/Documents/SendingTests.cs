using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Disclosure.Itas;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Documents;

/// <summary>What is looked at before a paper leaves the desk, and before the public sees it.</summary>
[Trait("engine", "each")]
public sealed class SendingTests
{
    private const string Card = "1-2345-67890-12-1";
    private const string Read = "อ่านข้อสังเกตทุกข้อแล้ว";
    private const string Why = "เหตุผลที่เปิดเผยตัวเลขนี้ได้";

    [Fact]
    public async Task The_papers_of_the_demo_have_nothing_to_mend()
    {
        await using var site = await Site.StartAsync(demo: true);
        foreach (var agency in new[] { "tuayang", "sommut" })
        {
            var found = await site.InAgencyAsync(agency, async services =>
            {
                var before = services.GetRequiredService<BeforeSending>();
                var rows = await services.GetRequiredService<AppDb>().Set<PaperDraft>().AsNoTracking().ToListAsync();
                var keys = from year in new[] { 2567, 2568 } from kind in PaperKinds.All select new PaperKey(year, kind);
                List<string> all = [];
                foreach (var key in keys.Concat(rows.Select(r => r.Key)).Distinct())
                {
                    var look = await before.OfAsync(key, rows.Find(r => r.Key == key), default);
                    all.AddRange(look.Papers.SelectMany(p => p.Findings.Select(f => $"{key} {p.Key.Kind} {f.Code} {f.Label} {f.Text} {f.Says}")));
                    all.AddRange(look.Numbers.Select(n => $"{key} {n}"));
                }

                return all;
            });
            Assert.Empty(found);
        }
    }

    [Fact]
    public async Task What_cannot_be_right_is_mended_before_it_is_sent_and_nothing_is_half_written()
    {
        await using var site = await StartAsync();
        await WriteAsync(site, "announcement", "closing", "ประกาศ ณ วันที่ 31 กันยายน 2568");
        var page = await site.OpenAsync("/app/2568/papers/memo/approve", Role.Officer);
        Assert.Contains("เอกสารที่เผยแพร่คู่กัน", page.All, StringComparison.Ordinal);
        page = await page.PressAsync("เสนอ", ("เรื่องด่วน", "true"));
        Assert.Equal(422, page.Status);
        Assert.Contains("31 กันยายน 2568", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.True(page.Html.QuerySelector("input[name=Urgent][type=checkbox]")!.HasAttribute("checked"));
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            Assert.False(await db.Set<PaperVersion>().AnyAsync(v => v.Why == VersionReason.Submitted));
            Assert.False(await db.Set<AuditEvent>().AnyAsync(e => e.Code == "paper.submitted"));
            Assert.False(await db.Set<PaperDraft>().AnyAsync(p => p.Kind == "memo"));
        });

        var link = page.Html.QuerySelector("ul.findings a")!.GetAttribute("href")!;
        var composer = await site.OpenAsync(link, Role.Officer);
        var field = composer.Html.QuerySelector(link[link.IndexOf('#', StringComparison.Ordinal)..])!;
        Assert.Contains("31 กันยายน", field.GetAttribute("value") ?? field.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remarks_are_read_before_it_is_sent_and_the_audit_says_which()
    {
        await using var site = await Site.StartAsync(demo: true);
        await WriteAsync(site, "order", "effective", "ตามคำสั่งที่ 777/2560 ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป");
        var page = await site.OpenAsync("/app/2568/papers/order/approve", Role.Officer);
        page = await page.PressAsync("เสนอ");
        Assert.Equal(422, page.Status);
        Assert.Contains("มีข้อสังเกต 1 เรื่อง", page.Text("[role=alert]"), StringComparison.Ordinal);

        // Somebody changes the paper while it is read: what was confirmed is no longer what is there.
        await WriteAsync(site, "order", "effective", "ตามคำสั่งที่ 778/2560 ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป");
        page = await page.PressAsync("เสนอ", (Read, "true"));
        Assert.Contains("ข้อสังเกตเปลี่ยนไป", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.False(page.Html.QuerySelector("input[name=Looked][type=checkbox]")!.HasAttribute("checked"));

        page = await page.PressAsync("เสนอ", (Read, "true"));
        Assert.Contains("เสนอแล้ว", page.All, StringComparison.Ordinal);
        var detail = await SubmittedAsync(site);
        Assert.Contains("citation.unknown", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_a_card_in_a_memo_is_read_and_in_the_paper_behind_it_needs_a_reason()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/2568/papers/memo/approve", Role.Officer);
        await page.PressAsync("ถอนเรื่อง", ("เหตุผลที่ถอนเรื่อง", "ขอแก้ไขก่อน"));
        await WriteAsync(site, "memo", "closing", "ผู้ร้องถือบัตรเลขที่ " + Card);
        page = await site.OpenAsync("/app/2568/papers/memo/approve", Role.Officer);
        Assert.Contains("มีเลขประจำตัวประชาชน", page.Text("ul.findings"), StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("textarea[name=ShowReason]"));
        Assert.Equal(422, (await page.PressAsync("เสนอ")).Status);

        await WriteAsync(site, "announcement", "closing", "ผู้รับจ้างเลขที่ " + Card);
        page = await site.OpenAsync("/app/2568/papers/memo/approve", Role.Officer);
        page = await page.PressAsync("เสนอ", (Read, "true"), ("เรื่องด่วน", "true"));
        Assert.Equal(422, page.Status);
        Assert.Contains("กรอกเหตุผลที่เปิดเผยตัวเลขนี้ได้", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.True(page.Html.QuerySelector("input[name=Looked][type=checkbox]")!.HasAttribute("checked"));
        Assert.True(page.Html.QuerySelector("input[name=Urgent][type=checkbox]")!.HasAttribute("checked"));
        Assert.Contains("โดยไม่ใส่ตัวเลข", (await page.PressAsync("เสนอ", (Why, "เลข " + Card))).Text("[role=alert]"), StringComparison.Ordinal);

        page = await page.PressAsync("เสนอ", (Why, "เป็นเลขทะเบียนนิติบุคคล"));
        Assert.Contains("เสนอแล้ว", page.All, StringComparison.Ordinal);
        var detail = await SubmittedAsync(site);
        Assert.Contains("เป็นเลขทะเบียนนิติบุคคล", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("2345", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_masked_number_passes()
    {
        await using var site = await StartAsync();
        await WriteAsync(site, "announcement", "closing", "ผู้รับจ้างเลขที่ 1-xxxx-xxxxx-12-1 หรือ x-xxxx-xxxx0-12-1");
        var look = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<BeforeSending>().OfAsync(new(2568, "announcement"), Row(s, "announcement"), default));
        Assert.Empty(look.Numbers);
        Assert.DoesNotContain(look.Papers[0].Findings, PersonalData.Is);
    }

    [Fact]
    public async Task A_paper_is_not_shown_while_the_one_shown_with_it_holds_the_number_of_a_card()
    {
        await using var site = await Site.StartAsync(demo: true);
        var order = await PaperRoute.InkAsync(site, 2568, "order");
        var plan = await PaperRoute.InkAsync(site, 2568, "plan");
        await site.InAgencyAsync("tuayang", services => services.GetRequiredService<WithdrawPaper>().HandleAsync(new(plan.Id, "ขอตรวจก่อน"), default));
        await PutCardAsync(site, order);

        var path = $"/app/2568/papers/plan/versions/{plan.Id}";
        var page = await site.OpenAsync(path, Role.PermanentSecretary);
        Assert.DoesNotContain("2345", page.All, StringComparison.Ordinal);
        Assert.Equal(422, (await page.PressAsync("เผยแพร่")).Status);
        page = await page.PressAsync("เผยแพร่", ("ตรวจแล้ว", "true"));
        Assert.Equal(422, page.Status);
        Assert.Contains("กรอกเหตุผล", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.True(page.Html.QuerySelector("input[name=Looked][type=checkbox]")!.HasAttribute("checked"));
        Assert.False(await ShownAsync(site, plan.Id));

        page = await page.PressAsync("เผยแพร่", (Why, "เป็นเลขทะเบียนนิติบุคคล"));
        Assert.Contains("เผยแพร่แล้วที่", page.All, StringComparison.Ordinal);
        var facts = (await site.InAgencyAsync("tuayang", s => s.GetRequiredService<ClarificationReader>().ReadAsync(s.GetRequiredService<CurrentUser>(), 2568, "o27", default)))!;
        // The office had shown its measures before, word for word.
        Assert.Equal([order.Number, plan.Number, plan.Number], facts.Papers.Where(p => p.Hash == order.Hash || p.Hash == plan.Hash).Select(p => p.Number).OrderDescending());
        var clarification = ClarificationHtml.Write(facts);
        Assert.Contains($"<td class=\"n\">{order.Number}</td>", clarification, StringComparison.Ordinal);
        Assert.DoesNotMatch("<td class=\"h\">(?![0-9a-f]{64}<)", clarification);
        var detail = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AsNoTracking()
            .Where(e => e.Code == "paper.published" && e.Subject == plan.Id.ToString("D")).OrderByDescending(e => e.Number).Select(e => e.Detail).FirstAsync());
        Assert.Contains("เป็นเลขทะเบียนนิติบุคคล", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("2345", detail, StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync(path, Role.Administrator, "sommut")).Status);
    }

    [Fact]
    public async Task What_was_to_be_shown_when_approved_waits_for_a_person_when_a_number_came_meanwhile()
    {
        await using var site = await Site.StartAsync(demo: true);
        var order = await PaperRoute.InkAsync(site, 2568, "order");
        await (await site.OpenAsync("/app/2568/papers/plan/approve", Role.Officer)).PressAsync("เสนอ", ("เผยแพร่ให้ประชาชนเห็นทันที", "true"));
        await PutCardAsync(site, order);
        await PaperRoute.SignAsync(site, "plan");
        await PaperRoute.DrainAsync(site);
        var today = await site.OpenAsync("/app", Role.PermanentSecretary);
        var page = await today.FollowAsync("อนุมัติแล้วแต่ยังไม่ได้เผยแพร่");
        Assert.Contains("ผู้เสนอขอให้เผยแพร่เมื่อได้รับอนุมัติ แต่ยังไม่ได้เผยแพร่", page.All, StringComparison.Ordinal);
        Assert.DoesNotContain("ยังไม่ได้เผยแพร่", (await site.OpenAsync("/app", Role.Officer)).All, StringComparison.Ordinal);
        page = await page.PressAsync("เผยแพร่", ("ตรวจแล้ว", "true"), (Why, "เป็นเลขทะเบียนนิติบุคคล"));
        Assert.Contains("เผยแพร่แล้วที่", page.All, StringComparison.Ordinal);
        Assert.DoesNotContain("ยังไม่ได้เผยแพร่", (await site.OpenAsync("/app", Role.PermanentSecretary)).All, StringComparison.Ordinal);
    }

    private static Task<Site> StartAsync() => Site.StartAsync(services: PaperOffice.New().Register);

    private static PaperDraft? Row(IServiceProvider services, string kind) =>
        services.GetRequiredService<AppDb>().Set<PaperDraft>().AsNoTracking().SingleOrDefault(p => p.FiscalYear == 2568 && p.Kind == kind && p.Serial == "");

    private static Task WriteAsync(Site site, string kind, string key, string text) => site.InAgencyAsync("tuayang", async services =>
    {
        var saved = await services.GetRequiredService<SaveDraft>().HandleAsync(new(2568, kind, new Dictionary<string, string>(StringComparer.Ordinal) { [key] = text }), default);
        Assert.True(saved.Done, saved.Refusal?.Code);
    });

    private static Task<string> SubmittedAsync(Site site) => site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AsNoTracking()
        .Where(e => e.Code == "paper.submitted").OrderByDescending(e => e.Number).Select(e => e.Detail).FirstAsync());

    /// <summary>As an older version of the product could have kept it.</summary>
    private static Task PutCardAsync(Site site, FrozenPaper paper) => site.InAgencyAsync("tuayang", services => services.GetRequiredService<AppDb>().Set<FrozenPaper>()
        .Where(f => f.Id == paper.Id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Snapshot, paper.Snapshot.Replace(paper.Title, paper.Title + " " + Card, StringComparison.Ordinal))));

    private static Task<bool> ShownAsync(Site site, Guid id) =>
        site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<FrozenPaper>().AnyAsync(f => f.Id == id && f.PublishedAt != null && f.WithdrawnAt == null));
}
