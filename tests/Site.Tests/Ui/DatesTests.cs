using Microsoft.AspNetCore.Razor.TagHelpers;
using Prongsai.Ui.Tags;

namespace Prongsai.Site.Tests.Ui;

public sealed class DatesTests
{
    [Theory]
    [InlineData("1 ต.ค. 2568 – 31 มี.ค. 2569", "1 ต.ค. 2568", "31 มี.ค. 2569")]
    [InlineData("ตั้งแต่ 1 ม.ค. 2566 เป็นต้นไป", "1 ม.ค. 2566")]
    [InlineData("30 เม.ย. 2569 และ 30 มิ.ย. 2569", "30 เม.ย. 2569", "30 มิ.ย. 2569")]
    [InlineData("ตลอดปีงบประมาณ")]
    [InlineData("")]
    [InlineData("<b>9 พ.ย. 2569</b>", "9 พ.ย. 2569")]
    public void A_line_breaks_between_dates_never_inside_one(string text, params string[] whole)
    {
        var output = new TagHelperOutput("dates", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        new DatesTagHelper { Text = text }.Process(new TagHelperContext([], new Dictionary<object, object>(), "x"), output);

        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(output.Content.GetContent(System.Text.Encodings.Web.HtmlEncoder.Default));
        Assert.Equal(text, page.Body!.TextContent);
        Assert.Equal(whole, page.QuerySelectorAll("span.nowrap").Select(s => s.TextContent));
        Assert.Empty(page.QuerySelectorAll("b"));
    }
}
