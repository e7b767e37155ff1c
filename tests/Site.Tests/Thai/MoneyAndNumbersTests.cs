using System.Globalization;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class MoneyAndNumbersTests
{
    [Theory]
    [InlineData("0", "ศูนย์บาทถ้วน")]
    [InlineData("0.25", "ยี่สิบห้าสตางค์")]
    [InlineData("1", "หนึ่งบาทถ้วน")]
    [InlineData("10", "สิบบาทถ้วน")]
    [InlineData("11", "สิบเอ็ดบาทถ้วน")]
    [InlineData("20", "ยี่สิบบาทถ้วน")]
    [InlineData("21.01", "ยี่สิบเอ็ดบาทหนึ่งสตางค์")]
    [InlineData("100", "หนึ่งร้อยบาทถ้วน")]
    [InlineData("101", "หนึ่งร้อยเอ็ดบาทถ้วน")]
    [InlineData("111.11", "หนึ่งร้อยสิบเอ็ดบาทสิบเอ็ดสตางค์")]
    [InlineData("1234567.50", "หนึ่งล้านสองแสนสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทห้าสิบสตางค์")]
    [InlineData("1000000", "หนึ่งล้านบาทถ้วน")]
    [InlineData("1000001", "หนึ่งล้านเอ็ดบาทถ้วน")]
    [InlineData("11000000", "สิบเอ็ดล้านบาทถ้วน")]
    [InlineData("1000000000000", "หนึ่งล้านล้านบาทถ้วน")]
    [InlineData("-5.005", "ลบห้าบาทหนึ่งสตางค์")]
    [InlineData("0.995", "หนึ่งบาทถ้วน")]
    public void Money_is_written_in_words(string figures, string words) =>
        Assert.Equal(words, BahtText.Of(decimal.Parse(figures, CultureInfo.InvariantCulture)));

    [Fact]
    public void Money_is_written_in_figures()
    {
        Assert.Equal("1,234,567.50 บาท", BahtText.Figures(1_234_567.5m));
        Assert.Equal("0 บาท", BahtText.Figures(0));
    }

    [Theory]
    [InlineData("1-2345-67890-12-1", true)]
    [InlineData("๑๒๓๔๕๖๗๘๙๐๑๒๑", true)]
    [InlineData("1234567890122", false)]
    [InlineData("123456789012", false)]
    [InlineData("0000000000000", false)]
    [InlineData("", false)]
    public void A_national_id_is_checked_by_its_last_digit(string typed, bool valid) => Assert.Equal(valid, NationalId.IsValid(typed));

    [Fact]
    public void A_national_id_is_grouped_and_masked()
    {
        Assert.Equal("1-2345-67890-12-1", NationalId.Format("๑๒๓๔๕๖๗๘๙๐๑๒๑"));
        Assert.Equal("1-xxxx-xxxxx-12-1", NationalId.Mask("1234567890121"));
        Assert.Equal("x", NationalId.Mask("not a number"));
    }

    [Theory]
    [InlineData("0 5377 1222", "053771222", "0 5377 1222")]
    [InlineData("053-771222 ต่อ 12", "053771222", "0 5377 1222 ต่อ 12")]
    [InlineData("๐๘๑-๒๓๔-๕๖๗๘", "0812345678", "081 234 5678")]
    [InlineData("+66 81 234 5678", "0812345678", "081 234 5678")]
    [InlineData("(02) 123 4567", "021234567", "0 2123 4567")]
    [InlineData("1567", "1567", "1567")]
    public void A_phone_number_is_read_as_people_write_it(string typed, string digits, string shown)
    {
        var reading = ThaiPhone.Read(typed);
        Assert.Null(reading.Problem);
        Assert.Equal((digits, shown), (reading.Digits, reading.Display));
    }

    [Theory]
    [InlineData("08123456")]
    [InlineData("081 234 5678\r\nBcc: x")]
    [InlineData("โทร")]
    [InlineData("")]
    [InlineData("081 234 5678 ต่อ x")]
    public void What_is_not_a_phone_number_is_refused_in_words(string typed) => Assert.NotNull(ThaiPhone.Read(typed).Problem);
}
