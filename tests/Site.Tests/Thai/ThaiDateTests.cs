using FsCheck;
using FsCheck.Fluent;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class ThaiDateTests
{
    private static readonly DateOnly s_day = new(2026, 2, 14);

    [Fact]
    public void A_date_is_written_for_screens_letters_and_orders()
    {
        Assert.Equal("14 ก.พ. 2569", ThaiDate.Short(s_day));
        Assert.Equal("14 กุมภาพันธ์ 2569", ThaiDate.Long(s_day));
        Assert.Equal("๑๔ กุมภาพันธ์ ๒๕๖๙", ThaiDate.Paper(s_day));
        Assert.Equal("๑๔ กุมภาพันธ์ พ.ศ. ๒๕๖๙", ThaiDate.Order(s_day));
        Assert.Equal("๐๙.๓๐ น.", ThaiDate.PaperTime(new TimeOnly(9, 30)));
    }

    [Theory]
    [InlineData("14 ก.พ. 2569")]
    [InlineData("๑๔ กุมภาพันธ์ ๒๕๖๙")]
    [InlineData("๑๔ กุมภาพันธ์ พ.ศ. ๒๕๖๙")]
    [InlineData("วันที่ ๑๔ เดือน กุมภาพันธ์ พ.ศ.๒๕๖๙")]
    [InlineData("วันเสาร์ที่ 14 กุมภาพันธ์ 2569")]
    [InlineData("14 ก.พ. 69")]
    [InlineData("14ก.พ.69")]
    [InlineData("14 กพ 69")]
    [InlineData("14 ก. พ. 2569")]
    [InlineData("14/2/2569")]
    [InlineData("14/02/69")]
    [InlineData("๑๔-๐๒-๒๕๖๙")]
    [InlineData("14.2.2569")]
    [InlineData("2026-02-14")]
    [InlineData("2569-02-14")]
    [InlineData("  14  ก.พ.\u00A02569 ")]
    [InlineData("14 กุมภาพันธ์ ค.ศ. 2026")]
    public void A_date_is_read_as_people_write_it(string typed) => Assert.Equal(new DateReading(s_day, null), ThaiDate.Read(typed));

    [Theory]
    [InlineData("14 ก.พ. 2026")]
    [InlineData("14/2/2026")]
    public void A_year_that_looks_Christian_is_asked_about(string typed)
    {
        var reading = ThaiDate.Read(typed);
        Assert.Equal(s_day, reading.Date);
        Assert.Equal("หมายถึง พ.ศ. 2569 ใช่หรือไม่", reading.Question);
    }

    [Theory]
    [InlineData("31 กันยายน 2565", "วันที่ 31 กันยายน ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง")]
    [InlineData("๓๑ ก.ย. ๒๕๖๕", "วันที่ 31 กันยายน ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง")]
    [InlineData("31/4/2569", "วันที่ 31 เมษายน ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง")]
    [InlineData("29 ก.พ. 2569", "วันที่ 29 กุมภาพันธ์ 2569 ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง")]
    [InlineData("0 ก.พ. 2569", "วันที่ 0 กุมภาพันธ์ ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง")]
    [InlineData("1/13/2569", "ไม่มีเดือนที่ 13 โปรดใส่เดือน 1 ถึง 12 หรือชื่อเดือน")]
    [InlineData("0001-01-01", "ปี 1 ไม่น่าจะถูกต้อง โปรดใส่ปี พ.ศ. สี่หลัก เช่น 2569")]
    [InlineData("1 ม.ค. 9999", "ปี 9999 ไม่น่าจะถูกต้อง โปรดใส่ปี พ.ศ. สี่หลัก เช่น 2569")]
    [InlineData("14 ก.พ.", "ยังไม่ได้ใส่ปี พ.ศ. โปรดพิมพ์เช่น 14 ก.พ. 2569")]
    [InlineData("พรุ่งนี้", "อ่านวันที่ไม่ได้ โปรดพิมพ์เช่น 14 ก.พ. 2569")]
    [InlineData("14 ก.พ. 2569 น่าจะ", "อ่านวันที่ไม่ได้ โปรดพิมพ์เช่น 14 ก.พ. 2569")]
    [InlineData("", "ยังไม่ได้ใส่วันที่ โปรดพิมพ์เช่น 14 ก.พ. 2569")]
    [InlineData("\u00A0\u200B", "ยังไม่ได้ใส่วันที่ โปรดพิมพ์เช่น 14 ก.พ. 2569")]
    public void A_date_that_cannot_be_is_refused_in_words(string typed, string sentence)
    {
        var reading = ThaiDate.Read(typed);
        Assert.Null(reading.Date);
        Assert.Equal(sentence, reading.Problem);
    }

    [Fact]
    public void Leap_days_follow_the_Gregorian_year()
    {
        Assert.Equal(new DateOnly(2024, 2, 29), ThaiDate.Read("29 ก.พ. 2567").Date);
        var christian = ThaiDate.Read("29/2/2024");
        Assert.Equal(new DateOnly(2024, 2, 29), christian.Date);
        Assert.Equal("หมายถึง พ.ศ. 2567 ใช่หรือไม่", christian.Question);
        Assert.Null(ThaiDate.Read("29/2/2026").Date);
    }

    [Fact]
    public void Every_date_comes_back_from_every_form() => Properties.Hold(
        Prop.ForAll(Gen.Choose(0, 90_000).Select(n => new DateOnly(1900, 1, 1).AddDays(n)).ToArbitrary(), day =>
            new[] { ThaiDate.Short(day), ThaiDate.Long(day), ThaiDate.Paper(day), ThaiDate.Order(day) }
                .All(text => ThaiDate.Read(text) == new DateReading(day, null))), 2000);

    [Fact]
    public void Any_text_gets_an_answer() => Properties.Hold(
        Prop.ForAll(Awkward.Text, text => ThaiDate.Read(text) is var r && r.Date is null == r.Problem is not null), 3000);
}
