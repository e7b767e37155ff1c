using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

public class KnownPasswordTests
{
    private static readonly string[] Own = ["kanya.w", "นางสาวกัญญา วงศ์ตัวอย่าง", "เทศบาลตำบลสมมติ", "sommut", "www.sommut.go.th"];

    [Theory]
    [InlineData("password1234")]
    [InlineData("Password@2569")]
    [InlineData("P4ssw0rd!P4ssw0rd")]
    [InlineData("passwordpassword")]
    [InlineData("qwertyuiop123")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("asdfghjkl;'asdf")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijkl")]
    [InlineData("iloveyou1234")]
    [InlineData("Thailand2026!!")]
    [InlineData("tessaban-tambon")]
    [InlineData("nayok-palad-2569")]
    [InlineData("chiangmai50200")]
    [InlineData("somchai08091999")]
    [InlineData("รหัสผ่าน๑๒๓๔")]
    [InlineData("สวัสดีครับ2569")]
    [InlineData("isylzjko12345")]
    [InlineData("l;ylfu8iy[2569")]
    [InlineData("ฟหกดเ้่าสวงฟหกด")]
    [InlineData("kanya.w2569kanya")]
    [InlineData("กัญญาวงศ์ตัวอย่าง")]
    [InlineData("sommut-2569-sommut")]
    [InlineData("เทศบาลตำบลสมมติ")]
    [InlineData("admin@sommut.go")]
    public void What_everybody_tries_first_is_known(string password) => Assert.True(KnownPasswords.Contains(password, Own));

    [Theory]
    [InlineData("แมวสามตัวกินข้าวต้มเช้า")]
    [InlineData("correct battery horse staple")]
    [InlineData("xV7#kq92mLpz")]
    [InlineData("839201746352")]
    [InlineData("ฝนตกที่ทะเลสีเขียวทุกวัน")]
    [InlineData("demo-prongsai-2569")]
    [InlineData("four bicycles behind the temple")]
    public void A_sentence_of_ones_own_is_not(string password) => Assert.False(KnownPasswords.Contains(password, Own));

    [Fact]
    public void The_list_is_of_thousands_of_forms_and_a_long_password_is_judged_at_once()
    {
        Assert.InRange(KnownPasswords.Count, 900, 20_000);
        Assert.True(KnownPasswords.Contains(string.Concat(Enumerable.Repeat("password", 32)), Own));
    }

    [Fact]
    public void A_hash_is_pbkdf2_sha512_of_220000_rounds()
    {
        Assert.True(PasswordCost.Rounds >= 220_000);
        var hash = Convert.FromBase64String(new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = PasswordCost.Rounds }))
            .HashPassword(new Account { DisplayName = "" }, "แมวสามตัวกินข้าวต้มเช้า"));
        Assert.Equal([1, 0, 0, 0, 2, 0, 3, 0x5B, 0x60], hash[..9]);
        Assert.Equal(13 + 16 + 32, hash.Length);
    }
}
