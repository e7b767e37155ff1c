using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>Codes on paper: the invitation of somebody new, and the one-time code of somebody who forgot the password.</summary>
[Trait("engine", "each")]
public class AccountCodeTests
{
    private const string Sentence = "แมวสามตัวกินข้าวต้มเช้า";

    [Fact]
    public async Task Who_is_invited_sees_for_what_and_sets_the_password_that_nobody_else_knows()
    {
        await using var site = await Site.StartAsync();
        var slip = await InviteAsync(site);
        Assert.Contains("แสดงครั้งเดียว", slip.Text("main .notice"), StringComparison.Ordinal);
        Assert.Contains("https://127.0.0.1/invitation", slip.Text(".slip"), StringComparison.Ordinal);
        Assert.NotNull(slip.Html.QuerySelector(".slip-qr svg"));
        var code = Code(slip);
        var invited = await OpenAsync(site, code);
        Assert.Equal(["องค์การบริหารส่วนตำบลตัวอย่าง", "นายใหม่ จริงใจ", "newperson", "เจ้าหน้าที่"], invited.Texts("dd"));
        Assert.Equal("no-referrer", invited.Headers.GetValues("Referrer-Policy").Single());
        var inside = await invited.SubmitAsync(("รหัสผ่านใหม่", Sentence), ("รหัสผ่านใหม่อีกครั้ง", Sentence));
        Assert.Equal("/app/2570", inside.Address.AbsolutePath);
        Assert.Contains("นายใหม่ จริงใจ", inside.All, StringComparison.Ordinal);

        var again = await OpenAsync(site, code);
        Assert.Equal(422, again.Status);
        Assert.Contains("ใช้ไม่ได้แล้ว", again.Text("[role=alert]"), StringComparison.Ordinal);
        var list = await site.OpenAsync("/app/settings/users", Role.Administrator);
        Assert.Contains("ใช้งานอยู่", list.Texts("tr").Single(r => r.Contains("newperson", StringComparison.Ordinal)), StringComparison.Ordinal);
        var kept = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AccountCode>().AsNoTracking().Select(c => c.Hash).SingleAsync());
        Assert.Equal(64, kept.Length);
        Assert.DoesNotContain(code, kept, StringComparison.OrdinalIgnoreCase);
        var audit = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AsNoTracking().OrderBy(e => e.Number).Select(e => e.Code + e.Detail).ToListAsync());
        Assert.Contains(audit, e => e.StartsWith("invitation.used", StringComparison.Ordinal));
        Assert.DoesNotContain(audit, e => e.Contains(code, StringComparison.Ordinal) || e.Contains(Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task H099_A_code_that_was_renewed_withdrawn_too_old_or_anothers_is_refused_in_the_same_words()
    {
        await using var site = await Site.StartAsync();
        var first = Code(await InviteAsync(site));
        var member = await MemberAsync(site, "newperson");
        Assert.Contains("เชิญแล้ว", member.Text("main"), StringComparison.Ordinal);
        var second = Code(await member.PressAsync("ออกคำเชิญใหม่"));
        Assert.NotEqual(first, second);
        Assert.Equal(200, (await OpenAsync(site, second.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Status);
        List<Screen> refused = [await OpenAsync(site, first), await OpenAsync(site, second, "sommut.localhost"), await OpenAsync(site, "ไม่ใช่รหัส"), await OpenAsync(site, new string('0', 28))];

        member = await MemberAsync(site, "newperson");
        var withdrawn = await member.PressAsync("ถอนคำเชิญ");
        Assert.Contains("ถอนคำเชิญ", withdrawn.Text("[role=status]"), StringComparison.Ordinal);
        refused.Add(await OpenAsync(site, second));
        var third = Code(await withdrawn.PressAsync("ออกคำเชิญใหม่"));
        site.Clock.Pass(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));
        refused.Add(await OpenAsync(site, third));
        Assert.All(refused, page => Assert.Equal(422, page.Status));
        Assert.Single(refused.Select(page => page.Text("[role=alert]")).Distinct());
    }

    [Fact]
    public async Task Of_two_who_use_one_invitation_at_once_one_is_let_in()
    {
        await using var site = await Site.StartAsync();
        var code = Code(await InviteAsync(site));
        var screens = await Task.WhenAll(OpenAsync(site, code), OpenAsync(site, code));
        var answers = await Task.WhenAll(screens.Select(s => s.SubmitAsync(("รหัสผ่านใหม่", Sentence), ("รหัสผ่านใหม่อีกครั้ง", Sentence))));
        Assert.Single(answers, a => a.Status == 200);
        Assert.Single(answers, a => a.Status == 422);
    }

    [Theory]
    [InlineData("short", "อย่างน้อย 12 ตัว")]
    [InlineData("password1234", "เดาง่าย")]
    [InlineData("aaaaaaaaaaaaaa", "เดาง่าย")]
    [InlineData("newperson-123", "เดาง่าย")]
    public async Task A_weak_first_password_is_refused_with_the_cure_and_the_invitation_stays(string password, string sentence)
    {
        await using var site = await Site.StartAsync();
        var form = await OpenAsync(site, Code(await InviteAsync(site)));
        var again = await form.SubmitAsync(("รหัสผ่านใหม่", password), ("รหัสผ่านใหม่อีกครั้ง", password));
        Assert.Equal(422, again.Status);
        Assert.Contains(sentence, again.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("/app/2570", (await again.SubmitAsync(("รหัสผ่านใหม่", Sentence), ("รหัสผ่านใหม่อีกครั้ง", Sentence))).Address.AbsolutePath);
    }

    [Fact]
    public async Task Who_forgot_the_password_sets_another_with_the_code_that_the_administrator_printed()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(200, (await site.OpenAsync("/app/help", Role.Officer)).Status);
        var member = await MemberAsync(site, "officer");
        var code = Code(await member.PressAsync("ออกรหัสใช้ครั้งเดียว"));
        Assert.Contains("รหัสใช้ครั้งเดียวใช้ได้ถึง", (await MemberAsync(site, "officer")).All, StringComparison.Ordinal);

        var wrong = await Task.WhenAll(RedeemAsync(site, "officer", new string('7', 28)), RedeemAsync(site, "nobody", code), RedeemAsync(site, "finance", code), RedeemAsync(site, "officer", "๑๒๓"));
        Assert.All(wrong, page => Assert.Equal(422, page.Status));
        Assert.Single(wrong.Select(page => page.Text("[role=alert]")).Distinct());

        var inside = await RedeemAsync(site, "officer", code);
        Assert.Equal("/app/2570", inside.Address.AbsolutePath);
        Assert.Equal("/sign-in", (await site.OpenAsync("/app/help", Role.Officer)).Address.AbsolutePath);
        Assert.Equal(422, (await RedeemAsync(site, "officer", code)).Status);
        var form = await site.OpenAsync("/sign-in");
        Assert.Equal(422, (await form.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", Host.Demo.Password))).Status);
        Assert.StartsWith("/app", (await form.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", Sentence))).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H099_A_code_is_worth_nothing_after_the_person_changed_the_password()
    {
        await using var site = await Site.StartAsync();
        var code = Code(await (await MemberAsync(site, "officer")).PressAsync("ออกรหัสใช้ครั้งเดียว"));
        var own = await site.OpenAsync("/app/settings/password", Role.Officer);
        await own.SubmitAsync(("รหัสผ่านปัจจุบัน", Host.Demo.Password), ("รหัสผ่านใหม่", Sentence + "เอง"));
        Assert.Equal(422, (await RedeemAsync(site, "officer", code)).Status);
    }

    [Fact]
    public async Task An_agency_renews_its_own_people_only_and_nobody_the_own_account()
    {
        await using var site = await Site.StartAsync();
        Assert.Contains("ทำให้ตนเองไม่ได้", (await (await MemberAsync(site, "admin")).PressAsync("ออกรหัส")).Text("[role=alert]"), StringComparison.Ordinal);
        // An administrator of the installation works in the other office too.
        await site.InAgencyAsync("sommut", async s => Assert.True((await s.GetRequiredService<AddMember>().HandleAsync(new("admin", "", "", Role.Officer), default)).Done));
        await site.InAgencyAsync("sommut", async s => Assert.True((await s.GetRequiredService<AddMember>().HandleAsync(new("officer", "", "", Role.Officer), default)).Done));
        Assert.Contains("ผู้ดูแลระบบส่วนกลาง", (await (await MemberAsync(site, "admin", "sommut")).PressAsync("ออกรหัส")).Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("หน่วยงานอื่น", (await (await MemberAsync(site, "officer", "sommut")).PressAsync("ออกรหัส")).Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_invited_under_a_name_in_use_and_hears_whose_it_is()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/settings/users", Role.Administrator);
        List<Screen> answers = [];
        foreach (var name in (string[])["officer", "officer.sommut"])
        {
            answers.Add(await page.SubmitAsync(("ชื่อ-นามสกุล", "นายใหม่ จริงใจ"), ("ชื่อผู้ใช้", name), ("บทบาท", "เจ้าหน้าที่")));
        }

        Assert.All(answers, a => Assert.Equal(422, a.Status));
        Assert.Single(answers.Select(a => a.Text("[role=alert]")).Distinct());
    }

    [Fact]
    public void A_code_is_read_as_people_type_it()
    {
        var code = PaperCode.New();
        Assert.Equal(28, code.Length);
        Assert.Equal(code, PaperCode.Read(PaperCode.Grouped(code).ToLower(CultureInfo.InvariantCulture)));
        Assert.Equal(new string('0', 14) + new string('1', 14), PaperCode.Read("oooOOOO ๐๐๐0000 - iIlL111 ๑๑๑๑๑๑๑"));
        Assert.Null(PaperCode.Read(code + "0"));
        Assert.Null(PaperCode.Read(code[1..]));
        Assert.Null(PaperCode.Read("U" + code[1..]));
        Assert.Null(PaperCode.Read(new string('0', 5_000_000)));
    }

    private static async Task<Screen> InviteAsync(Site site)
    {
        var page = await site.OpenAsync("/app/settings/users", Role.Administrator);
        return await page.SubmitAsync(("ชื่อ-นามสกุล", "นายใหม่ จริงใจ"), ("ชื่อผู้ใช้", "newperson"), ("บทบาท", "เจ้าหน้าที่"));
    }

    private static string Code(Screen slip) => slip.Text("#slip-code");

    private static async Task<Screen> MemberAsync(Site site, string userName, string agency = "tuayang")
    {
        var users = await site.OpenAsync("/app/settings/users", Role.Administrator, agency);
        var row = users.Html.QuerySelectorAll("tr").First(r => r.QuerySelectorAll("td").Any(d => d.TextContent == userName));
        return await Screen.ReadAsync(users.Client, await users.Client.GetAsync(new Uri(row.QuerySelector("a")!.GetAttribute("href")!, UriKind.Relative)));
    }

    private static async Task<Screen> OpenAsync(Site site, string code, string host = "localhost")
    {
        var client = site.NewClient(host);
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/invitation", UriKind.Relative)));
        return await form.SubmitAsync(("รหัสคำเชิญ", code));
    }

    private static async Task<Screen> RedeemAsync(Site site, string userName, string code)
    {
        var client = site.NewClient("localhost");
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/one-time-code", UriKind.Relative)));
        return await form.SubmitAsync(("ชื่อผู้ใช้", userName), ("รหัสใช้ครั้งเดียว", code), ("รหัสผ่านใหม่", Sentence), ("รหัสผ่านใหม่อีกครั้ง", Sentence));
    }
}
