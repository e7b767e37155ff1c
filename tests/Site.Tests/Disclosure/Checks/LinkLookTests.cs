using Prongsai.Disclosure.Checks.Fetching;
using Prongsai.Disclosure.Checks.Looking;

namespace Prongsai.Site.Tests.Disclosure.Checks;

public class LinkLookTests
{
    private static readonly Demand Of2568 = new(2568);

    public static TheoryData<string> GoodNames => [.. Pages.Good.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(GoodNames))]
    public void A_good_page_raises_no_alarm(string name)
    {
        var answer = Pages.Good.Single(p => p.Name == name).Answer;
        Assert.Empty(LinkLook.Check(answer, Of2568));
    }

    [Fact]
    public void There_are_twenty_good_pages_at_least() => Assert.True(Pages.Good.Count >= 20);

    [Theory]
    [InlineData(404, "link.gone", nameof(Weight.Blocks))]
    [InlineData(410, "link.gone", nameof(Weight.Blocks))]
    [InlineData(500, "link.down", nameof(Weight.Blocks))]
    [InlineData(502, "link.down", nameof(Weight.Blocks))]
    [InlineData(403, "link.refused", nameof(Weight.Warns))]
    [InlineData(429, "link.refused", nameof(Weight.Warns))]
    [InlineData(400, "link.dead", nameof(Weight.Blocks))]
    [InlineData(401, "link.sign-in", nameof(Weight.Blocks))]
    public void A_dead_link_says_how_it_died(int status, string code, string weight) =>
        Found(code, Pages.Of("https://www.example.go.th/a", Pages.Html("x", Pages.Filler), status), weight);

    [Theory]
    [InlineData(nameof(FetchEnd.NotWeb), "link.address")]
    [InlineData(nameof(FetchEnd.Port), "link.port")]
    [InlineData(nameof(FetchEnd.Private), "link.private")]
    [InlineData(nameof(FetchEnd.NoHost), "link.no-host")]
    [InlineData(nameof(FetchEnd.Unreachable), "link.unreachable")]
    [InlineData(nameof(FetchEnd.Slow), "link.slow")]
    [InlineData(nameof(FetchEnd.Certificate), "link.certificate")]
    [InlineData(nameof(FetchEnd.Loop), "link.loop")]
    [InlineData(nameof(FetchEnd.Garbage), "link.garbage")]
    public void A_look_that_came_to_no_page_says_why(string end, string code) =>
        Found(code, Pages.Ended("https://www.example.go.th/a", Enum.Parse<FetchEnd>(end)));

    [Fact]
    public void What_was_not_looked_at_is_not_judged() => Assert.Empty(LinkLook.Check(Pages.Ended("https://a.example.go.th/", FetchEnd.Budget), Of2568));

    [Fact]
    public void A_wall_of_sign_in_is_seen()
    {
        Found("link.sign-in", Pages.Of("https://portal.example.go.th/a", "", final: "https://accounts.google.com/v3/signin/identifier?continue=x"));
        Found("link.sign-in", Pages.Of("https://liff.line.me/1", "", final: "https://access.line.me/oauth2/v2.1/login"));
        Found("link.sign-in", Pages.Of("https://www.example.go.th/report/7", Pages.Html("เข้าสู่ระบบ", "ชื่อผู้ใช้ รหัสผ่าน <input name=u><input type=password name=p>")));
        Found("link.ask-access", Pages.Of("https://drive.google.com/file/d/abc/view", "", final: "https://accounts.google.com/ServiceLogin?continue=https://drive.google.com/"));
        Found("link.ask-access", Pages.Of("https://drive.google.com/drive/folders/abc", Pages.Html("Google ไดรฟ์ - การเข้าถึงถูกปฏิเสธ", "คุณต้องได้รับอนุญาต ขอสิทธิ์เข้าถึง")));
        Found("link.ask-access", Pages.Of("https://docs.google.com/document/d/1", Pages.Html("Google Docs", "You need access. Request access, or switch to an account with access."), 401));
        Found("link.ask-access", Pages.Of("https://office-my.sharepoint.com/:b:/a", "", final: "https://login.microsoftonline.com/x/oauth2/authorize"));
    }

    [Fact]
    public void A_post_that_only_friends_see_is_seen()
    {
        Found("link.facebook", Pages.Of("https://www.facebook.com/groups/1/posts/2", "", final: "https://www.facebook.com/login/?next=x"));
        Found("link.facebook", Pages.Of("https://m.facebook.com/story.php?id=1", Pages.Html("Facebook", "เนื้อหานี้ไม่พร้อมใช้งานในขณะนี้")));
        Found("link.facebook", Pages.Of("https://www.facebook.com/p/3", Pages.Html("Facebook", "You must log in to continue.")));
    }

    [Theory]
    [InlineData("https://www.example.go.th/data/๒๕๖๘/o1", "https://www.example.go.th/data/2568/o1")]
    [InlineData("https://www.example.go.th/%E0%B9%92%E0%B9%95%E0%B9%96%E0%B9%98/o๑", "https://www.example.go.th/2568/o1")]
    [InlineData("https://www.example.go.th/%e0%b9%91", "https://www.example.go.th/1")]
    public void Thai_digits_in_an_address_are_seen_and_the_likely_address_said(string written, string likely)
    {
        var fault = Found("link.thai-digits", Pages.Of(written, "", 404), nameof(Weight.Blocks));
        Assert.Equal(likely, Assert.Single(fault.Words));
        // A file that is really called that opens: only a note.
        Found("link.thai-digits", Pages.Of(written, Pages.Html("ดี", Pages.Filler)), nameof(Weight.Note));
    }

    [Theory]
    [InlineData("แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2567", "2567")]
    [InlineData("แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "2567")]
    [InlineData("รายงานผลการดำเนินงาน ประจำปี 2566", "2566")]
    [InlineData("แผนพัฒนาบุคลากร ปี 2564 - 2566", "2564, 2565, 2566")]
    [InlineData("มาตรการป้องกัน ปีงบประมาณ 2569", "2569")]
    public void Another_fiscal_year_in_the_title_is_seen(string title, string named)
    {
        var fault = Found("year.title", Pages.Of("https://www.example.go.th/a", Pages.Html(title, Pages.Filler)), nameof(Weight.Blocks));
        Assert.Equal([named, "2568"], fault.Words);
    }

    [Fact]
    public void A_text_that_knows_only_other_years_is_doubted()
    {
        Found("year.text", Pages.Of("https://www.example.go.th/a", Pages.Html("แผนการดำเนินงาน", "ประจำปีงบประมาณ พ.ศ. 2566 " + Pages.Filler)), nameof(Weight.Warns));
        Assert.Empty(LinkLook.Check(Pages.Of("https://www.example.go.th/a", Pages.Html("แผนการดำเนินงาน ปีงบประมาณ 2566", Pages.Filler)), Demand.None));
    }

    [Theory]
    [InlineData("404 Not Found", "nginx")]
    [InlineData("ไม่พบหน้าที่ต้องการ", "กลับหน้าแรก")]
    [InlineData("เทศบาลตำบลสมมติ", "ขออภัย ไม่พบข้อมูลที่ท่านต้องการ กลับหน้าหลัก")]
    [InlineData("เทศบาลตำบลสมมติ", "เว็บไซต์อยู่ระหว่างปรับปรุง")]
    [InlineData("เทศบาลตำบลสมมติ", "บทความนี้ถูกลบไปแล้ว")]
    public void A_page_that_answers_found_and_says_not_found_is_seen(string title, string text) =>
        Found("link.soft-missing", Pages.Of("https://www.example.go.th/a", Pages.Html(title, text)), nameof(Weight.Blocks));

    [Fact]
    public void Where_a_link_leads_elsewhere_is_said()
    {
        Found("link.to-home", Pages.Of("https://www.example.go.th/ita/o1.php", Pages.Html("อบต.ตัวอย่าง", Pages.Filler), final: "https://www.example.go.th/index.php"), nameof(Weight.Warns));
        Found("link.elsewhere", Pages.Of("https://bit.ly/abc", Pages.Html("แผน", Pages.Filler), final: "https://www.example.go.th/plan"), nameof(Weight.Note));
        Found("link.moved", Pages.Of("https://www.example.go.th/old", Pages.Html("แผน", Pages.Filler), final: "https://www.example.go.th/new"), nameof(Weight.Note));
    }

    [Fact]
    public void An_empty_page_is_seen_and_one_that_a_script_fills_is_told_from_it()
    {
        Found("link.empty", Pages.Of("https://www.example.go.th/a", "<html><body> &nbsp; </body></html>"), nameof(Weight.Blocks));
        Found("link.empty", Pages.Of("https://www.example.go.th/a", ""), nameof(Weight.Blocks));
        Found("link.scripted", Pages.Of("https://www.example.go.th/a", "<html><body><div id=root></div><script src=/app.js></script></body></html>"), nameof(Weight.Note));
    }

    [Theory]
    [InlineData("<")]
    [InlineData("<a href=\"")]
    [InlineData("<!--")]
    [InlineData("<script>")]
    [InlineData("<div>")]
    [InlineData("<title>")]
    [InlineData("<p '")]
    [InlineData("&#x110000;&lt")]
    [InlineData("ปีงบประมาณ")]
    [InlineData("แผน")]
    [InlineData("ปี ")]
    public void Hostile_markup_is_read_in_a_moment(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 64 * 1024 / piece.Length));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        LinkLook.Check(Pages.Of("https://www.example.go.th/a", html), Of2568);
        Assert.True(watch.ElapsedMilliseconds < 1000, $"{watch.ElapsedMilliseconds} ms");
    }

    private static Fault Found(string code, Fetched answer, string? weight = null)
    {
        var faults = LinkLook.Check(answer, Of2568);
        var fault = faults.SingleOrDefault(f => f.Code == code);
        Assert.True(fault is not null, $"{code} not found; found: {string.Join(", ", faults.Select(f => f.Code))}");
        Assert.True(weight is null || fault.Weight.ToString() == weight, $"{fault.Weight}");
        Assert.Equal(answer.Asked, fault.Where);
        return fault;
    }
}
