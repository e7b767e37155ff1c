using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;

namespace Prongsai.Site.Tests.Documents;

public sealed class FreePapersTests
{
    public static TheoryData<string> Salutations => [.. Salutation.Choices];

    [Theory]
    [InlineData("9.30", "09.30 น.")]
    [InlineData("9:30", "09.30 น.")]
    [InlineData("๐๙.๓๐ น.", "09.30 น.")]
    [InlineData("13.05", "13.05 น.")]
    [InlineData("25.00", "25.00")]
    [InlineData("บ่าย", "บ่าย")]
    [InlineData("", "............ น.")]
    public void Minutes_write_a_time_with_a_full_stop(string typed, string printed) => Assert.Equal(printed, MinutesBuilder.Time(typed));

    [Theory]
    [InlineData("30 มีนาคม 2569", "วันจันทร์ที่ 30 มีนาคม 2569")]
    [InlineData("๓๐/๓/๖๙", "วันจันทร์ที่ 30 มีนาคม 2569")]
    [InlineData("31 กันยายน 2565", "วันที่ 31 กันยายน 2565")]
    public void Minutes_name_the_day_of_the_week_that_it_was(string typed, string printed) => Assert.Equal(printed, MinutesBuilder.Day(typed));

    [Theory]
    [MemberData(nameof(Salutations))]
    public void A_letter_closes_as_it_opened(string choice)
    {
        var blocks = Letter("salutation", choice);
        var pair = Salutation.Of(choice);
        Assert.StartsWith(pair.Opening, choice, StringComparison.Ordinal);
        Assert.Equal(pair.Opening, blocks.OfType<Address>().ElementAt(1).Label);
        Assert.Equal(pair.Closing, blocks.OfType<Closing>().Single().Text);
    }

    [Theory]
    [InlineData("กำหนดการประชุม | 1 ฉบับ", "กำหนดการประชุม จำนวน 1 ฉบับ")]
    [InlineData("กำหนดการประชุม | จำนวน 1 ฉบับ", "กำหนดการประชุม จำนวน 1 ฉบับ")]
    [InlineData("กำหนดการประชุม", "กำหนดการประชุม")]
    public void An_enclosure_says_how_many_once(string typed, string printed) =>
        Assert.Equal(printed, Letter("attachments", typed).OfType<Address>().Single(a => a.Label == "สิ่งที่ส่งมาด้วย").Text);

    [Fact]
    public void A_letter_prints_only_what_it_has()
    {
        var blocks = Letter("reference", "");
        Assert.Equal(["เรื่อง", "เรียน"], blocks.OfType<Address>().Select(address => address.Label));
        Assert.Empty(blocks.OfType<LetterHead>().Single().Urgency);
        Assert.Equal(["เรื่อง", "เรียน", "อ้างถึง"], Letter("reference", "หนังสือจังหวัด").OfType<Address>().Select(address => address.Label));
    }

    [Fact]
    public void Parts_of_an_item_are_numbered_under_it()
    {
        var paper = PaperSamples.Of(PaperKinds.GeneralOrder);
        Assert.Equal(
            ["1. สำรวจ", "2. กำกับ", "2.1 ก่อน", "2.2 หลัง", "3. รายงา"],
            paper.Sections[0].Blocks.OfType<Body>().Where(body => body.Field == "items").Select(body => body.Text[..8]));
    }

    [Fact]
    public void A_report_of_a_thousand_headings_stays_a_paper_and_loses_none()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 1000).Select(n => FormattableString.Invariant($"# หัวข้อ{n}")));
        var paper = PaperBuilder.Build(PaperKinds.Report, PaperSamples.Facts(), new Dictionary<string, string>(StringComparer.Ordinal) { ["parts"] = lines, ["annexes"] = lines });
        Assert.InRange(paper.Sections.Count, 3, 120);
        Assert.NotNull(PaperStyle.Read(PaperStyle.Address(paper).Split("?s=")[1].Split('&')[0], ""));
        Assert.Equal(2, PaperSamples.TextOf(paper).Count(text => text.EndsWith("หัวข้อ1000", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<Block> Letter(string key, string text) => PaperBuilder.Build(
        PaperKinds.Letter, PaperSamples.Facts(), new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = "ทดสอบ", ["to"] = "ผู้ใหญ่บ้าน", [key] = text }).Sections[0].Blocks;
}
