using Prongsai.Documents.Checks;
using Prongsai.Documents.Papers;
using Prongsai.Documents.References;

namespace Prongsai.Site.Tests.Documents;

public sealed class PaperCheckTests
{
    [Theory]
    [InlineData("จัดอบรมเมื่อวันที่ 31 กันยายน 2568", "date.impossible")]
    [InlineData("จัดอบรมเมื่อวันที่ ๓๐ กุมภาพันธ์ ๒๕๖๘", "date.impossible")]
    [InlineData("ประชุมในวันจันทร์ที่ 14 กุมภาพันธ์ 2569", "date.weekday")]
    [InlineData("ประชุมวันพฤหัสที่ 14 ก.พ. 2569", "date.weekday")]
    [InlineData("ตั้งแต่วันที่ 31 มีนาคม 2569 ถึงวันที่ 1 มีนาคม 2569", "date.order")]
    [InlineData("ตามคำสั่งที่ 1/2569 ลงวันที่ 22 ธันวาคม 2569", "date.cited-later")]
    [InlineData("จัดกิจกรรมเมื่อ 22 ธันวาคม 2569 มีผู้เข้าร่วม 50 คน", "date.later")]
    [InlineData("ผลของปีงบประมาณ พ.ศ. 2565 เป็นดังนี้", "year.title")]
    [InlineData("ติดต่อ นายก 1-2345-67890-12-1", "personal.id")]
    [InlineData("ติดต่อ ๐๘๑-๒๓๔-๕๖๗๘", "personal.phone")]
    [InlineData("โอนเข้าบัญชีธนาคาร เลขที่ 123-4-56789-0", "personal.account")]
    [InlineData("คำสั่งที่ 142/2566 และแก้ไขตามคำสั่งที่ 152/2566", "citation.twice")]
    public void A_slip_is_found(string text, string code)
    {
        Assert.Contains(PaperChecks.Rules(Paper(text)), f => f.Code == code);
    }

    [Theory]
    [InlineData("จัดอบรมเมื่อวันเสาร์ที่ 14 กุมภาพันธ์ 2569")]
    [InlineData("ตั้งแต่วันที่ 1 มีนาคม 2569 ถึงวันที่ 31 มีนาคม 2569")]
    [InlineData("ให้รายงานภายในวันที่ 30 กันยายน 2569")]
    [InlineData("ตามคำสั่งที่ 12/2569 ลงวันที่ 2 กุมภาพันธ์ 2569")]
    [InlineData("ผลของปีงบประมาณ พ.ศ. 2568 เทียบกับปีงบประมาณ พ.ศ. 2567")]
    [InlineData("โทร. 0 5377 1222 หรือ 02 123 4567")]
    [InlineData("งบประมาณ 1,234,567,890.00 บาท รหัสโครงการ 1234567890123")]
    [InlineData("ราคา 485,000 บาท ตามข้อ 1.2.3 และ O12 กับ i15")]
    [InlineData("สายด่วนของสำนักงาน 081 111 1111")]
    public void A_clean_text_gives_no_finding(string text)
    {
        Assert.Empty(PaperChecks.Rules(Paper(text)));
    }

    [Theory]
    [InlineData("คำว่า оffice ปนอักษรรัสเซีย", "script.mixed")]
    [InlineData("กаน", "script.mixed")]
    [InlineData("ดูที่ https://example.go.th/๒๕๖๘", "url.thai-digits")]
    [InlineData("ส่งที่ saraban๑@example.go.th", "url.thai-digits")]
    [InlineData("ตาม [[คำสั่งที่พิมพ์เอง]]", "reference.unknown")]
    public void Letters_that_only_look_right_are_found(string text, string code)
    {
        Assert.Contains(WritingRules.Check(Paper(text)), f => f.Code == code);
    }

    [Fact]
    public void The_number_of_a_card_is_shown_masked_and_stops_only_what_the_public_reads()
    {
        var hidden = Assert.Single(PaperChecks.Rules(Paper("เลข 1-2345-67890-12-1")));
        Assert.DoesNotContain("2345", hidden.Text, StringComparison.Ordinal);
        Assert.True(hidden.Blocks);
        Assert.False(Assert.Single(PaperChecks.Rules(Paper("เลข 1-2345-67890-12-1") with { IsPublic = false })).Blocks);
    }

    [Fact]
    public void The_checks_read_twenty_thousand_hostile_letters_in_no_time()
    {
        foreach (var unit in new[] { "ที่", "คำสั่ง", "31 กันยายน ", "1-", "[[", "วันจันทร์ที่ ", "https://", "๑" })
        {
            var text = string.Concat(Enumerable.Repeat(unit, 20_000 / unit.Length));
            var watch = System.Diagnostics.Stopwatch.StartNew();
            _ = PaperChecks.Rules(Paper(text)).Count();
            _ = WritingRules.Check(Paper(text)).Count();
            _ = ReferenceText.Printed(text);
            Assert.True(watch.ElapsedMilliseconds < 3_000, $"{unit}: {watch.ElapsedMilliseconds} ms");
        }
    }

    [Theory]
    [InlineData("เลข 1–2345–67890–12–1")]
    [InlineData("เลข 1\u00A02345\u00A067890\u00A012\u00A01")]
    [InlineData("เลข ๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑")]
    public void A_number_is_found_with_the_dashes_and_spaces_that_Word_writes(string text)
    {
        Assert.Single(PublicGuard.Found(Sheet(text)));
        Assert.Empty(PublicGuard.Found(Sheet("เลข 1-xxxx-xxxxx-12-1")));
    }

    [Fact]
    public void Nothing_of_a_person_reaches_the_public_unseen()
    {
        var paper = new Paper("ประกาศ", [new Section([new Body("โอนเข้าบัญชี 123-4-56789-0"), new Table([1], [], [[Cell.Of("1-2345-67890-12-1")]])])], []);
        var found = PublicGuard.Found(paper);
        var refusal = PublicGuard.Refuse(found, null);
        Assert.Equal("paper.personal-data", refusal?.Code);
        Assert.DoesNotContain("2345", (string)refusal!.Arguments[0], StringComparison.Ordinal);
        Assert.Equal("paper.show-reason", PublicGuard.Refuse(found, new("  ", found))?.Code);
        Assert.Equal("paper.show-reason", PublicGuard.Refuse(found, new(new string('ก', 501), found))?.Code);
        Assert.Equal("paper.reason-personal", PublicGuard.Refuse(found, new("เป็นเลข 1-2345-67890-12-1", found))?.Code);
        Assert.Null(PublicGuard.Refuse(found, new("เป็นเลขทะเบียนนิติบุคคล", found)));
        Assert.Empty(PublicGuard.Found(Sheet("งบประมาณ 1234567890123 บาท")));
    }

    [Fact]
    public void Who_says_that_numbers_may_be_shown_speaks_of_those_that_were_there()
    {
        var companion = Sheet("โอนเข้าบัญชี 123-4-56789-0");
        var seen = PublicGuard.Found(Sheet("1-2345-67890-12-1"));
        Assert.Null(PublicGuard.Refuse(seen, new("เปิดเผยได้", seen)));
        Assert.Equal("paper.personal-data", PublicGuard.Refuse(PublicGuard.Found(Sheet("1-2345-67890-12-1"), companion), new("เปิดเผยได้", seen))?.Code);
    }

    private static Paper Sheet(string text) => new("ประกาศ", [new Section([new Body(text)])], []);

    [Fact]
    public void A_reference_goes_out_to_the_page_and_comes_back_the_same()
    {
        var order = ReferenceText.Of("order", Guid.CreateVersion7(), "คำสั่งที่ 152/2569 [สำเนา] | ลับ");
        var stored = $"ตาม{order.Token} และ {order.Token}";
        Assert.DoesNotContain(order.Id.ToString("D"), ReferenceText.Edited(stored), StringComparison.Ordinal);
        Assert.Equal(stored, ReferenceText.Stored(ReferenceText.Edited(stored), [order]));
        Assert.Equal($"ตาม{order.Text} และ {order.Text}", ReferenceText.Printed(stored));
        Assert.Equal(2, ReferenceText.In(stored).Count);
        Assert.Equal("[[อื่น]]", ReferenceText.Stored("[[อื่น]]", [order]));
        Assert.Null(ReferenceText.Read("order:x|y"));
    }

    private static CheckedPaper Paper(string text) => new(
        2568,
        [new("date", "วันที่", "14 มีนาคม 2569"), new("subject", "เรื่อง", "รายงานผล ปีงบประมาณ พ.ศ. 2568"), new("body", "เนื้อความ", text)],
        IsPublic: true,
        new HashSet<string>(StringComparer.Ordinal) { "0811111111" });
}
