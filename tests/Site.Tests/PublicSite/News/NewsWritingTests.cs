using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.Site.Tests.PublicSite.News;

/// <summary>Officers write, send, publish, withdraw and take back.</summary>
[Trait("engine", "each")]
public sealed class NewsWritingTests
{
    [Fact]
    public async Task An_officer_begins_writes_and_looks_at_it_as_the_public_will()
    {
        await using var site = await Site.StartAsync();
        var list = await site.OpenAsync("/app/website/articles", Role.Officer);
        var first = await list.FollowAsync("เขียนเรื่องแรก");
        var edit = await first.SubmitAsync(("ประกาศ", "true"), ("ชื่อเรื่อง", "งดจ่ายน้ำ หมู่ที่ 5"));
        var saved = await edit.PressAsync("บันทึก", ("เนื้อหา", "# เวลา\nวันพุธ 09.00 น.\nหมู่\tเวลา\n5\t09.00"), ("คำต่อท้ายที่อยู่เว็บ", "water"), ("ปีงบประมาณ", "2568"));
        var preview = await saved.FollowAsync("ดูตามที่ประชาชนจะเห็น");

        Assert.Contains("บันทึกแล้ว", saved.Text(".said"), StringComparison.Ordinal);
        Assert.Equal("งดจ่ายน้ำ หมู่ที่ 5", preview.Text("h1"));
        Assert.Equal(["หมู่", "เวลา"], preview.Texts("article th"));
        Assert.Contains("ประชาชนยังไม่เห็น", preview.Text(".notice"), StringComparison.Ordinal);
        var article = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Article>().SingleAsync());
        Assert.Equal(("/news/2568/1-water", ArticleKind.Notice, ArticleState.Draft), (article.Path, article.Kind, article.State));
        Assert.Contains("งดจ่ายน้ำ", (await site.OpenAsync("/app/website/articles", Role.Officer)).Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_fields_are_said_beside_them_and_nothing_typed_is_lost()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site);
        var edit = await site.OpenAsync(article.EditPath, Role.Officer);
        var again = await edit.PressAsync("บันทึก", ("เนื้อหา", "พิมพ์ไว้ยาว"), ("คำต่อท้ายที่อยู่เว็บ", "ถนน"), ("ข้อ OIT ที่ใช้เรื่องนี้", "ข้อสิบ"));

        Assert.Equal(422, again.Status);
        Assert.Contains("อักษรอังกฤษตัวเล็ก", again.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("พิมพ์ไว้ยาว", again.Html.QuerySelector("textarea[name='Input.Body']")!.TextContent.Trim());
        var items = await again.PressAsync("บันทึก", ("คำต่อท้ายที่อยู่เว็บ", "road"));
        Assert.Contains("อ่านข้อ OIT ไม่ได้", items.Text(".error-summary"), StringComparison.Ordinal);
        var done = await items.PressAsync("บันทึก", ("ข้อ OIT ที่ใช้เรื่องนี้", "O๑๐, O12"));
        Assert.Equal(200, done.Status);
        Assert.Equal(["O10", "O12"], (await Newsroom.NowAsync(site, article.Id)).Items);
    }

    [Fact]
    public async Task Two_people_never_write_over_each_other()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site);
        var mine = await site.OpenAsync(article.EditPath, Role.Officer);
        var theirs = await site.OpenAsync(article.EditPath, Role.Administrator);
        Assert.Equal(200, (await mine.PressAsync("บันทึก", ("เนื้อหา", "ของฉัน"))).Status);

        var late = await theirs.PressAsync("บันทึก", ("เนื้อหา", "ของเขา"));

        Assert.Equal(422, late.Status);
        Assert.Contains("มีผู้อื่นบันทึก", late.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal("ของฉัน", (await Newsroom.NowAsync(site, article.Id)).Body);
    }

    [Fact]
    public async Task H076_A_form_says_nothing_of_state_owner_or_approval()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site);
        var edit = await site.OpenAsync(article.EditPath, Role.Officer);
        var fields = Screen.Fields(edit.Html.Forms.First(f => f.QuerySelector("[name='Input.Title']") is not null)).ToList();
        fields.AddRange([new("Input.State", "Published"), new("State", "Published"), new("Input.IsShown", "true"), new("Article.IsShown", "true"), new("Input.ApprovedBy", "นายก"), new("AgencyId", Guid.CreateVersion7().ToString())]);
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await edit.Client.PostAsync(edit.Address, body);

        var now = await Newsroom.NowAsync(site, article.Id);
        Assert.Equal((ArticleState.Draft, false, ""), (now.State, now.IsShown, now.ApprovedBy));
    }

    [Fact]
    public async Task An_older_version_comes_back_as_a_draft_and_the_difference_is_told()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site, body: "ฉบับแรก");
        var edit = await site.OpenAsync(article.EditPath, Role.Officer);
        await edit.PressAsync("บันทึก", ("เนื้อหา", "ฉบับสอง"));

        var history = await site.OpenAsync(article.EditPath + "/history", Role.Officer);
        Assert.Equal("ฉบับแรก", history.Text("del"));
        Assert.Equal("ฉบับสอง", history.Text("ins"));
        await history.PressAsync("นำฉบับที่ 1 กลับมา");

        Assert.Equal("ฉบับแรก", (await Newsroom.NowAsync(site, article.Id)).Body);
        Assert.Equal(3, (await site.OpenAsync(article.EditPath + "/history", Role.Officer)).Texts("section.card").Count);
    }

    [Fact]
    public async Task What_was_deleted_comes_back_within_thirty_days_and_not_after()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site);
        var edit = await site.OpenAsync(article.EditPath, Role.Officer);
        var deleted = await edit.PressAsync("ลบเรื่องนี้");
        Assert.Equal(404, (await site.OpenAsync(article.EditPath, Role.Officer)).Status);
        var back = await deleted.PressAsync("นำกลับ");
        Assert.Equal(article.EditPath, back.Address.AbsolutePath);

        await (await site.OpenAsync(article.EditPath, Role.Officer)).PressAsync("ลบเรื่องนี้");
        site.Clock.Pass(TimeSpan.FromDays(31));
        Assert.DoesNotContain("ซ่อมถนน", (await site.OpenAsync("/app/website/articles?state=deleted", Role.Officer)).All, StringComparison.Ordinal);
        await site.InAgencyAsync("tuayang", async s => Assert.Null(await s.GetRequiredService<RestoreArticle>().HandleAsync(article.Id, default)));
    }

    [Fact]
    public async Task An_officer_of_one_unit_sees_the_news_of_that_unit_only_and_an_auditor_changes_nothing()
    {
        await using var site = await Site.StartAsync();
        var (unit, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var mine = await Newsroom.WriteAsync(site, "ของกองฉัน", unit: unit);
        var theirs = await Newsroom.WriteAsync(site, "ของกองอื่น", unit: other);
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var member = await db.Set<Membership>().SingleAsync(m => db.Set<Account>().Any(a => a.Id == m.AccountId && a.NormalizedUserName == "FINANCE"));
            member.UnitId = unit;
            await db.SaveChangesAsync();
        });

        var list = await site.OpenAsync("/app/website/articles", user: "finance");
        Assert.Contains("ของกองฉัน", list.All, StringComparison.Ordinal);
        Assert.DoesNotContain("ของกองอื่น", list.All, StringComparison.Ordinal);
        Assert.Equal(200, (await site.OpenAsync(mine.EditPath, user: "finance")).Status);
        foreach (var page in (string[])["", "/preview", "/publish", "/history", "/withdraw"])
        {
            Assert.Equal(404, (await site.OpenAsync(theirs.EditPath + page, user: "finance")).Status);
            Assert.Equal(404, (await site.OpenAsync(theirs.EditPath + page, Role.Administrator, "sommut")).Status);
        }

        var auditor = await site.OpenAsync(mine.EditPath, Role.Auditor);
        Assert.Equal(200, auditor.Status);
        Assert.DoesNotContain(auditor.Html.QuerySelectorAll("main button[type=submit]"), b => b.TextContent.Contains("บันทึก", StringComparison.Ordinal));
        Assert.Equal(403, (await site.OpenAsync("/app/website/articles/new", Role.Auditor)).Status);
    }

    [Fact]
    public async Task A_paste_of_Word_becomes_marks_on_the_server_too()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site, body: "<h1>หัวข้อ</h1><p>ย่อหน้า <script>alert(1)</script></p><ul><li>ก</li></ul>");
        Assert.Equal("# หัวข้อ\nย่อหน้า\n- ก", article.Body);

        var edit = await site.OpenAsync(article.EditPath, Role.Officer);
        var token = edit.Html.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var body = new FormUrlEncodedContent(new Dictionary<string, string> { ["html"] = "<table><tr><td>ปี<td>งบ</table>", ["__RequestVerificationToken"] = token });
        using var answer = await edit.Client.PostAsync(new Uri("/app/website/articles/paste", UriKind.Relative), body);
        Assert.Equal("| ปี | งบ |", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
    }
}
