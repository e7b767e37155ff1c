using System.Net;
using System.Text;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

public class EdgeTests
{
    [Theory]
    [InlineData("/sign-in", 200)]
    [InlineData("/nothing-here", 404)]
    [InlineData("/styleguide", 200)]
    public async Task Every_answer_tells_the_browser_how_to_behave(string path, int status)
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Cookies_are_host_bound_secure_and_unreadable_by_scripts()
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, c =>
        {
            Assert.StartsWith("__Host-", c, StringComparison.Ordinal);
            Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_change_asked_for_by_another_site_is_refused(string header, string value)
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add(header, value);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("Input.UserName", "x")]);
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_form_token_of_one_agency_is_refused_on_another()
    {
        await using var site = await Site.StartAsync();
        var form = await site.OpenAsync("/sign-in");
        var fields = Screen.Fields(form.Html.Forms[0]).ToList();
        using var sent = await form.Client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        using var other = site.NewClient("sommut.localhost");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Cookie", sent.RequestMessage!.Headers.GetValues("Cookie").Single());
        using var answer = await other.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(5_000, 10, 10)]
    [InlineData(1, 100_000, 10)]
    [InlineData(1, 10, 300_000)]
    public async Task A_form_of_monstrous_shape_is_refused(int fields, int keyLength, int valueLength)
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        var body = new StringBuilder();
        for (var i = 0; i < fields; i++)
        {
            body.Append(i == 0 ? "" : "&").Append('k').Append(i).Append('x', keyLength).Append('=').Append('v', valueLength);
        }

        using var content = new StringContent(body.ToString(), Encoding.ASCII, "application/x-www-form-urlencoded");
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_for_others_says_so_and_the_attempt_is_recorded()
    {
        await using var site = await Site.StartAsync();
        var page = await site.OpenAsync("/app/settings/users", Role.Officer);
        Assert.Equal(403, page.Status);
        Assert.Contains("ไม่มีสิทธิ์", page.All, StringComparison.Ordinal);
        Assert.Contains("access.denied", (await site.OpenAsync("/app/settings/audit", Role.Auditor)).All, StringComparison.Ordinal);
    }
}
