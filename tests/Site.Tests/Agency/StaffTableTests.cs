using Prongsai.Agency;
using Prongsai.Agency.Contracts;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Agency;

/// <summary>Lists of staff as offices keep them.</summary>
public class StaffTableTests
{
    private static readonly UnitView Office = new(Guid.CreateVersion7(), "สำนักปลัด", "สป.", 1), Finance = new(Guid.CreateVersion7(), "กองคลัง", "กค.", 2);

    [Theory]
    [InlineData("นางสาวตัวอย่าง ใจดี", "นางสาว", "ตัวอย่าง", "ใจดี")]
    [InlineData("น.ส.ตัวอย่าง  ใจดี", "นางสาว", "ตัวอย่าง", "ใจดี")]
    [InlineData("นาย ตัวอย่าง ณ ตัวอย่าง", "นาย", "ตัวอย่าง", "ณ ตัวอย่าง")]
    [InlineData("ว่าที่ ร.ต.หญิงตัวอย่าง ใจดี", "ว่าที่ร้อยตรีหญิง", "ตัวอย่าง", "ใจดี")]
    [InlineData("พ.จ.อ. ตัวอย่าง ใจดี", "พันจ่าเอก", "ตัวอย่าง", "ใจดี")]
    [InlineData("ตัวอย่าง ใจดี", "", "ตัวอย่าง", "ใจดี")]
    [InlineData("นายตัวอย่าง", "นาย", "ตัวอย่าง", "")]
    public void A_title_stands_before_the_name_with_a_space_or_without(string name, string title, string first, string last) =>
        Assert.Equal((title, first, last), StaffTable.SplitName(name));

    [Fact]
    public void Heads_in_any_order_say_what_the_columns_are()
    {
        var read = Read("ที่\tชื่อ - สกุล\tเบอร์โทร\tตำแหน่ง\tสังกัด\n1\tนายตัวอย่าง ใจดี\t081 234 5678\tปลัดองค์การบริหารส่วนตำบล\tสำนักปลัด\n2\tนางตัวอย่าง คลังดี\t\tผู้อำนวยการกองคลัง\tกค.\n3\t\t\tว่าง\tกองช่าง");
        Assert.Equal(
            [
                new StaffLine("นาย", "ตัวอย่าง", "ใจดี", "ปลัดองค์การบริหารส่วนตำบล", "สำนักปลัด", Office.Id, "081 234 5678", ""),
                new StaffLine("นาง", "ตัวอย่าง", "คลังดี", "ผู้อำนวยการกองคลัง", "กค.", Finance.Id, "", ""),
            ],
            read.Lines);
        Assert.Contains("กองช่าง", Assert.Single(read.Unread), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_in_three_columns_is_one_name_and_a_unit_nobody_has_stays_to_be_chosen()
    {
        var read = Read("คำนำหน้า\tชื่อ\tนามสกุล\tชื่อตำแหน่ง\tส่วนราชการ\te-mail\nนางสาว\tตัวอย่าง\tใจดี\tนักวิชาการ\tกองสวัสดิการ\tdee@example.go.th");
        Assert.Equal(new StaffLine("นางสาว", "ตัวอย่าง", "ใจดี", "นักวิชาการ", "กองสวัสดิการ", null, "", "dee@example.go.th"), Assert.Single(read.Lines));
    }

    [Fact]
    public void Without_heads_the_cell_with_a_title_is_the_name()
    {
        var read = Read("1\tนายตัวอย่าง ใจดี\tนายช่างโยธา\tกองคลัง\t0 5377 1222\n2\tจ.อ.ตัวอย่าง ช่างดี\tเจ้าพนักงานธุรการ\tกองคลัง\t");
        Assert.Equal(["นายช่างโยธา", "เจ้าพนักงานธุรการ"], read.Lines.Select(l => l.Position));
        Assert.Equal(["0 5377 1222", ""], read.Lines.Select(l => l.Phone));
        Assert.All(read.Lines, l => Assert.Equal(Finance.Id, l.UnitId));
    }

    [Fact]
    public void More_than_fit_are_said_and_not_dropped_silently()
    {
        var read = Read("ชื่อ-สกุล\tตำแหน่ง\n" + string.Join('\n', Enumerable.Range(1, StaffTable.Most + 1).Select(n => $"นายตัวอย่าง{n} ใจดี\tพนักงาน")));
        Assert.Equal(StaffTable.Most, read.Lines.Count);
        Assert.Contains("เกิน 500 คน", Assert.Single(read.Unread), StringComparison.Ordinal);
    }

    private static StaffReading Read(string text) => StaffTable.Read(TableFile.ReadText(text).Value!, [Office, Finance]);
}
