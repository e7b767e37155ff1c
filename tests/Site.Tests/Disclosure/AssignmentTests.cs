using Prongsai.Agency.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform.Files;

namespace Prongsai.Site.Tests.Disclosure;

public sealed class AssignmentTests
{
    private static readonly UnitView Office = new(Guid.CreateVersion7(), "สำนักปลัดองค์การบริหารส่วนตำบล", "สำนักปลัด", 1);
    private static readonly UnitView Money = new(Guid.CreateVersion7(), "กองคลัง", "กองคลัง", 2);
    private static readonly PersonView Somebody = new(Guid.CreateVersion7(), "นางสาวตัวอย่าง เขียนดี", "นักวิเคราะห์นโยบายและแผน", null);

    [Fact]
    public void A_table_of_an_order_is_read_in_any_spelling_of_its_codes_and_says_what_it_could_not_read()
    {
        const string table = """
            ข้อ	รายการข้อมูล	ผู้รับผิดชอบ
            O๑	โครงสร้าง	สำนักปลัด
            o12	รายการจัดซื้อจัดจ้าง	งานพัสดุ กองคลัง
            โอ13	รายงานผลจัดซื้อจัดจ้าง	กองคลัง และนางสาวตัวอย่าง เขียนดี
            O99	ข้อที่ไม่มี	กองช่าง
            """;

        var read = AssignmentReader.Read(TableFile.ReadText(table).Value!, new HashSet<string> { "O1", "O12", "O13" }, [Office, Money], [Somebody]);

        Assert.Equal(["O1", "O12", "O13"], read.Lines.Select(l => l.Code));
        Assert.Equal([Office.Id, Money.Id, Money.Id], read.Lines.Select(l => l.UnitId!.Value));
        Assert.Equal(Somebody.Id, read.Lines[2].PersonId);
        Assert.Contains("O99", Assert.Single(read.Unread), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("O12_รายงาน.pdf", "O12", 0)]
    [InlineData("o๑๒ รายงาน.pdf", "O12", 0)]
    [InlineData("โอ12-สถิติ.xlsx", "O12", 0)]
    [InlineData("O9.5 ค่าธรรมเนียม.pdf", "O9", 5)]
    [InlineData("O05.pdf", "O5", 0)]
    [InlineData("รายงาน O12.pdf", "", 0)]
    [InlineData("O123.pdf", "", 0)]
    [InlineData("Order.pdf", "", 0)]
    [InlineData("../../etc/passwd", "", 0)]
    public void A_file_goes_where_the_beginning_of_its_name_says(string name, string code, int element) => Assert.Equal((code, element), DropFiles.Read(name));
}
