using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

[Trait("engine", "each")]
public class SignInTests
{
    [Fact]
    public async Task An_officer_signs_in_and_sees_what_must_be_done_today()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app", Role.Officer);
        Assert.Equal("/app/2570", page.Address.AbsolutePath);
        Assert.Equal("วันนี้ต้องทำอะไร", page.Text("h1"));
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_is_asked_to_and_comes_back()
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/app/settings/password", UriKind.Relative)));
        Assert.Equal("/sign-in", form.Address.AbsolutePath);
        var back = await form.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", Host.Demo.Password));
        Assert.Equal("/app/settings/password", back.Address.AbsolutePath);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("/%09/evil.example")]
    public async Task After_signing_in_nobody_is_sent_to_another_site(string next)
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in?next=" + Uri.EscapeDataString(next), UriKind.Relative)));
        var page = await form.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", Host.Demo.Password));
        Assert.Equal("localhost", page.Address.Host);
    }

    [Theory]
    [InlineData("officer", "ผิดแน่นอนนะจ๊ะ")]
    [InlineData("nobody", "ผิดแน่นอนนะจ๊ะ")]
    [InlineData("officer.sommut", "demo-prongsai-2569")]
    public async Task A_wrong_name_a_wrong_password_and_a_stranger_hear_the_same(string name, string password)
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/sign-in");
        var again = await form.SubmitAsync(("ชื่อผู้ใช้", name), ("รหัสผ่าน", password));
        Assert.Equal(422, again.Status);
        Assert.Contains("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง", again.Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_gets_slower_but_only_for_the_one_who_guesses()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/sign-in");
        for (var i = 0; i < 5; i++)
        {
            await form.SubmitAsync(("ชื่อผู้ใช้", "mayor"), ("รหัสผ่าน", "เดาไปเรื่อย ๆ " + i));
        }

        var refused = await form.SubmitAsync(("ชื่อผู้ใช้", "mayor"), ("รหัสผ่าน", Host.Demo.Password));
        Assert.Contains("โปรดรอ", refused.Text("[role=alert]"), StringComparison.Ordinal);
        site.Clock.Pass(TimeSpan.FromMinutes(1));
        var signedIn = await form.SubmitAsync(("ชื่อผู้ใช้", "mayor"), ("รหัสผ่าน", Host.Demo.Password));
        Assert.StartsWith("/app", signedIn.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_of_nothing_and_after_a_working_day()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(200, (await site.OpenAsync("/app/help", Role.Officer)).Status);
        site.Clock.Pass(TimeSpan.FromMinutes(31));
        Assert.Equal("/sign-in", (await site.OpenAsync("/app/help", Role.Officer)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        await using var site = await Site.StartAsync();
        var client = await site.ClientAsync(Role.Officer);
        using var before = await client.GetAsync(new Uri("/app/help", UriKind.Relative));
        var cookie = before.RequestMessage!.Headers.GetValues("Cookie").Single();
        var page = await Screen.ReadAsync(client, before);
        var signedOut = await page.PressAsync("ออกจากระบบ");
        Assert.Equal("/sign-in", signedOut.Address.AbsolutePath);

        using var thief = site.NewClient("localhost");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/app/help");
        request.Headers.Add("Cookie", cookie);
        var answer = await thief.SendAsync(request);
        Assert.Equal("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task A_membership_that_was_ended_is_gone_at_the_next_click()
    {
        await using var site = await Site.StartAsync();
        Assert.Equal(200, (await site.OpenAsync("/app/help", Role.Officer)).Status);
        var users = await site.OpenAsync("/app/settings/users", Role.Administrator);
        var row = users.Html.QuerySelectorAll("tr").First(r => r.TextContent.Contains("officer", StringComparison.Ordinal));
        var member = await Screen.ReadAsync(users.Client, await users.Client.GetAsync(new Uri(row.QuerySelector("a")!.GetAttribute("href")!, UriKind.Relative)));
        await member.SubmitAsync(("สิ้นสุด", "true"));
        Assert.Equal("/sign-in", (await site.OpenAsync("/app/help", Role.Officer)).Address.AbsolutePath);
    }

    [Fact]
    public async Task Who_signs_in_over_a_session_that_is_worth_nothing_any_more_is_signed_in()
    {
        await using var site = await Site.StartAsync();
        var client = await site.ClientAsync(Role.Officer);
        await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Account>().Where(a => a.NormalizedUserName == "OFFICER").ExecuteUpdateAsync(a => a.SetProperty(x => x.SecurityStamp, "ANOTHER")));
        var page = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/app/help", UriKind.Relative)));
        Assert.Equal("/sign-in", page.Address.AbsolutePath);
        page = await page.SubmitAsync(("ชื่อผู้ใช้", "officer"), ("รหัสผ่าน", Prongsai.Host.Demo.Password));
        Assert.Equal("/app/help", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task The_last_administrator_cannot_resign()
    {
        await using var site = await Site.StartAsync();
        var users = await site.OpenAsync("/app/settings/users", Role.Administrator);
        var row = users.Html.QuerySelectorAll("tr").First(r => r.TextContent.Contains("admin", StringComparison.Ordinal));
        var member = await Screen.ReadAsync(users.Client, await users.Client.GetAsync(new Uri(row.QuerySelector("a")!.GetAttribute("href")!, UriKind.Relative)));
        var refused = await member.SubmitAsync(("บทบาท", "เจ้าหน้าที่"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("ผู้ดูแลระบบอย่างน้อย 1 คน", refused.All, StringComparison.Ordinal);
    }
}
