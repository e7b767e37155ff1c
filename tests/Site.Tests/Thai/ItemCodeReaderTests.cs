using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class ItemCodeReaderTests
{
    private static readonly HashSet<string> s_known = [.. Codes('i', 30), .. Codes('e', 15), .. Codes('O', 43)];
    private static readonly HashSet<string> s_items = [.. Codes('O', 43)];

    [Theory]
    [InlineData("O๑๒", "O12")]
    [InlineData("012", "O12")]
    [InlineData("๐๑๒", "O12")]
    [InlineData("o12", "O12")]
    [InlineData("โอ12", "O12")]
    [InlineData("โอ ๑๒", "O12")]
    [InlineData("O-12", "O12")]
    [InlineData("0๓๒", "O32")]
    [InlineData("๐32", "O32")]
    [InlineData("\u041E12", "O12")]
    [InlineData("i๙", "i9")]
    [InlineData("I 9", "i9")]
    [InlineData("e๑๕", "e15")]
    [InlineData("(ต่อ) 0๔๒", "O42")]
    [InlineData("ข้อ i1", "i1")]
    [InlineData("๐๙", "O9")]
    [InlineData("i1, i2 และ O15", "i1 i2 O15")]
    [InlineData("i1-i3", "i1 i2 i3")]
    [InlineData("O1 – O4", "O1 O2 O3 O4")]
    [InlineData("i1, 2, 3", "i1 i2 i3")]
    [InlineData("๐๑๒ ๐๑๓", "O12 O13")]
    [InlineData("i๑\nO๑๕", "i1 O15")]
    public void One_code_in_its_spellings_is_one_code(string cell, string codes)
    {
        var reading = ItemCodeReader.Read(cell, s_known);
        Assert.Null(reading.Question);
        Assert.Equal(codes, string.Join(' ', reading.Codes));
        Assert.Equal("", reading.Rest);
        Assert.Equal(codes, string.Join(' ', ItemCodeReader.Read(cell, null).Codes));
    }

    [Fact]
    public void The_wording_after_the_code_is_kept()
    {
        var reading = ItemCodeReader.Read("i๙ ท่านรับรู้เกี่ยวกับแผนการใช้จ่ายงบประมาณ มากน้อยเพียงใด", s_known);
        Assert.Equal("i9", Assert.Single(reading.Codes).ToString());
        Assert.Equal("ท่านรับรู้เกี่ยวกับแผนการใช้จ่ายงบประมาณ มากน้อยเพียงใด", reading.Rest);
    }

    [Fact]
    public void Codes_on_several_lines_keep_their_wording_apart()
    {
        var reading = ItemCodeReader.Read("i๑ คำถามแรก\nO๑๕ ข้อมูลสถิติ", s_known);
        Assert.Equal("i1 O15", string.Join(' ', reading.Codes));
        Assert.Equal("คำถามแรก\nข้อมูลสถิติ", reading.Rest);
    }

    [Fact]
    public void Eleven_beside_questions_may_be_i1_and_is_asked()
    {
        var reading = ItemCodeReader.Read("๑๑ เจ้าหน้าที่ปฏิบัติงานตามขั้นตอน", s_known);
        Assert.Empty(reading.Codes);
        Assert.Equal("“๑๑” อาจหมายถึง i1 หรือ i11 หรือ e11 หรือ O11 โปรดเลือก", reading.Question);
        Assert.Equal("เจ้าหน้าที่ปฏิบัติงานตามขั้นตอน", reading.Rest);
    }

    [Fact]
    public void A_hundred_and_twenty_may_be_i20_and_is_asked()
    {
        var reading = ItemCodeReader.Read("120 ขั้นตอนการขออนุญาต", s_known);
        Assert.Empty(reading.Codes);
        Assert.Equal("“120” อาจหมายถึง i20 หรือเป็นเลข 120 ตามที่พิมพ์ โปรดเลือก", reading.Question);
        Assert.Equal("i20", Assert.Single(reading.Candidates).ToString());
    }

    [Fact]
    public void A_bare_number_is_sure_only_where_one_code_is_possible()
    {
        Assert.Equal("O25", ItemCodeReader.Read("๒๕", s_items).Codes[0].ToString());
        Assert.Contains("i25 หรือ O25", ItemCodeReader.Read("๒๕", s_known).Question);
    }

    [Theory]
    [InlineData("๑. กระบวนการปฏิบัติงาน")]
    [InlineData("1) กระบวนการ")]
    [InlineData("ITA 2566")]
    [InlineData("e-Service ของหน่วยงาน")]
    [InlineData("๒๕๖๖")]
    [InlineData("12.50")]
    [InlineData("OIT")]
    [InlineData("-")]
    [InlineData("")]
    public void What_is_not_a_code_is_left_whole(string cell)
    {
        var reading = ItemCodeReader.Read(cell, s_known);
        Assert.Empty(reading.Codes);
        Assert.Null(reading.Question);
        Assert.Equal(cell, reading.Rest);
    }

    private static IEnumerable<string> Codes(char kind, int count) => Enumerable.Range(1, count).Select(n => new ItemCode(kind, n).ToString());
}
