using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>Passkeys: added, used, taken away; and H-095, what must open nothing.</summary>
public class PasskeyTests
{
    private const string Refused = "ใช้พาสคีย์นี้ไม่ได้";

    [Fact, Trait("engine", "each")]
    public async Task A_passkey_is_added_opens_the_door_without_a_second_step_and_is_renamed_and_removed()
    {
        await using var site = await Site.StartAsync();
        using var key = new SoftKey { Count = 1 };
        var list = await AddAsync(site, key, "โทรศัพท์ของฉัน");
        Assert.Contains("เพิ่มพาสคีย์ “โทรศัพท์ของฉัน” แล้ว", list.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("ยังไม่เคยใช้", list.Text("table"), StringComparison.Ordinal);
        var account = await site.OpenAsync("/app/me/account", Role.Officer);
        Assert.Contains("1 รายการ", account.Text("dl"), StringComparison.Ordinal);
        Assert.Contains("เพิ่มพาสคีย์", account.Text("main .notice"), StringComparison.Ordinal);

        // The app's code is on, and not asked for: the key and what opens it are two.
        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var officer = (await db.Set<AccountPasskey>().SingleAsync()).AccountId;
            db.Add(new AccountTotp { AccountId = officer, Secret = "", MadeAt = db.Now, NextAt = db.Now, ConfirmedAt = db.Now });
            await db.SaveChangesAsync();
        });
        key.Count = 2;
        var inside = await EnterAsync(site, key, next: "/app/help");
        Assert.Equal("/app/help", inside.Address.AbsolutePath);
        list = await Screen.ReadAsync(inside.Client, await inside.Client.GetAsync(new Uri("/app/me/passkeys", UriKind.Relative)));
        Assert.DoesNotContain("ยังไม่เคยใช้", list.Text("table"), StringComparison.Ordinal);

        list = await list.PressAsync("เปลี่ยนชื่อ", ("ชื่อใหม่ของ โทรศัพท์ของฉัน", "เครื่องที่ทำงาน"));
        Assert.Equal("เครื่องที่ทำงาน", list.Text("tbody th"));
        Assert.Equal(422, (await list.PressAsync("เปลี่ยนชื่อ", ("ชื่อใหม่ของ เครื่องที่ทำงาน", " "))).Status);
        list = await list.PressAsync("ลบ เครื่องที่ทำงาน");
        Assert.Empty(list.Texts("table"));
        key.Count = 3;
        Assert.Contains(Refused, (await EnterAsync(site, key)).Text("main [role=alert]"), StringComparison.Ordinal);
        var codes = await CodesAsync(site);
        Assert.Contains("passkey.added", codes);
        Assert.Contains("passkey.renamed", codes);
        Assert.Contains("passkey.removed", codes);
    }

    [Fact]
    public async Task H095_What_is_not_exactly_right_opens_nothing_and_is_said_in_one_sentence()
    {
        await using var site = await Site.StartAsync();
        using var key = new SoftKey();
        await AddAsync(site, key);
        var user = key.User;
        var other = await site.InAgencyAsync("tuayang", async s => await s.GetRequiredService<AppDb>().Set<Account>().Where(a => a.UserName == "mayor").Select(a => a.Id).SingleAsync());
        (string Name, Action<SoftKey> Lie)[] lies =
        [
            ("another host", k => k.Origin = "https://evil.example"),
            ("without TLS", k => k.Origin = "http://localhost"),
            ("another port", k => k.Origin = "https://localhost:8443"),
            ("another agency's host", k => k.Origin = "https://sommut.localhost"),
            ("a slash at the end", k => k.Origin = "https://localhost/"),
            ("another RP id", k => k.Host = "sommut.localhost"),
            ("a frame of another site", k => k.InFrame = true),
            ("not verified", k => k.Verifies = false),
            ("not present", k => k.IsPresent = false),
            ("made instead of shown", k => k.Type = "webauthn.create"),
            ("another challenge", k => k.Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            ("forged", k => k.Forges = true),
            ("another's account", k => k.User = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(other.ToString("D")))),
            ("no account", k => k.User = "bm9ib2R5"),
        ];
        var said = new HashSet<string>();
        foreach (var (name, lie) in lies)
        {
            (key.Origin, key.Host, key.InFrame, key.Verifies, key.IsPresent, key.Type, key.Challenge, key.Forges, key.User) = ("https://localhost", "localhost", false, true, true, null, null, false, user);
            lie(key);
            site.Clock.Pass(TimeSpan.FromMinutes(16));
            var answer = await EnterAsync(site, key);
            Assert.True(answer.Status == 422 && answer.Address.AbsolutePath == "/sign-in/passkey", name);
            said.Add(answer.Text("main .error-summary"));
        }

        // A key that nobody added is told apart from none of these.
        using var unknown = new SoftKey { User = user };
        said.Add((await EnterAsync(site, unknown)).Text("main .error-summary"));
        Assert.Contains(Refused, Assert.Single(said), StringComparison.Ordinal);

        (key.Origin, key.Host, key.InFrame, key.Verifies, key.IsPresent, key.Type, key.Challenge, key.Forges, key.User) = ("https://localhost", "localhost", false, true, true, null, null, false, user);
        site.Clock.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal("/app/2570", (await EnterAsync(site, key)).Address.AbsolutePath);
    }

    [Fact, Trait("engine", "each")]
    public async Task H095_An_answer_is_good_once_within_five_minutes_and_on_the_browser_that_was_asked()
    {
        await using var site = await Site.StartAsync();
        using var key = new SoftKey();
        await AddAsync(site, key);
        using var browser = site.NewClient("localhost");
        var (fields, cookies, asked) = await AskedAsync(browser);
        fields["Input.Answer"] = key.Show(asked);

        Assert.Contains("หมดเวลา", (await SendAsync(site, fields, string.Join("; ", cookies.Where(c => !c.Contains("passkey", StringComparison.Ordinal))))).Text("main .error-summary"), StringComparison.Ordinal);
        Assert.Equal("/app/2570", (await SendAsync(site, fields, string.Join("; ", cookies))).Address.AbsolutePath);
        Assert.Contains(Refused, (await SendAsync(site, fields, string.Join("; ", cookies))).Text("main .error-summary"), StringComparison.Ordinal);
        Assert.Contains("replayed", await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().OrderByDescending(e => e.Number).Select(e => e.Detail).FirstAsync()), StringComparison.Ordinal);

        using var late = site.NewClient("localhost");
        (fields, cookies, asked) = await AskedAsync(late);
        fields["Input.Answer"] = key.Show(asked);
        site.Clock.Pass(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Contains("หมดเวลา", (await SendAsync(site, fields, string.Join("; ", cookies))).Text("main .error-summary"), StringComparison.Ordinal);

        // What one agency asked for is worth nothing on another's host, even with its cookie.
        (fields, cookies, asked) = await AskedAsync(late);
        fields["Input.Answer"] = key.Show(asked);
        Assert.NotEqual("/app/2570", (await SendAsync(site, fields, string.Join("; ", cookies), "sommut.localhost")).Address.AbsolutePath);
    }

    [Fact, Trait("engine", "each")]
    public async Task H095_A_counter_that_goes_back_or_stands_still_is_refused_and_the_person_is_told()
    {
        await using var site = await Site.StartAsync();
        using var key = new SoftKey { Count = 7 };
        await AddAsync(site, key);
        key.Count = 9;
        Assert.Equal("/app/2570", (await EnterAsync(site, key)).Address.AbsolutePath);
        foreach (var count in (uint[])[9, 8, 0])
        {
            key.Count = count;
            Assert.Equal(422, (await EnterAsync(site, key)).Status);
        }

        Assert.Contains("อาจมีผู้ทำสำเนา", (await site.OpenAsync("/app/me/account", Role.Officer)).Text("main .notice"), StringComparison.Ordinal);
        Assert.Contains("passkey.counter-back", await CodesAsync(site));
        key.Count = 10;
        Assert.Equal("/app/2570", (await EnterAsync(site, key)).Address.AbsolutePath);

        // The administrator takes them off whoever cannot: every session of the person ends as well.
        var users = await site.OpenAsync("/app/settings/users", Role.Administrator);
        var member = await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var officer = (await db.Set<AccountPasskey>().SingleAsync()).AccountId;
            return await db.Set<Membership>().Where(m => m.AccountId == officer).Select(m => m.Id).SingleAsync();
        });
        var page = await Screen.ReadAsync(users.Client, await users.Client.GetAsync(new Uri($"/app/settings/users/{member:D}", UriKind.Relative)));
        Assert.Contains("เจ้าตัวจะทราบ", (await page.PressAsync("ลบพาสคีย์ทั้งหมด")).Text("[role=status]"), StringComparison.Ordinal);
        key.Count = 11;
        Assert.Equal(422, (await EnterAsync(site, key)).Status);
        Assert.Equal("/sign-in", (await site.OpenAsync("/app/me/account", Role.Officer)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Who_may_not_come_in_with_a_password_may_not_with_a_passkey_and_each_agency_has_its_own()
    {
        await using var site = await Site.StartAsync();
        using var key = new SoftKey();
        await AddAsync(site, key);

        // The same person in the other agency: the key of the first opens nothing there, one of its own does.
        await site.InAgencyAsync("sommut", async s => await s.GetRequiredService<AddMember>().HandleAsync(new("officer", "", Host.Demo.Password, Role.Officer), default));
        (key.Origin, key.Host) = ("https://sommut.localhost", "sommut.localhost");
        Assert.Contains(Refused, (await EnterAsync(site, key, agency: "sommut")).Text("main .error-summary"), StringComparison.Ordinal);
        using var second = new SoftKey { Origin = "https://sommut.localhost", Host = "sommut.localhost" };
        await AddAsync(site, second, agency: "sommut");
        Assert.Equal("/app/2570", (await EnterAsync(site, second, agency: "sommut")).Address.AbsolutePath);
        (key.Origin, key.Host) = ("https://localhost", "localhost");
        Assert.Equal("/app/2570", (await EnterAsync(site, key)).Address.AbsolutePath);

        await ChangeAsync(site, (_, member) => member.EndedAt = new DateTime(2026, 11, 20, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains(Refused, (await EnterAsync(site, key)).Text("main .error-summary"), StringComparison.Ordinal);
        await ChangeAsync(site, (account, member) => (account.Disabled, member.EndedAt) = (true, null));
        Assert.Contains(Refused, (await EnterAsync(site, key)).Text("main .error-summary"), StringComparison.Ordinal);
        Assert.Contains(Refused, (await EnterAsync(site, second, agency: "sommut")).Text("main .error-summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_is_asked_before_sign_in_tells_whether_anybody_has_a_passkey()
    {
        await using var site = await Site.StartAsync();
        using var nobody = site.NewClient("localhost");
        var (fields, _, before) = await AskedAsync(nobody);
        using var key = new SoftKey();
        await AddAsync(site, key);
        var (_, _, after) = await AskedAsync(nobody);
        fields["Input.UserName"] = "officer";
        var named = JsonDocument.Parse(await (await nobody.PostAsync(new Uri("/sign-in/passkey?handler=Ask", UriKind.Relative), new FormUrlEncodedContent(fields))).Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(Without(before), Without(after));
        Assert.Equal(Without(before), Without(named));
        Assert.Equal("required", after.GetProperty("userVerification").GetString());
        Assert.Equal("localhost", after.GetProperty("rpId").GetString());
        Assert.Equal(0, after.GetProperty("allowCredentials").GetArrayLength());
        Assert.Equal(3, new[] { before, after, named }.Select(o => o.GetProperty("challenge").GetString()).Distinct().Count());

        // By another address of the same agency no button is offered, and nothing is asked.
        using var numbers = site.NewClient("127.0.0.1");
        var page = await Screen.ReadAsync(numbers, await numbers.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        Assert.Null(page.Html.QuerySelector("form[data-island=passkey]"));
        using var asked = await numbers.PostAsync(new Uri("/sign-in/passkey?handler=Ask", UriKind.Relative), new FormUrlEncodedContent(Screen.Fields(page.Html.Forms[0])));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":5}""")]
    [InlineData("""{"id":"AAAA"}""")]
    [InlineData("""{"id":"\ud800"}""")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":null}""")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA","attestationObject":"oWNmbXQ"}}""")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"eyJ0eXBlIjo1fQ","authenticatorData":"____","signature":"*","userHandle":"","attestationObject":"n39_f39_"}}""")]
    public async Task What_is_malformed_is_refused_with_422(string answer)
    {
        var site = await Shared.Value;
        using var browser = site.NewClient("localhost");
        var (fields, _, _) = await AskedAsync(browser);
        fields["Input.Answer"] = answer;
        Assert.Equal(422, (int)(await browser.PostAsync(new Uri("/sign-in/passkey", UriKind.Relative), new FormUrlEncodedContent(fields))).StatusCode);

        var inside = await site.OpenAsync("/app/me/passkeys", Role.Officer);
        var form = (IHtmlFormElement)inside.Html.QuerySelector("form[data-island=passkey]")!;
        await PostAsync(inside.Client, "/app/me/passkeys?handler=Ask", Fields(form));
        var sent = Fields(form);
        sent["Input.Answer"] = answer;
        Assert.Equal(422, (int)(await PostAsync(inside.Client, form.GetAttribute("action")!, sent)).StatusCode);
    }

    [Fact]
    public async Task Bodies_are_bounded_and_the_forms_token_is_asked_for()
    {
        var site = await Shared.Value;
        using var browser = site.NewClient("localhost");
        var (fields, _, _) = await AskedAsync(browser);
        fields["Input.Answer"] = new string('x', 17_000);
        Assert.Equal(422, (int)(await PostAsync(browser, "/sign-in/passkey", fields)).StatusCode);
        fields["Input.Answer"] = new string('x', 300_000);
        Assert.InRange((int)(await PostAsync(browser, "/sign-in/passkey", fields)).StatusCode, 400, 499);
        fields.Remove("__RequestVerificationToken");
        fields["Input.Answer"] = "{}";
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(browser, "/sign-in/passkey", fields)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(browser, "/sign-in/passkey?handler=Ask", fields)).StatusCode);
    }

    [Fact]
    public async Task Trying_one_key_again_and_again_is_slowed_down_and_no_account_has_more_than_ten()
    {
        await using var site = await Site.StartAsync();
        using var key = new SoftKey { Forges = true };
        await AddAsync(site, key);
        for (var i = 0; i < 5; i++)
        {
            Assert.Contains(Refused, (await EnterAsync(site, key)).Text("main .error-summary"), StringComparison.Ordinal);
        }

        Assert.Contains("โปรดรอ", (await EnterAsync(site, key)).Text("main .error-summary"), StringComparison.Ordinal);

        // Keys that nobody added wait together, however many somebody makes up; who has one does not wait with them.
        for (var i = 0; i < 6; i++)
        {
            using var madeUp = new SoftKey { User = key.User };
            Assert.Contains(i < 5 ? Refused : "โปรดรอ", (await EnterAsync(site, madeUp)).Text("main .error-summary"), StringComparison.Ordinal);
        }

        site.Clock.Pass(TimeSpan.FromSeconds(3));
        key.Forges = false;
        Assert.Equal("/app/2570", (await EnterAsync(site, key)).Address.AbsolutePath);
        for (var i = 1; i < 10; i++)
        {
            using var more = new SoftKey();
            await AddAsync(site, more);
        }

        var full = await site.OpenAsync("/app/me/passkeys", Role.Officer);
        Assert.Equal(10, full.Html.QuerySelectorAll("tbody tr").Length);
        Assert.Null(full.Html.QuerySelector("form[data-island=passkey]"));
        var token = Fields((IHtmlFormElement)full.Html.QuerySelector("tbody form")!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync(full.Client, "/app/me/passkeys?handler=Ask", token)).StatusCode);
    }

    [Fact]
    public async Task It_stands_in_for_the_password_where_one_is_asked_again_and_only_the_own_one_does()
    {
        await using var site = await Site.StartAsync();
        using var key = new SoftKey();
        await AddAsync(site, key);
        using var others = new SoftKey();
        await AddAsync(site, others, @as: Role.Executive);
        site.Clock.Pass(TimeSpan.FromMinutes(11));
        var ask = await site.OpenAsync("/app/me/passkeys", Role.Officer);
        Assert.Equal("/app/me/confirm", ask.Address.AbsolutePath);
        Assert.Contains("ของผู้ใช้อื่น", (await ShowAsync(ask, others)).Text("main .error-summary"), StringComparison.Ordinal);
        ask = await site.OpenAsync("/app/me/passkeys", Role.Officer);
        Assert.Equal("/app/me/passkeys", (await ShowAsync(ask, key)).Address.AbsolutePath);

        // What was asked for at the door does not confirm, and nothing of somebody else's list is within reach.
        var name = Base64Url.EncodeToString(others.Id);
        var theirs = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AccountPasskey>().Where(p => p.CredentialId == name).Select(p => p.Id).SingleAsync());
        var list = await site.OpenAsync("/app/me/passkeys", Role.Officer);
        var fields = Fields((IHtmlFormElement)list.Html.QuerySelector("tbody form")!);
        fields["id"] = theirs.ToString("D");
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(list.Client, "/app/me/passkeys?handler=Remove", fields)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(list.Client, "/app/me/passkeys?handler=Rename", fields)).StatusCode);
    }

    // Read only by the hostile bodies, which change nothing.
    private static readonly Lazy<Task<Site>> Shared = new(() => Site.StartAsync());

    private static async Task<Screen> AddAsync(Site site, SoftKey key, string name = "", string agency = "tuayang", Role @as = Role.Officer)
    {
        var user = agency == "sommut" ? "officer" : null;
        var page = await site.OpenAsync("/app/me/passkeys", user is null ? @as : null, agency, user);
        var form = (IHtmlFormElement)page.Html.QuerySelector("form[data-island=passkey]")!;
        var asked = await JsonAsync(await PostAsync(page.Client, "/app/me/passkeys?handler=Ask", Fields(form)));
        Assert.Equal("required", asked.GetProperty("authenticatorSelection").GetProperty("residentKey").GetString());
        var fields = Fields(form);
        (fields["Input.Name"], fields["Input.Answer"]) = (name, key.Make(asked));
        var added = await Screen.ReadAsync(page.Client, await PostAsync(page.Client, form.GetAttribute("action")!, fields));
        Assert.True(added.Status == 200, added.All);
        return added;
    }

    private static async Task<Screen> EnterAsync(Site site, SoftKey key, string? next = null, string agency = "tuayang")
    {
        var client = site.NewClient(agency == "tuayang" ? "localhost" : agency + ".localhost");
        var path = "/sign-in" + (next is null ? "" : "?next=" + Uri.EscapeDataString(next));
        return await ShowAsync(await Screen.ReadAsync(client, await client.GetAsync(new Uri(path, UriKind.Relative))), key);
    }

    /// <summary>Does what the script does.</summary>
    private static async Task<Screen> ShowAsync(Screen page, SoftKey key)
    {
        var form = (IHtmlFormElement)page.Html.QuerySelector("form[data-island=passkey]")!;
        var fields = Fields(form);
        fields["Input.Answer"] = key.Show(await JsonAsync(await PostAsync(page.Client, form.GetAttribute("action")!.Split('?')[0] + "?handler=Ask", fields)));
        return await Screen.ReadAsync(page.Client, await PostAsync(page.Client, form.GetAttribute("action")!, fields));
    }

    private static async Task<(Dictionary<string, string> Fields, List<string> Cookies, JsonElement Asked)> AskedAsync(HttpClient browser)
    {
        using var response = await browser.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var page = await Screen.ReadAsync(browser, response);
        var fields = Fields((IHtmlFormElement)page.Html.QuerySelector("form[data-island=passkey]")!);
        using var asked = await PostAsync(browser, "/sign-in/passkey?handler=Ask", fields);
        var cookies = new[] { response, asked }.SelectMany(r => r.Headers.TryGetValues("Set-Cookie", out var set) ? set : []).Select(c => c.Split(';')[0])
            .Concat(asked.RequestMessage!.Headers.TryGetValues("Cookie", out var sent) ? sent.SelectMany(c => c.Split("; ")) : []).Distinct().ToList();
        return (fields, cookies, await JsonAsync(asked));
    }

    private static async Task<Screen> SendAsync(Site site, Dictionary<string, string> fields, string cookies, string host = "localhost")
    {
        var client = site.NewClient(host);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in/passkey", UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", cookies);
        return await Screen.ReadAsync(client, await client.SendAsync(request));
    }

    private static Dictionary<string, string> Fields(IHtmlFormElement form) => Screen.Fields(form).ToDictionary();

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, Dictionary<string, string> fields)
    {
        using var body = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(path, UriKind.Relative), body);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static string Without(JsonElement options) => string.Join(' ', options.EnumerateObject().Select(p => p.Name == "challenge" ? p.Name + p.Value.GetString()!.Length : p.ToString()));

    private static Task<List<string>> CodesAsync(Site site) =>
        site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AsNoTracking().Select(e => e.Code).Distinct().ToListAsync());

    private static Task ChangeAsync(Site site, Action<Account, Membership> change) => site.InAgencyAsync("tuayang", async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        var account = await db.Set<Account>().SingleAsync(a => a.UserName == "officer");
        change(account, await db.Set<Membership>().SingleAsync(m => m.AccountId == account.Id));
        await db.SaveChangesAsync();
    });
}
