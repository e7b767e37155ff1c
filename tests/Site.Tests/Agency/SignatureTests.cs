using Prongsai.Agency;
using Filled = Prongsai.Agency.Signatures.Filled;

namespace Prongsai.Site.Tests.Agency;

public class SignatureTests
{
    private static readonly Guid s_engineer = Guid.CreateVersion7(), s_clerk = Guid.CreateVersion7();
    private static readonly Guid s_works = Guid.CreateVersion7(), s_secretary = Guid.CreateVersion7();
    private static readonly DateOnly s_day = new(2025, 10, 1);

    private static readonly Filled s_own = new(s_engineer, "นายสำรวจ มั่นคง", s_works, "ผู้อำนวยการกองช่าง", 6, AppointmentKind.Holder, s_day);

    [Fact]
    public void A_holder_signs_with_name_and_post()
    {
        var block = Signatures.OfPerson(s_engineer, [s_own])!;
        Assert.Equal("นายสำรวจ มั่นคง", block.Name);
        Assert.Equal(["ผู้อำนวยการกองช่าง"], block.Lines);
    }

    [Theory]
    [InlineData("ActingFor", "ผู้อำนวยการกองช่าง รักษาราชการแทน")]
    [InlineData("OnBehalf", "ผู้อำนวยการกองช่าง ปฏิบัติราชการแทน")]
    [InlineData("ActingInPost", "ผู้อำนวยการกองช่าง รักษาการในตำแหน่ง")]
    [InlineData("PerformingDuties", "ผู้อำนวยการกองช่าง ปฏิบัติหน้าที่")]
    public void Who_acts_signs_with_both_posts(string kind, string firstLine)
    {
        var acting = s_own with { PositionId = s_secretary, PositionName = "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง", Place = 3, Kind = Enum.Parse<AppointmentKind>(kind) };
        Assert.Equal([firstLine, "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง"], Signatures.OfPerson(s_engineer, [s_own, acting])!.Lines);
        Assert.Equal([firstLine, "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง"], Signatures.OfPosition(s_secretary, [s_own, acting])!.Lines);
        Assert.Equal(["ผู้อำนวยการกองช่าง"], Signatures.OfPosition(s_works, [s_own, acting])!.Lines);
    }

    [Fact]
    public void Who_acts_signs_before_the_holder_and_a_delegate_after()
    {
        var holder = new Filled(s_clerk, "นางสมมติ มีน้ำใจ", s_secretary, "ปลัด", 3, AppointmentKind.Holder, s_day);
        var acting = s_own with { PositionId = s_secretary, Kind = AppointmentKind.ActingFor };
        Assert.Equal("นายสำรวจ มั่นคง", Signatures.OfPosition(s_secretary, [holder, s_own, acting])!.Name);
        Assert.Equal("นางสมมติ มีน้ำใจ", Signatures.OfPosition(s_secretary, [holder, s_own, acting with { Kind = AppointmentKind.OnBehalf }])!.Name);
    }

    [Fact]
    public void Who_fills_nothing_signs_nothing()
    {
        Assert.Null(Signatures.OfPerson(s_clerk, [s_own]));
        Assert.Null(Signatures.OfPosition(s_secretary, [s_own]));
    }
}
