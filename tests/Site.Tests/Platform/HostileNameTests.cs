using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

public class HostileNameTests
{
    [Fact]
    public async Task H060_A_user_name_in_other_letters_makes_no_second_account()
    {
        await using var site = await Site.StartAsync();
        foreach (var (name, sentence) in ((string, string)[])[("ADMIN", "มีผู้ใช้แล้ว"), ("\u212Aelvin", "ชื่อผู้ใช้"), ("adm\u0131n", "ชื่อผู้ใช้"), ("аdmin", "ชื่อผู้ใช้"), ("ａｄｍｉｎ", "ชื่อผู้ใช้")])
        {
            var page = await site.OpenAsync("/app/settings/users", Role.Administrator);
            var again = await page.SubmitAsync(("ชื่อ-นามสกุล", "ใครบางคน"), ("ชื่อผู้ใช้", name), ("บทบาท", "เจ้าหน้าที่"));
            Assert.Equal(422, again.Status);
            Assert.Contains(sentence, again.Text("[role=alert]"), StringComparison.Ordinal);
        }
    }
}
