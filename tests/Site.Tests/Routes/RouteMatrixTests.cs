using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Routes;

/// <summary>Who may open and who may change, for every route, as the approved file says it and as the running product answers it.</summary>
public sealed class RouteMatrixTests(RouteMatrixTests.OneSite one) : IClassFixture<RouteMatrixTests.OneSite>
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    /// <summary>One product for all of them: nothing here is changed.</summary>
    public sealed class OneSite : IAsyncLifetime
    {
        public Site Site { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Site = await Site.StartAsync();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }

    [Fact]
    public void Every_route_says_who_may_come() =>
        Assert.Empty(All.Where(r => r.Needs is null && !r.Open).Select(r => r.Pattern));

    [Fact]
    public void The_matrix_is_the_approved_one()
    {
        var book = one.Site.Services.GetRequiredService<PermissionBook>();
        var path = Path.Combine(Repository.Root, "tests", "Architecture.Tests", "route-matrix.txt");
        var actual = string.Concat(All.Select(r => $"{r.Pattern}{string.Concat(r.Verbs.Order().Select(v => " " + v))} | {Who(book, r, r.Needs?.Read)} | {Who(book, r, r.Needs?.Write)}\n"));
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved != actual)
        {
            File.WriteAllText(path + ".actual", actual);
        }

        Assert.Equal(approved, actual);
    }

    [Fact]
    public async Task Nobody_reads_without_the_permission()
    {
        var book = one.Site.Services.GetRequiredService<PermissionBook>();
        var wrong = new List<string>();
        foreach (var route in All.Where(r => r.Answers("GET")))
        {
            var (status, at) = await SendAsync(null, HttpMethod.Get, route);
            Judge(wrong, route, "anonymous GET", status, at, allowed: route.Needs is null);
            foreach (var role in Roles)
            {
                (status, at) = await SendAsync(role, HttpMethod.Get, route);
                Judge(wrong, route, $"{role} GET", status, at, allowed: route.Needs is null || book.Allows(role, route.Needs.Read));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nobody_changes_without_the_permission_and_the_form()
    {
        var book = one.Site.Services.GetRequiredService<PermissionBook>();
        var wrong = new List<string>();
        // The error page is what a refused POST shows, so it cannot ask for a token; it changes nothing.
        foreach (var route in All.Where(r => r.Answers("POST") && !r.Pattern.StartsWith("/error/", StringComparison.Ordinal)))
        {
            var (status, at) = await SendAsync(null, HttpMethod.Post, route);
            Judge(wrong, route, "anonymous POST", status, at, allowed: route.Needs is null);
            foreach (var role in Roles)
            {
                (status, at) = await SendAsync(role, HttpMethod.Post, route);
                var allowed = route.Needs is null || book.Allows(role, route.Needs.Write);
                Judge(wrong, route, $"{role} POST", status, at, allowed);

                // The permission alone is not enough: a POST that does not come from our own form changes nothing.
                if (allowed && (int)status < 400)
                {
                    wrong.Add($"{route.Pattern}: {role} POST without the form's token was answered {(int)status}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("OPTIONS")]
    public async Task A_page_without_a_handler_for_a_method_refuses_it_also_with_a_good_token(string method)
    {
        var form = await one.Site.OpenAsync("/app/settings/password", Role.Administrator);
        var token = form.Html.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var (wrong, refused) = (new List<string>(), 0);
        foreach (var page in await PagesWithoutAsync(method))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(page.Address(), UriKind.Relative))
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
            };
            using var answer = await form.Client.SendAsync(request);
            var status = (int)answer.StatusCode;
            refused += status is 405 or 204 ? 1 : 0;
            // Not hers: 403. Nobody's: 404. Asked for her password once more first: the page that asks.
            if (status is not (405 or 403 or 404 or 204) && !answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/app/me/confirm", StringComparison.Ordinal))
            {
                wrong.Add($"{method} {page.Pattern}: {status}");
            }
            else if (status is 405 or 204 && !(answer.Content.Headers.Allow.Contains("GET") && answer.Content.Headers.Allow.Contains("HEAD")))
            {
                wrong.Add($"{method} {page.Pattern}: {status} without Allow");
            }
        }

        Assert.True(refused >= 20, $"Only {refused} pages were asked.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<IReadOnlyList<Route>> PagesWithoutAsync(string method)
    {
        var loader = one.Site.Services.GetRequiredService<PageLoader>();
        var without = new HashSet<string>();
        foreach (var endpoint in one.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                && !(await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Any(h => string.Equals(h.HttpMethod, method, StringComparison.OrdinalIgnoreCase)))
            {
                without.Add("/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/'));
            }
        }

        return [.. All.Where(r => r.Verbs.Count == 0 && without.Contains(r.Pattern))];
    }

    private IReadOnlyList<Route> All => Route.All(one.Site.Services);

    private static string Who(PermissionBook book, Route route, string? permission) =>
        permission is null ? route.Open ? "open" : "NOBODY" : $"{permission}: {string.Join(' ', Roles.Where(r => book.Allows(r, permission)))}";

    private async Task<(HttpStatusCode Status, string At)> SendAsync(Role? role, HttpMethod method, Route route)
    {
        var client = await one.Site.ClientAsync(role);
        using var request = new HttpRequestMessage(method, new Uri(route.Address(), UriKind.Relative));
        using var response = await client.SendAsync(request);
        return (response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath);
    }

    private static void Judge(List<string> wrong, Route route, string who, HttpStatusCode status, string at, bool allowed)
    {
        var shown = status == HttpStatusCode.Forbidden || (at.StartsWith("/sign", StringComparison.Ordinal) && !route.Pattern.StartsWith("/sign", StringComparison.Ordinal)) ? "turned away"
            : (int)status >= 500 ? "failed" : "let in";
        if (shown != (allowed ? "let in" : "turned away"))
        {
            wrong.Add($"{route.Pattern}: {who} was {shown} ({(int)status} at {at})");
        }
    }
}
