using Prongsai.PublicSite.News;

namespace Prongsai.Site.Tests.PublicSite.News;

/// <summary>The marks an article is written in, what a paste becomes, and that nothing typed can act.</summary>
public sealed class NewsTextTests
{
    [Theory]
    [InlineData("ย่อหน้า", "<p>ย่อหน้า</p>")]
    [InlineData("# หัวข้อ\nข้อความ\n\n## ย่อย", "<h2>หัวข้อ</h2><p>ข้อความ</p><h3>ย่อย</h3>")]
    [InlineData("- ก\n- ข\nค", "<ul><li>ก</li><li>ข</li></ul><p>ค</p>")]
    [InlineData("๑. ก\n๒. ข", "<ol><li>ก</li><li>ข</li></ol>")]
    [InlineData("4) ก\n5) ข", "<ol start=\"4\"><li>ก</li><li>ข</li></ol>")]
    [InlineData("1. หลักการและเหตุผล\nเนื้อความ", "<p>1. หลักการและเหตุผล</p><p>เนื้อความ</p>")]
    [InlineData("| ปี | งบ |\n|---|---|\n| 2568 | 5 |", "<table><thead><tr><th scope=\"col\">ปี</th><th scope=\"col\">งบ</th></tr></thead><tbody><tr><td>2568</td><td>5</td></tr></tbody></table>")]
    [InlineData("ปี\tงบ\n2568\t5", "<table><thead><tr><th scope=\"col\">ปี</th><th scope=\"col\">งบ</th></tr></thead><tbody><tr><td>2568</td><td>5</td></tr></tbody></table>")]
    [InlineData("ดู [แผนปี](/plans/2568/3) และ **สำคัญ**", "<p>ดู <a href=\"/plans/2568/3\">แผนปี</a> และ <strong>สำคัญ</strong></p>")]
    [InlineData("ที่ https://example.go.th/a?b=1&c=2", "<p>ที่ <a href=\"https://example.go.th/a?b=1&amp;c=2\">https://example.go.th/a?b=1&amp;c=2</a></p>")]
    [InlineData("**ไม่จบ", "<p>**ไม่จบ</p>")]
    public void A_line_becomes_what_its_mark_says(string written, string html) => Assert.Equal(html, ArticleHtml.Of(written));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[กด](javascript:alert(1))")]
    [InlineData("[กด](JaVaScRiPt:alert(1))")]
    [InlineData("[กด](//evil.example)")]
    [InlineData("[กด](/\\evil.example)")]
    [InlineData("[กด](data:text/html,x)")]
    [InlineData("[กด](https:evil.example)")]
    [InlineData("[<img src=x onerror=alert(1)>](https://a.example/\"onclick=\"x)")]
    [InlineData("# <svg/onload=alert(1)>")]
    [InlineData("| <iframe src=//evil></iframe> | \" onmouseover=\"x |")]
    [InlineData("{{7*7}} ${7*7} @Html.Raw(1) <%= 1 %>")]
    [InlineData("**<b onclick=x>**ก**")]
    public void H065_What_is_typed_to_harm_stays_words(string written)
    {
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(ArticleHtml.Of(written));

        Assert.Empty(html.QuerySelectorAll("script,svg,iframe,img,object"));
        Assert.All(html.QuerySelectorAll("*"), e => Assert.DoesNotContain(e.Attributes, a => a.Name.StartsWith("on", StringComparison.Ordinal)));
        Assert.All(html.QuerySelectorAll("a"), a => Assert.Matches("^(https?://[A-Za-z0-9]|mailto:|tel:|/[A-Za-z0-9_.#-])", a.GetAttribute("href")!));
    }

    [Fact]
    public void A_paste_from_Word_keeps_headings_lists_tables_and_links_and_nothing_else()
    {
        const string Word = """
            <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body lang=TH><!--StartFragment-->
            <h1>แผนซ่อมถนน</h1><p class=MsoNormal style='mso-pagination:none'><b>งบประมาณ</b><o:p></o:p> ห้าแสนบาท</p>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>  </span></span>หมู่ที่ 1</p>
            <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>หมู่ที่ 2</p>
            <table><tr><td><p>งวด</p></td><td><p>บาท</p></td></tr><tr><td>1</td><td>250,000</td></tr></table>
            <p>ดู<a href="https://example.go.th/road">ประกาศ</a> <a href="javascript:x()">ลวง</a><img src="file:///C:/x.png"><span style="display:none">ซ่อน</span></p>
            <!--EndFragment--></body></html>
            """;

        Assert.Equal(
            "# แผนซ่อมถนน\n**งบประมาณ** ห้าแสนบาท\n- หมู่ที่ 1\n- หมู่ที่ 2\n| งวด | บาท |\n| 1 | 250,000 |\nดู[ประกาศ](https://example.go.th/road) ลวง",
            PastedHtml.ToMarks(Word));
    }

    [Fact]
    public void A_paste_that_nests_without_end_is_flattened()
    {
        var deep = string.Concat(Enumerable.Repeat("<div><b>", 20_000)) + "ลึก";

        Assert.Contains("ลึก", PastedHtml.ToMarks(deep), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("news", null, "/news")]
    [InlineData("news", "notices/2568/page/2", "/news/notices/2568/page/2")]
    [InlineData("plans", "2568", "/plans/2568")]
    [InlineData("laws", "rules", null)]
    [InlineData("news", "page/1", null)]
    [InlineData("news", "page/99999999999", null)]
    [InlineData("news", "2568/2569", null)]
    [InlineData("other", null, null)]
    public void An_address_of_a_list_is_read_one_way_only(string section, string? rest, string? path) =>
        Assert.Equal(path, ListAddress.Read(section, rest) is { } list ? list.Path(list.Page) : null);

    [Theory]
    [InlineData("8.30", 8, 30)]
    [InlineData("๑๖:๐๕ น.", 16, 5)]
    [InlineData("", 8, 30)]
    public void A_time_is_read_as_people_write_it(string text, int hour, int minute) => Assert.Equal(new TimeOnly(hour, minute), Moments.Read(text));

    [Theory]
    [InlineData("24.00")]
    [InlineData("8.60")]
    [InlineData("เช้า")]
    public void What_is_no_time_is_none(string text) => Assert.Null(Moments.Read(text));
}
