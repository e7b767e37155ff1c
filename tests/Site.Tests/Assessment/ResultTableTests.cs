using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Results;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Assessment;

public sealed class ResultTableTests
{
    private static readonly Dictionary<int, Pack> Packs = PackFiles.Shelf().Years.ToDictionary(y => y, PackFiles.Pack);

    [Fact]
    public void Years_in_the_head_name_their_columns_in_either_digits()
    {
        var read = Read("""
            ผลการประเมิน ITA ย้อนหลัง
            ลำดับ	รหัส	รายการ	ปี ๒๕๖๖	พ.ศ. 2567	2568
            1	i1	ขั้นตอน	๘๘.๕๐	90	91.25 %
            2	O1	โครงสร้าง	ผ่าน	100	0
            	ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล		95.5	96	-
            	คะแนนรวม	รวมทุกเครื่องมือ	92.11	93	94.64
            """);

        Assert.Empty(read.Unresolved);
        Assert.Equal(
            ["2566 i1 88.5", "2567 i1 90", "2568 i1 91.25", "2566 O1 100", "2567 O1 100", "2568 O1 0", "2566 9 95.5", "2567 9 96", "2566 total 92.11", "2567 total 93", "2568 total 94.64"],
            read.Understood.Select(u => FormattableString.Invariant($"{u.FiscalYear} {u.Code.Code} {u.Value:0.####}")));
    }

    [Fact]
    public void Without_years_the_scores_are_of_the_year_in_hand()
    {
        var read = Read("""
            เครื่องมือ	คะแนน
            แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)	95.10
            EIT	84.43
            OIT (ร้อยละ 40)	100
            """);

        Assert.Equal(["2568 IIT 95.1", "2568 EIT 84.43", "2568 OIT 100"], read.Understood.Select(u => FormattableString.Invariant($"{u.FiscalYear} {u.Code.Code} {u.Value:0.####}")));
    }

    [Theory]
    [InlineData("i1\t๑๐๕", "0 ถึง 100")]
    [InlineData("i1\t-1", "0 ถึง 100")]
    [InlineData("O1\t50", "0 หรือ 100")]
    [InlineData("i1\tเก้าสิบ", "ตัวเลข")]
    [InlineData("i1\t93,55", "ตัวเลข")]
    [InlineData("i1\tNaN", "ตัวเลข")]
    [InlineData("i1\t1e400", "ตัวเลข")]
    [InlineData("i1\t90.12345", "ทศนิยม")]
    [InlineData("O43\t100", "ไม่มีในเกณฑ์ปี 2568")]
    [InlineData("i1 i2\t90", "หลายรหัส")]
    [InlineData("ตัวชี้วัดย่อยที่ 9.1\t90", "คำนวณเอง")]
    [InlineData("๑๑\t90", "i1")]
    [InlineData("ไม่มีรหัส\t90", "ไม่พบรหัส")]
    [InlineData("i1\t90\ni1\t91", "ใช้ค่าแรก")]
    public void What_is_in_doubt_is_told_with_its_reason_and_not_taken(string table, string why)
    {
        var read = Read("i2\t90\n" + table);

        Assert.Contains(why, Assert.Single(read.Unresolved).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Five_spellings_of_a_code_are_one()
    {
        var read = Read("O๑๒\t100\no13\t0\nโอ14\t100\nO 15\t100\n016\t0");

        Assert.Empty(read.Unresolved);
        Assert.Equal(["O12", "O13", "O14", "O15", "O16"], read.Understood.Select(u => u.Code.Code));
    }

    [Fact]
    public void Lines_without_cells_are_read_too()
    {
        var read = Read("ผลปีนี้\ni1 93.5\nตัวชี้วัดที่ 2 88\nIIT: 90");

        Assert.Equal(["i1", "2", "IIT"], read.Understood.Select(u => u.Code.Code));
    }

    [Fact]
    public void What_was_reviewed_survives_the_form_and_nothing_else_does()
    {
        var read = Read("i1\t93.5\nO1\t0");
        var lines = ResultLines.Read(ResultLines.Write(read.Understood))!;

        Assert.Equal([new SaveScores.Line(2568, "i1", 93.5m), new SaveScores.Line(2568, "O1", 0m)], lines);
        Assert.Null(ResultLines.Read("2568 i1"));
        Assert.Null(ResultLines.Read("2568 i1 NaN"));
        Assert.Null(ResultLines.Read(string.Concat(Enumerable.Repeat("2568 i1 1\n", 2000))));
    }

    private static ResultReading Read(string text)
    {
        var document = TableFile.ReadText(text);
        Assert.True(document.Done);
        return ResultTables.Read(document.Value, 2568, Packs);
    }
}
