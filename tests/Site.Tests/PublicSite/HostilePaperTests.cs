using Prongsai.PublicSite.Publications;

namespace Prongsai.Site.Tests.PublicSite;

public sealed class HostilePaperTests
{
    [Theory]
    [InlineData("<p onclick=\"x()\">a</p>", "<p>a</p>")]
    [InlineData("<script>alert(1)</script><p>a</p>", "<p>a</p>")]
    [InlineData("<svg><script>1</script><a href=\"x\">y</a></svg>b", "b")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>")]
    [InlineData("<a href=\"https://example.go.th/x\">a</a>", "<a href=\"https://example.go.th/x\">a</a>")]
    [InlineData("<h1>a</h1>", "<h2>a</h2>")]
    [InlineData("<marquee><b>a</b></marquee>", "<b>a</b>")]
    [InlineData("<center><center><img src=x onerror=1>a</center></center>", "a")]
    [InlineData("<p style=\"position:fixed\" class=\"skip c\">a</p>", "<p class=\"c\">a</p>")]
    [InlineData("<table><tbody><tr><td colspan=\"2\" bgcolor=\"red\">a</td></tr></tbody></table>", "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>")]
    [InlineData("<!-- x --><p>a</p><iframe src=\"//evil\"></iframe>", "<p>a</p>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>", "")]
    [InlineData("<h2 id=\"e1\">a</h2><h3 id=\"main\">b</h3><p id=\"e2\">c</p>", "<h2 id=\"e1\">a</h2><h3>b</h3><p>c</p>")]
    [InlineData("<img src=\"/media/0197a1b2-0000-7000-8000-000000000001/head.jpg\" alt=\"\" width=\"240\" height=\"300\" loading=\"lazy\" onload=\"x()\">", "<img src=\"/media/0197a1b2-0000-7000-8000-000000000001/head.jpg\" alt=\"\" width=\"240\" height=\"300\" loading=\"lazy\">")]
    [InlineData("<img src=\"/media/../app/x.jpg\"><img src=\"//evil.example/media/a.jpg\"><img src=\"data:image/png;base64,AA\">a", "a")]
    [InlineData("<p>{{7*7}} ${7*7} @Html %s%n</p>", "<p>{{7*7}} ${7*7} @Html %s%n</p>")]
    public void A_paper_keeps_its_text_and_loses_what_could_act(string given, string kept) => Assert.Equal(kept, PaperHtml.Clean(given));

    [Theory]
    [InlineData("0 2000 0000 ต่อ 11", "020000000")]
    [InlineData("๐๘๑-๒๓๔ ๕๖๗๘", "0812345678")]
    public void A_number_that_is_tapped_is_dialled_without_its_extension(string written, string dialled) => Assert.Equal(dialled, ItemView.TelOf(written));

    [Fact]
    public async Task A_title_that_turns_its_direction_is_shown_as_it_is_and_apart_from_its_neighbours()
    {
        await using var site = await Site.StartAsync();
        var paper = Papers.Report(title: "รายงาน\u202Egpj.exe", body: "<p>ข้อความ\u202Eกลับ {{7*7}}</p>") with { ItemName = "ข้อ <b>{{7*7}}</b> ${x} \u202Eกลับ" };
        var path = await Papers.PublishAsync(site, paper);

        var page = await site.OpenAsync(path);

        Assert.Equal("ข้อ <b>{{7*7}}</b> ${x} กลับ", page.Text("h1 bdi"));
        Assert.Contains("ข้อความกลับ {{7*7}}", page.Text("article.paper"), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page.Html.DocumentElement.OuterHtml);
    }
}
