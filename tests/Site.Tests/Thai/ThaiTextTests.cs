using FsCheck;
using FsCheck.Fluent;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class ThaiTextTests
{
    [Theory]
    [InlineData("น\u0E4D\u0E32", "นำ")]
    [InlineData("น\u0E4D\u0E49\u0E32", "น้ำ")]
    [InlineData("น\u0E49\u0E4D\u0E32", "น้ำ")]
    [InlineData("นำ\u0E49", "น้ำ")]
    [InlineData("เเม่", "แม่")]
    [InlineData("ที่\u0E48", "ที่")]
    [InlineData("ก\u0E48\u0E34น", "ก\u0E34\u0E48น")]
    [InlineData("สิทธ\u0E4C\u0E34", "สิทธ\u0E34\u0E4C")]
    [InlineData("อบต.\u200Bตัวอย่าง\uFEFF", "อบต.ตัวอย่าง")]
    [InlineData("\u202Eexe.pdf\u202C", "exe.pdf")]
    [InlineData("ก\u00A0ข\tค", "ก ข ค")]
    [InlineData("หนึ่ง  \r\nสอง \n", "หนึ่ง\nสอง")]
    [InlineData("ก\0ข\u001B[31mค", "กข[31mค")]
    [InlineData("ก\u2028ข", "ก\nข")]
    [InlineData("แบ่ง\u00ADคำ", "แบ่งคำ")]
    [InlineData("", "")]
    [InlineData(" \u200B\u00A0 ", "")]
    public void Text_gets_its_storage_form(string typed, string stored) => Assert.Equal(stored, ThaiText.Clean(typed));

    [Theory]
    [InlineData("👩‍🌾 กับ 👨‍👩‍👧 และ ☎️")]
    [InlineData("𝔸 และ \uE000 และ \u0E5C")]
    [InlineData("{{7*7}} ${x} %s%n <b>")]
    public void What_a_person_meant_is_kept(string typed) => Assert.Equal(typed, ThaiText.Clean(typed));

    [Fact]
    public void A_joiner_between_Thai_letters_goes_and_half_a_pair_goes()
    {
        Assert.Equal("กข", ThaiText.Clean("ก\u200Dข"));
        Assert.Equal("กข", ThaiText.Clean("ก\uD83Dข\uDE00"));
    }

    [Fact]
    public void No_letter_carries_more_than_four_marks()
    {
        var clean = ThaiText.Clean("ชื่อ Z" + string.Concat(Enumerable.Repeat("\u0301\u0302\u0303\u0304\u0305\u0306", 50)) + "a");
        Assert.Equal("ชื่อ Z\u0301\u0302\u0303\u0304a", clean);
    }

    [Fact]
    public void A_hundred_thousand_alternating_marks_are_refused_and_collapse_to_two()
    {
        var hostile = "ก" + string.Concat(Enumerable.Repeat("\u0E38\u0E49", 50_000));
        Assert.True(ThaiText.TooManyMarks(hostile));
        Assert.Equal("ก\u0E38\u0E49", ThaiText.Clean(hostile));
    }

    [Fact]
    public void A_million_tones_on_one_letter_are_refused_and_collapse_to_one()
    {
        var hostile = "ก" + new string('\u0E48', 1_000_000);
        Assert.True(ThaiText.TooManyMarks(hostile));
        Assert.Equal("ก่", ThaiText.Clean(hostile));
    }

    [Fact]
    public void Ordinary_text_has_not_too_many_marks() => Assert.False(ThaiText.TooManyMarks("ผู้ที่ปฏิบัติหน้าที่ซื่อสัตย์ น้ำ กี่ ปั๊ม รู้สึก ทั้งนี้"));

    [Fact]
    public void Names_typed_differently_have_one_search_key()
    {
        Assert.Equal(ThaiText.SearchKey("ข้อ  ๑๒ น้ำ ABC"), ThaiText.SearchKey(" ข้อ 12\nน\u0E4D\u0E49\u0E32 abc "));
        Assert.Equal("kelvin", ThaiText.SearchKey("\u212Aelvin"));
        Assert.Equal("istanbul", ThaiText.SearchKey("\u0130STANBUL"));
        Assert.Equal("ita 2569", ThaiText.SearchKey("ＩＴＡ ๒๕๖๙"));
    }

    [Fact]
    public void Look_alike_letters_inside_a_word_are_named()
    {
        Assert.Equal(["аdmin"], ThaiText.MixedScripts("ผู้ใช้ аdmin ของ office"));
        Assert.Empty(ThaiText.MixedScripts("админ admin ผู้ดูแล 𝔸"));
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once() => Properties.Hold(
        Prop.ForAll(Awkward.Text, text => ThaiText.Clean(ThaiText.Clean(text)) == ThaiText.Clean(text)), 5000);

    [Fact]
    public void A_cleaned_text_never_has_too_many_marks_and_keys_alike() => Properties.Hold(
        Prop.ForAll(Awkward.Text, text => !ThaiText.TooManyMarks(ThaiText.Clean(text))
            && ThaiText.SearchKey(ThaiText.Clean(text)) == ThaiText.SearchKey(text)), 2000);
}
