using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Site.Tests.Routes;

namespace Prongsai.Site.Tests.Platform.Hosting;

/// <summary>A district sees how many, never what.</summary>
public sealed class OversightTests
{
    // The own account, the start (which leads to the numbers), the help, and the numbers.
    private static readonly string[] Allowed = ["app.own", "oversight.view"];

    [Fact]
    public async Task Every_route_of_the_office_answers_403_to_those_who_oversee_it()
    {
        await using var site = await Site.StartAsync();
        var client = await site.ClientAsync(Role.Oversight);
        var routes = Route.All(site.Services).Where(r => r.Needs is not null).ToList();
        var content = routes.Where(r => !Allowed.Contains(r.Needs!.Read)).ToList();
        Assert.True(content.Count > 100, $"{content.Count} routes");
        var wrong = new List<string>();
        foreach (var route in content)
        {
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post])
            {
                if (!route.Answers(method.Method))
                {
                    continue;
                }

                using var request = new HttpRequestMessage(method, new Uri(route.Address(), UriKind.Relative));
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode != HttpStatusCode.Forbidden)
                {
                    wrong.Add($"{method} {route.Pattern}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
        // What is allowed shows the own account, the help and the numbers.
        Assert.All(routes.Except(content), r => Assert.True(r.Pattern is "/app" or "/app/help" or "/app/oversight" || r.Pattern.StartsWith("/app/me", StringComparison.Ordinal) || r.Pattern == "/app/settings/password", r.Pattern));
    }

    [Fact]
    public async Task The_page_tells_numbers_of_the_agencies_that_are_overseen_and_nothing_else()
    {
        await using var site = await Site.StartAsync(demo: true);
        var page = await site.OpenAsync("/app/oversight?year=2568", Role.Oversight);
        Assert.Equal(200, page.Status);
        var table = page.Text("main table");
        Assert.Contains("รายการ OIT", table, StringComparison.Ordinal);
        Assert.Contains("มาตรการ", table, StringComparison.Ordinal);
        // Its account of the other agency is another one: it is a member of one office only.
        Assert.DoesNotContain("เทศบาลตำบลสมมติ", page.All, StringComparison.Ordinal);
        Assert.Equal("/app/oversight", (await site.OpenAsync("/app", Role.Oversight)).Address.AbsolutePath);
        Assert.Equal(403, (await site.OpenAsync("/app/oversight", Role.Administrator)).Status);

        // A member of both sees both; one whose membership ended sees it no more.
        await site.InAgencyAsync("sommut", s => s.GetRequiredService<AddMember>().HandleAsync(new("district", "", "", Role.Oversight), default));
        Assert.Contains("เทศบาลตำบลสมมติ", (await site.OpenAsync("/app/oversight?year=2568", Role.Oversight)).All, StringComparison.Ordinal);
    }
}
