using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Files;

/// <summary>Clipboards that cost a parser minutes when they are given to it as they are; the runner's own limit ends a test that takes them.</summary>
public sealed class ClipboardHtmlTests
{
    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "elements in elements", Repeat("<div>", 300_000) + "คำ" },
        { "formatting in blocks", Repeat("<div><b>", 100_000) + "คำ" },
        { "ends that end nothing", Repeat("<div></x>", 100_000) + "คำ" },
        { "ends that end another", Repeat("<span><div></span>", 100_000) + "คำ" },
        { "ends in the wrong order", Repeat("<b><div></b>", 100_000) + "คำ" },
        { "formatting that every paragraph repeats", string.Concat(Enumerable.Range(0, 5_000).Select(n => $"<b class={n}>")) + Repeat("<p>ก", 100_000) + "คำ" },
        { "looks that every paragraph repeats", string.Concat(Enumerable.Range(0, 5_000).Select(n => $"<font color={n}>")) + Repeat("<p>ก", 100_000) + "คำ" },
        { "tags without an end", "คำ" + Repeat("<a ", 500_000) },
        { "quotes without an end", "คำ" + Repeat("<a b=\"", 500_000) },
        { "comments without an end", "คำ" + Repeat("<!--", 500_000) },
        { "scripts without an end", "คำ" + Repeat("<script>", 300_000) },
        { "tables in tables", Repeat("<table><tr><td>", 100_000) + "คำ" },
    };

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Hostile))]
    public async Task Nothing_on_a_clipboard_takes_more_than_its_length(string what, string html)
    {
        var text = await Task.Run(() => ClipboardHtml.Parse(html, 100).Body!.TextContent, TestContext.Current.CancellationToken);

        Assert.True(text.Contains("คำ", StringComparison.Ordinal), what);
    }

    [Theory]
    [InlineData("<p>ก <b style='mso-bidi-font-weight:normal'>ข</b> <i>ค</i></p>", "<p>ก <b>ข</b> ค</p>")]
    [InlineData("<div><span>ก</div>ข", "<div><span>ก</span></div>ข")]
    [InlineData("<a href=\"x>y\">ก</a>", "<a href=\"x&gt;y\">ก</a>")]
    [InlineData("ก<!-- <b> -->ข", "กข")]
    [InlineData("ก<style>p { } </div></style>ข", "กข")]
    [InlineData("1 < 2 และ 3 > 2", "1 &lt; 2 และ 3 &gt; 2")]
    [InlineData("<table><tr><td>ก<td>ข</table>", "<table><tbody><tr><td>ก</td><td>ข</td></tr></tbody></table>")]
    [InlineData("<p>ก<p>ข<ul><li>ค<li>ง</ul>", "<p>ก</p><p>ข</p><ul><li>ค</li><li>ง</li></ul>")]
    public void What_people_copy_stays_what_it_is(string html, string expected) => Assert.Equal(expected, ClipboardHtml.Parse(html, 100).Body!.InnerHtml);

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
