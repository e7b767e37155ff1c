using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class IcuTests
{
    [Fact]
    public void Thai_without_spaces_has_words()
    {
        Assert.Equal(["สวัสดี", "ครับ", "2569"], Icu.Words("สวัสดีครับ 2569!"));
        Assert.Empty(Icu.Words(""));
    }

    [Fact]
    public void A_line_breaks_between_words_and_never_inside_a_letter_with_its_marks()
    {
        const string text = "การปฏิบัติหน้าที่ของเจ้าหน้าที่";
        var breaks = Icu.LineBreaks(text);
        Assert.Equal(text.Length, breaks[^1]);
        Assert.Contains("การ".Length, breaks);
        Assert.All(breaks.SkipLast(1), at => Assert.False(ThaiLetters.IsThaiMark(text[at])));
        Assert.Empty(Icu.LineBreaks(""));
    }

    [Fact]
    public async Task Many_threads_break_lines_at_once()
    {
        var expected = Icu.LineBreaks("ทดสอบการตัดคำภาษาไทย");
        var all = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => Icu.LineBreaks("ทดสอบการตัดคำภาษาไทย"))));
        Assert.All(all, found => Assert.Equal(expected, found));
    }
}
