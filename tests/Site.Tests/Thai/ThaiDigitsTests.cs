using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class ThaiDigitsTests
{
    [Fact]
    public void Digits_go_both_ways_and_nothing_else_changes()
    {
        Assert.Equal("ที่ ชร ๗๓๕๐๑/๑๗๒๑", ThaiDigits.ToThai("ที่ ชร 73501/1721"));
        Assert.Equal("ที่ ชร 73501/1721", ThaiDigits.ToArabic("ที่ ชร ๗๓๕๐๑/๑๗๒๑"));
        Assert.Equal("๒๕๖๙", ThaiDigits.Thai(2569));
        Assert.Equal("-๕", ThaiDigits.Thai(-5));
    }

    [Fact]
    public void Digits_of_other_scripts_are_not_digits_here()
    {
        Assert.True(ThaiDigits.IsDigit('๙'));
        Assert.False(ThaiDigits.IsDigit('٣'));
        Assert.Equal("٣", ThaiDigits.ToArabic("٣"));
    }
}
