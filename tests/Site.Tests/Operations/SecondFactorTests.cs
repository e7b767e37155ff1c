using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>The code of an app beside the password, and the codes on paper for a day without it.</summary>
[Trait("engine", "each")]
public class SecondFactorTests
{
    // RFC 6238, appendix B: the last six of the eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepOf(DateTime.UnixEpoch.AddSeconds(seconds))));

    [Fact]
    public void A_secret_is_written_as_apps_read_it() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Text(Encoding.ASCII.GetBytes("12345678901234567890")));

    [Fact]
    public void H094_One_step_to_either_side_and_nothing_that_was_used()
    {
        var (secret, now) = (Totp.NewSecret(), new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc));
        var step = Totp.StepOf(now);
        Assert.Equal(step, Totp.Match(secret, Totp.Code(secret, step), now, 0));
        Assert.Equal(step - 1, Totp.Match(secret, Totp.Code(secret, step - 1), now, 0));
        Assert.Equal(step + 1, Totp.Match(secret, Totp.Code(secret, step + 1), now, 0));
        Assert.Null(Totp.Match(secret, Totp.Code(secret, step - 2), now, 0));
        Assert.Null(Totp.Match(secret, Totp.Code(secret, step + 2), now, 0));
        Assert.Null(Totp.Match(secret, Totp.Code(secret, step), now, step));
    }

    [Fact]
    public async Task It_is_set_up_with_an_app_asked_for_at_the_door_and_stood_in_for_by_paper()
    {
        await using var site = await Site.StartAsync();
        var (secret, paper) = await SetUpAsync(site);
        Assert.Equal(10, paper.Distinct().Count());
        Assert.All(paper, code => Assert.Equal(28, code.Replace("-", "", StringComparison.Ordinal).Length));
        var kept = await site.InAgencyAsync("tuayang", async s => await s.GetRequiredService<AppDb>().Set<AccountTotp>().AsNoTracking().SingleAsync());
        Assert.DoesNotContain(secret, kept.Secret, StringComparison.Ordinal);

        // The password alone opens nothing.
        site.Clock.Pass(TimeSpan.FromMinutes(2));
        var second = await SignInAsync(site);
        Assert.Equal("/sign-in/second", second.Address.AbsolutePath);
        Assert.Equal("/sign-in", (await Screen.ReadAsync(second.Client, await second.Client.GetAsync(new Uri("/app/help", UriKind.Relative)))).Address.AbsolutePath);
        var code = Now(site, secret);
        var inside = await second.SubmitAsync(("รหัสยืนยันจากแอป", code[..3] + " " + code[3..]));
        Assert.Equal("/app/2570", inside.Address.AbsolutePath);

        // H-094: the same code opens nothing twice, elsewhere or here.
        Assert.Contains("ใช้ไปแล้ว", (await (await SignInAsync(site)).SubmitAsync(("รหัสยืนยันจากแอป", code))).Text("[role=alert]"), StringComparison.Ordinal);

        // Without the telephone: a code from paper, once.
        Assert.Equal("/app/2570", (await (await SignInAsync(site)).SubmitAsync(("รหัสยืนยันจากแอป", paper[3].ToLowerInvariant()))).Address.AbsolutePath);
        Assert.Equal(422, (await (await SignInAsync(site)).SubmitAsync(("รหัสยืนยันจากแอป", paper[3]))).Status);
        var own = await site.OpenAsync("/app/me/two-step", Role.Officer);
        Assert.Contains("เหลือรหัสสำรอง 9 รหัส", own.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H094_Guessing_is_slowed_in_the_database_and_the_time_to_say_it_is_short()
    {
        await using var site = await Site.StartAsync();
        var (secret, _) = await SetUpAsync(site);
        site.Clock.Pass(TimeSpan.FromMinutes(2));
        var second = await SignInAsync(site);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(422, (await second.SubmitAsync(("รหัสยืนยันจากแอป", "00000" + i.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Status);
        }

        Assert.Contains("โปรดรอ", (await second.SubmitAsync(("รหัสยืนยันจากแอป", Now(site, secret)))).Text("[role=alert]"), StringComparison.Ordinal);
        // A new sign-in does not start the counting anew.
        Assert.Contains("โปรดรอ", (await (await SignInAsync(site)).SubmitAsync(("รหัสยืนยันจากแอป", Now(site, secret)))).Text("[role=alert]"), StringComparison.Ordinal);
        site.Clock.Pass(TimeSpan.FromSeconds(61));
        Assert.Equal("/app/2570", (await second.SubmitAsync(("รหัสยืนยันจากแอป", Now(site, secret)))).Address.AbsolutePath);

        second = await SignInAsync(site);
        site.Clock.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal("/sign-in", (await second.SubmitAsync(("รหัสยืนยันจากแอป", Now(site, secret)))).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_one_time_code_for_the_password_does_not_pass_by_it_and_taking_it_off_is_told_to_the_person()
    {
        await using var site = await Site.StartAsync();
        await SetUpAsync(site);
        var member = await MemberAsync(site);
        var slip = await member.PressAsync("ออกรหัสใช้ครั้งเดียว");
        using var client = site.NewClient("localhost");
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/one-time-code", UriKind.Relative)));
        const string next = "แมวสามตัวกินข้าวต้มเช้า";
        var second = await form.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสใช้ครั้งเดียว", slip.Text("#slip-code")), ("รหัสผ่านใหม่", next), ("รหัสผ่านใหม่อีกครั้ง", next));
        Assert.Equal("/sign-in/second", second.Address.AbsolutePath);

        var taken = await (await MemberAsync(site)).PressAsync("ยกเลิกการยืนยันสองขั้น");
        Assert.Contains("เจ้าตัวจะทราบ", taken.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await second.SubmitAsync(("รหัสยืนยันจากแอป", "123456"))).Address.AbsolutePath);
        var inside = await SignInAsync(site, next);
        Assert.Equal("/app/2570", inside.Address.AbsolutePath);
        Assert.Contains("ยกเลิกการยืนยันสองขั้น", inside.All, StringComparison.Ordinal);
        var account = await Screen.ReadAsync(inside.Client, await inside.Client.GetAsync(new Uri("/app/me/account", UriKind.Relative)));
        Assert.Contains("โดย ผู้ดูแลระบบ", account.Text("main .notice"), StringComparison.Ordinal);
        Assert.DoesNotContain("หากท่านไม่ได้ทำ", (await account.PressAsync("รับทราบ")).All, StringComparison.Ordinal);
    }

    private static async Task<(string Secret, IReadOnlyList<string> Paper)> SetUpAsync(Site site)
    {
        var page = await (await site.OpenAsync("/app/me/two-step", Role.Officer)).PressAsync("เริ่มตั้งค่า");
        Assert.NotNull(page.Html.QuerySelector(".slip-qr svg"));
        var secret = page.Text("#secret");
        var wrong = await page.SubmitAsync(("รหัส 6 หลักจากแอป", "000000"));
        Assert.Equal(422, wrong.Status);
        Assert.Equal(secret, wrong.Text("#secret"));
        var done = await wrong.SubmitAsync(("รหัส 6 หลักจากแอป", Now(site, secret)));
        return (secret, done.Texts("#paper-codes li"));
    }

    private static string Now(Site site, string secret) => Totp.Code(Bytes(secret), Totp.StepOf(site.Clock.GetUtcNow().UtcDateTime));

    private static byte[] Bytes(string secret)
    {
        var bits = string.Concat(secret.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2))];
    }

    private static async Task<Screen> SignInAsync(Site site, string password = Host.Demo.Password)
    {
        var client = site.NewClient("localhost");
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        return await form.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", password));
    }

    private static async Task<Screen> MemberAsync(Site site)
    {
        var users = await site.OpenAsync("/app/settings/users", Role.Administrator);
        var row = users.Html.QuerySelectorAll("tr").First(r => r.QuerySelectorAll("td").Any(d => d.TextContent == "officer"));
        return await Screen.ReadAsync(users.Client, await users.Client.GetAsync(new Uri(row.QuerySelector("a")!.GetAttribute("href")!, UriKind.Relative)));
    }
}
