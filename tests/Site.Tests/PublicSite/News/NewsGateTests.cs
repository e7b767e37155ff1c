using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.News;
using Prongsai.Site.Tests.Files;

namespace Prongsai.Site.Tests.PublicSite.News;

/// <summary>What stands between an article and the public: personal data, approval, times.</summary>
[Trait("engine", "each")]
public sealed class NewsGateTests
{
    private static readonly string Card = Made();

    [Fact]
    public async Task A_number_of_a_card_anywhere_stops_publication_until_somebody_who_may_says_why()
    {
        await using var site = await Site.StartAsync();
        var word = OfficeFiles.Docx(OfficeFiles.Paragraph($"ผู้รับจ้าง {Card}"));
        foreach (var article in (Article[])
            [
                await Newsroom.WriteAsync(site, title: $"ประกาศ {Card}"), await Newsroom.WriteAsync(site, body: $"| ชื่อ | เลข |\n| ก | {Card[..1]}-{Card[1..5]}-{Card[5..10]}-{Card[10..12]}-{Card[12..]} |"),
                await Newsroom.WriteAsync(site, files: [new("รายชื่อ.docx", new MemoryStream(word))]), await Newsroom.WriteAsync(site, files: [new($"{Card}.docx", new MemoryStream(OfficeFiles.Docx(OfficeFiles.Paragraph("ว่าง"))))]),
            ])
        {
            var outcome = await Newsroom.PublishAsync(site, article.Id);
            Assert.Equal("article.show-reason", outcome!.Refusal?.Code);
            Assert.Equal("article.reason-personal", (await Newsroom.PublishAsync(site, article.Id, reason: $"เพราะ {Card}"))!.Refusal?.Code);
            Assert.False((await Newsroom.NowAsync(site, article.Id)).IsShown);
            Assert.True((await Newsroom.PublishAsync(site, article.Id, reason: "เป็นเลขทะเบียนนิติบุคคล"))!.Done);
        }
    }

    [Fact]
    public async Task An_officer_cannot_give_that_reason_and_nobody_confirms_what_was_not_read()
    {
        await using var site = await Site.StartAsync(demo: true);
        var article = await Newsroom.WriteAsync(site, body: $"เลข {Card}", kind: ArticleKind.Notice);
        var page = await site.OpenAsync(article.EditPath + "/publish", Role.Officer);
        Assert.Contains("-xxxx-xxxxx-", page.Text("section"), StringComparison.Ordinal);
        Assert.DoesNotContain(Card, page.All, StringComparison.Ordinal);

        var unread = await page.PressAsync("เสนอ", ("เหตุผลที่เปิดเผยตัวเลขนี้ได้", "ก"));
        Assert.Contains("โปรดอ่านข้อสังเกต", unread.Text(".error-summary"), StringComparison.Ordinal);
        var refused = await unread.PressAsync("เสนอ", ("อ่านข้อสังเกตทุกข้อแล้ว", "true"), ("เหตุผลที่เปิดเผยตัวเลขนี้ได้", "เป็นเลขนิติบุคคล"));
        Assert.Contains("ต้องให้หัวหน้าส่วนราชการ", refused.Text(".error-summary"), StringComparison.Ordinal);
        Assert.Equal(ArticleState.Draft, (await Newsroom.NowAsync(site, article.Id)).State);
    }

    [Fact]
    public async Task What_is_approved_is_published_as_it_was_sent_with_who_approved_it()
    {
        await using var site = await Site.StartAsync(demo: true);
        var article = await Newsroom.WriteAsync(site, "กำหนดการประชุมสภา", kind: ArticleKind.Notice);
        Assert.Equal("article.needs-approval", await site.InAgencyAsync("tuayang", async s => (await s.GetRequiredService<PublishArticle>().HandleAsync(new(article.Id, null, new(null, null), null), default))!.Refusal!.Code));

        var sent = await (await site.OpenAsync(article.EditPath + "/publish", Role.Officer)).PressAsync("เสนอ");
        Assert.Contains("เสนอแล้ว", sent.Text(".said"), StringComparison.Ordinal);
        Assert.Equal(404, (await site.OpenAsync(article.Path)).Status);
        Assert.Equal(200, (await site.OpenAsync(article.EditPath + "/preview", Role.Executive)).Status);
        await Newsroom.ApproveAsync(site, article.Id);
        await Newsroom.DrainAsync(site);

        Assert.Equal(200, (await site.OpenAsync(article.Path)).Status);
        var now = await Newsroom.NowAsync(site, article.Id);
        Assert.Equal((ArticleState.Published, true), (now.State, now.IsShown));
        Assert.NotEqual("", now.ApprovedBy);
    }

    [Fact]
    public async Task Whoever_changes_it_on_its_way_makes_the_approval_void()
    {
        await using var site = await Site.StartAsync(demo: true);
        var article = await Newsroom.WriteAsync(site, "กำหนดการประชุมสภา", kind: ArticleKind.Notice);
        await (await site.OpenAsync(article.EditPath + "/publish", Role.Officer)).PressAsync("เสนอ");
        var edit = await site.OpenAsync(article.EditPath, Role.Officer);
        Assert.Contains("จะเป็นโมฆะ", edit.Text(".notice"), StringComparison.Ordinal);
        await edit.PressAsync("บันทึก", ("เนื้อหา", "เปลี่ยนวัน"));
        await Newsroom.DrainAsync(site);

        Assert.Equal(ArticleState.Draft, (await Newsroom.NowAsync(site, article.Id)).State);
        var approval = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<Prongsai.Approvals.Contracts.IApprovals>().OfAsync(ArticleSubject.TypeName, article.Id, default));
        Assert.Equal(Prongsai.Approvals.Contracts.ApprovalState.Voided, approval!.State);
        Assert.Contains(approval.Difference, l => l.Text == "เปลี่ยนวัน");
        Assert.Equal(200, (await (await site.OpenAsync(article.EditPath + "/publish", Role.Officer)).PressAsync("เสนอ")).Status);
    }

    [Fact]
    public async Task What_has_a_time_comes_and_goes_by_itself()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site);
        var now = site.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal("article.withdraw-at", (await Newsroom.PublishAsync(site, article.Id, times: new(now.AddDays(2), now.AddDays(1))))!.Refusal?.Code);
        Assert.Equal("article.publish-at", (await Newsroom.PublishAsync(site, article.Id, times: new(now.AddDays(-2), null)))!.Refusal?.Code);
        Assert.True((await Newsroom.PublishAsync(site, article.Id, times: new(now.AddDays(2), now.AddDays(4))))!.Done);
        Assert.Equal(ArticleState.Scheduled, (await Newsroom.NowAsync(site, article.Id)).State);
        Assert.Contains("จะเผยแพร่ 22 พ.ย. 2569 09.00 น.", (await site.OpenAsync(article.EditPath + "/publish", Role.Officer)).All, StringComparison.Ordinal);

        await Newsroom.DrainAsync(site);
        Assert.Equal(404, (await site.OpenAsync(article.Path)).Status);
        site.Clock.Pass(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));
        await Newsroom.DrainAsync(site);
        Assert.Equal(200, (await site.OpenAsync(article.Path)).Status);
        site.Clock.Pass(TimeSpan.FromDays(2));
        await Newsroom.DrainAsync(site);

        var gone = await site.OpenAsync(article.Path);
        Assert.Equal(410, gone.Status);
        Assert.Contains("ครบกำหนดเวลาเผยแพร่แล้ว", gone.Text(".notice"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_after_the_time_was_set_takes_the_time_away()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site);
        await Newsroom.PublishAsync(site, article.Id, times: new(site.Clock.GetUtcNow().UtcDateTime.AddDays(1), null));
        await (await site.OpenAsync(article.EditPath, Role.Officer)).PressAsync("บันทึก", ("เนื้อหา", "แก้แล้ว"));
        site.Clock.Pass(TimeSpan.FromDays(2));
        await Newsroom.DrainAsync(site);

        Assert.Equal(404, (await site.OpenAsync(article.Path)).Status);
        Assert.Equal(ArticleState.Draft, (await Newsroom.NowAsync(site, article.Id)).State);
    }

    [Fact]
    public async Task The_office_says_who_publishes_what_and_how_the_menu_stands()
    {
        await using var site = await Site.StartAsync();
        var setup = await site.OpenAsync("/app/website/setup", Role.PermanentSecretary);
        var wrong = await setup.PressAsync("บันทึก", ("ลำดับของข่าวและประกาศ", "99"));
        Assert.Equal(422, wrong.Status);
        await wrong.PressAsync("บันทึก", ("ลำดับของข่าวและประกาศ", "1"), ("ลำดับของข้อมูลหน่วยงาน", "6"), ("ไม่แสดงกฎหมายและระเบียบในเมนู", "true"), ("ข่าวประชาสัมพันธ์ ต้องอนุมัติ", "no"));
        await site.InAgencyAsync("tuayang", async services =>
        {
            Assert.False(await services.GetRequiredService<ArticleGate>().NeedsApprovalAsync(ArticleKind.News, default));
            Assert.True(await services.GetRequiredService<ArticleGate>().NeedsApprovalAsync(ArticleKind.Law, default));
            Assert.DoesNotContain(await services.GetRequiredService<Menu>().ShownAsync(default), e => e.Key == "laws");
        });
        Assert.Equal(403, (await site.OpenAsync("/app/website/setup", Role.Officer)).Status);

        var news = await Newsroom.WriteAsync(site);
        Assert.DoesNotContain((await site.OpenAsync(news.EditPath + "/publish", Role.Officer)).Html.QuerySelectorAll("button"), b => b.TextContent == "เผยแพร่");
        var published = await (await site.OpenAsync(news.EditPath + "/publish", Role.HeadOfUnit)).PressAsync("เผยแพร่");
        Assert.Contains("เผยแพร่แล้ว", published.Text(".said"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_and_photos_without_words_are_not_published()
    {
        await using var site = await Site.StartAsync();
        var empty = await Newsroom.WriteAsync(site, body: "");
        Assert.Equal("article.empty", (await Newsroom.PublishAsync(site, empty.Id))!.Refusal?.Code);
        var photo = await Newsroom.WriteAsync(site, photos: [new("ภาพ.png", new MemoryStream(DemoPicture.Png(1)))]);
        Assert.Equal("article.photo-alt", (await Newsroom.PublishAsync(site, photo.Id))!.Refusal?.Code);
    }

    [Fact]
    public async Task A_scan_and_a_file_that_cannot_be_read_are_told_before_they_are_published()
    {
        await using var site = await Site.StartAsync();
        var article = await Newsroom.WriteAsync(site, files: [new("สแกน.pdf", new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.7\nno pages")))]);
        var page = await site.OpenAsync(article.EditPath + "/publish", Role.Administrator);

        Assert.Contains("ไฟล์ สแกน.pdf", page.Text("section"), StringComparison.Ordinal);
        Assert.Contains("โปรดเปิดไฟล์ตรวจเอง", page.Text("section"), StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("[name=Looked]"));
    }

    private static string Made()
    {
        var state = 42UL;
        return NumberCorpus.Id(ref state);
    }
}
