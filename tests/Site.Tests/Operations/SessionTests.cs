using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>How long a session lives, where it is seen and ended, and when a person is asked once more.</summary>
[Trait("engine", "each")]
public class SessionTests
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36";
    private const string Phone = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36 Line/14.0.0";

    [Theory]
    [InlineData(Chrome, "Chrome บน Windows")]
    [InlineData(Chrome + " Edg/130.0.0.0", "Edge บน Windows")]
    [InlineData(Phone, "LINE บน Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari บน iPhone")]
    [InlineData("curl/8.0", "ไม่ทราบอุปกรณ์")]
    public void A_browser_is_named_in_two_words(string agent, string words) => Assert.Equal(words, Device.Of(agent));

    [Fact]
    public async Task H103_It_lives_half_an_hour_untouched_twelve_hours_in_all_and_not_before_it_began()
    {
        await using var site = await Site.StartAsync();
        var client = await SignInAsync(site, Chrome);
        for (var i = 0; i < 28; i++)
        {
            site.Clock.Pass(TimeSpan.FromMinutes(25));
            Assert.Equal("/app/help", await PathAsync(client, "/app/help"));
        }

        site.Clock.Pass(TimeSpan.FromMinutes(21));
        Assert.Equal("/sign-in", await PathAsync(client, "/app/help"));

        client = await SignInAsync(site, Chrome);
        site.Clock.Pass(TimeSpan.FromDays(-1));
        Assert.Equal("/sign-in", await PathAsync(client, "/app/help"));
        Assert.Equal("/app/help", await PathAsync(await SignInAsync(site, Chrome), "/app/help"));
    }

    [Fact]
    public async Task A_person_sees_where_the_account_is_open_and_ends_it_there()
    {
        await using var site = await Site.StartAsync();
        var desk = await SignInAsync(site, Chrome);
        var phone = await SignInAsync(site, Phone);
        var third = await SignInAsync(site, Phone);
        var page = await Screen.ReadAsync(desk, await desk.GetAsync(new Uri("/app/me/account", UriKind.Relative)));
        Assert.Equal(3, page.Html.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr").Length);
        Assert.StartsWith("Chrome บน Windows", page.Texts("tr").Single(r => r.Contains("เครื่องนี้", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("เข้าสู่ระบบจากเครื่องใหม่", page.Text("main .notice"), StringComparison.Ordinal);

        page = await page.PressAsync("LINE บน Android");
        var alive = new[] { await PathAsync(phone, "/app/help"), await PathAsync(third, "/app/help") };
        Assert.Equal(["/app/help", "/sign-in"], alive.Order());
        await page.PressAsync("ให้เครื่องอื่นทั้งหมดออก");
        Assert.Equal("/sign-in", await PathAsync(phone, "/app/help"));
        Assert.Equal("/sign-in", await PathAsync(third, "/app/help"));
        Assert.Equal("/app/help", await PathAsync(desk, "/app/help"));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var site = await Site.StartAsync();
        var officer = await SignInAsync(site, Chrome);
        var key = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Session>().Select(x => x.KeyHash).SingleAsync());
        var mine = await site.OpenAsync("/app/me/account", Role.Auditor);
        var fields = Screen.Fields(mine.Html.Forms.First(f => f.Method == "post")).ToDictionary();
        fields["key"] = key;
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await mine.Client.PostAsync(new Uri("/app/me/account?handler=End", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("/app/help", await PathAsync(officer, "/app/help"));
    }

    [Fact]
    public async Task H097_A_changed_role_holds_at_the_next_click_and_a_disabled_account_is_out()
    {
        await using var site = await Site.StartAsync();
        var client = await SignInAsync(site, Chrome);
        Assert.Equal(403, await StatusAsync(client, "/app/settings/users"));
        await ChangeAsync(site, db => db.Set<Membership>().Where(m => db.Set<Account>().Any(a => a.Id == m.AccountId && a.NormalizedUserName == "OFFICER"))
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, Role.Administrator)));
        Assert.Equal(200, await StatusAsync(client, "/app/settings/users"));
        await ChangeAsync(site, db => db.Set<Account>().Where(a => a.NormalizedUserName == "OFFICER").ExecuteUpdateAsync(a => a.SetProperty(x => x.Disabled, true)));
        Assert.Equal("/sign-in", await PathAsync(client, "/app/help"));
    }

    [Fact]
    public async Task H096_Who_signs_in_over_anothers_session_never_gets_into_it()
    {
        await using var site = await Site.StartAsync();
        var client = await SignInAsync(site, Chrome, "auditor");
        var form = await site.OpenAsync("/sign-in");
        var before = (await client.GetAsync(new Uri("/app/help", UriKind.Relative))).RequestMessage!.Headers.GetValues("Cookie").Single();
        var own = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/app/me/pin", UriKind.Relative)));
        var fields = Screen.Fields(own.Html.Forms.First(f => f.Method == "post")).Where(f => f.Key == "__RequestVerificationToken").ToDictionary();
        (fields["Input.UserName"], fields["Input.Password"]) = ("officer", Host.Demo.Password);
        using var body = new FormUrlEncodedContent(fields);
        var again = await Screen.ReadAsync(client, await client.PostAsync(new Uri("/sign-in", UriKind.Relative), body));
        Assert.Equal("/sign-in", again.Address.AbsolutePath);
        var inside = await again.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", Host.Demo.Password));
        Assert.Contains("เจ้าหน้าที่ ITA", inside.Text(".who"), StringComparison.Ordinal);
        using var thief = site.NewClient("localhost");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/app/help");
        request.Headers.Add("Cookie", before);
        Assert.Equal("/sign-in", (await thief.SendAsync(request)).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(200, form.Status);
    }

    [Fact]
    public async Task Ten_minutes_after_the_password_what_takes_out_everything_asks_once_more()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(200, (await site.OpenAsync("/app/settings/audit/export", Role.Auditor)).Status);
        Assert.Equal("/app/settings/users", (await site.OpenAsync("/app/settings/users", Role.Administrator)).Address.AbsolutePath);
        site.Clock.Pass(TimeSpan.FromMinutes(11));
        var asked = await site.OpenAsync("/app/settings/audit/export", Role.Auditor);
        Assert.Equal("/app/me/confirm", asked.Address.AbsolutePath);
        Assert.Equal(422, (await asked.SubmitAsync(("รหัสผ่านหรือรหัสยืนยัน", "ไม่ใช่แน่นอนนะ"))).Status);
        Assert.Equal(422, (await asked.SubmitAsync(("รหัสผ่านหรือรหัสยืนยัน", "905872"))).Status);
        Assert.Equal("/app/settings/audit/export", (await asked.SubmitAsync(("รหัสผ่านหรือรหัสยืนยัน", Host.Demo.Pin))).Address.AbsolutePath);
        Assert.Equal(200, (await site.OpenAsync("/app/settings/audit/export", Role.Auditor)).Status);
        asked = await site.OpenAsync("/app/settings/users", Role.Administrator);
        Assert.Equal("/app/me/confirm", asked.Address.AbsolutePath);
        Assert.Equal("/app/settings/users", (await asked.SubmitAsync(("รหัสผ่านหรือรหัสยืนยัน", Host.Demo.Password))).Address.AbsolutePath);
        foreach (var next in (string[])["//evil.example", "/\\evil.example", "https:evil.example"])
        {
            var page = await site.OpenAsync("/app/me/confirm?next=" + Uri.EscapeDataString(next), Role.Administrator);
            Assert.Equal("localhost", (await page.SubmitAsync(("รหัสผ่านหรือรหัสยืนยัน", Host.Demo.Password))).Address.Host);
        }
    }

    [Fact]
    public async Task A_new_password_ends_every_session_and_is_told_at_the_next_sign_in()
    {
        await using var site = await Site.StartAsync();
        var (desk, phone) = (await SignInAsync(site, Chrome), await SignInAsync(site, Phone));
        var form = await Screen.ReadAsync(desk, await desk.GetAsync(new Uri("/app/settings/password", UriKind.Relative)));
        const string next = "ฝนตกที่ทะเลสีเขียวทุกวัน";
        Assert.Equal("/sign-in", (await form.SubmitAsync(("รหัสผ่านปัจจุบัน", Host.Demo.Password), ("รหัสผ่านใหม่", next))).Address.AbsolutePath);
        Assert.Equal("/sign-in", await PathAsync(phone, "/app/help"));
        var again = await SignInAsync(site, Chrome, password: next);
        var today = await Screen.ReadAsync(again, await again.GetAsync(new Uri("/app/2570", UriKind.Relative)));
        Assert.Contains("บัญชีของท่าน: เปลี่ยนรหัสผ่าน", today.All, StringComparison.Ordinal);
    }

    private static Task ChangeAsync(Site site, Func<AppDb, Task<int>> change) => site.InAgencyAsync("tuayang", s => change(s.GetRequiredService<AppDb>()));

    private static async Task<HttpClient> SignInAsync(Site site, string agent, string user = "officer", string password = Host.Demo.Password)
    {
        var client = site.NewClient("localhost");
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        Assert.StartsWith("/app", (await form.SubmitAsync(("ชื่อผู้ใช้", user), ("รหัสผ่าน", password))).Address.AbsolutePath, StringComparison.Ordinal);
        return client;
    }

    private static async Task<string> PathAsync(HttpClient client, string path) =>
        (await client.GetAsync(new Uri(path, UriKind.Relative))).RequestMessage!.RequestUri!.AbsolutePath;

    private static async Task<int> StatusAsync(HttpClient client, string path) => (int)(await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode;
}
