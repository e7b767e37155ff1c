using AngleSharp.Html.Dom;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Routes;

/// <summary>Follows every link of the demo, as somebody with the widest view and as a citizen: no link and no form leads nowhere.</summary>
public sealed class DeadEndTests
{
    private const int Most = 600;

    // Of the pages of one kind (the third year, the hundredth paper) these many lead wherever the others lead.
    private const int MostOfOneRoute = 12;

    [Theory]
    [InlineData(Role.Administrator, "/app")]
    [InlineData(Role.Officer, "/app")]
    [InlineData(Role.PermanentSecretary, "/app")]
    [InlineData(null, "/")]
    public async Task No_link_and_no_form_is_a_dead_end(Role? role, string start)
    {
        await using var site = await Site.StartAsync(demo: true);
        var routes = Route.All(site.Services);
        var client = await site.ClientAsync(role);
        var (queue, seen, dead) = (new Queue<(Uri Page, Uri From)>(), new HashSet<string>(), new List<string>());
        var visits = new Dictionary<Route, int>();
        queue.Enqueue((new Uri(client.BaseAddress!, start), client.BaseAddress!));
        while (queue.TryDequeue(out var next) && seen.Count < Most)
        {
            var kind = routes.FirstOrDefault(r => r.Answers("GET") && r.Fits(next.Page.AbsolutePath));
            if (!seen.Add(next.Page.PathAndQuery) || (kind is not null && (visits[kind] = visits.GetValueOrDefault(kind) + 1) > MostOfOneRoute))
            {
                continue;
            }

            using var answer = await client.GetAsync(next.Page);
            if ((int)answer.StatusCode >= 400)
            {
                dead.Add($"{next.From.PathAndQuery} links to {next.Page.PathAndQuery}: {(int)answer.StatusCode}");
            }
            else if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                var screen = await Screen.ReadAsync(client, answer);
                dead.AddRange(Forms(screen).Where(path => !routes.Any(r => r.Answers("POST") && r.Fits(path))).Select(path => $"a form of {next.Page.PathAndQuery} goes to {path}"));
                Links(screen).Where(to => to.Host == client.BaseAddress!.Host && to.AbsolutePath != "/sign-out").ToList().ForEach(to => queue.Enqueue((to, next.Page)));
            }
        }

        Assert.True(seen.Count >= 3, $"Only {string.Join(", ", seen)} could be reached from {start}.");
        Assert.True(dead.Count == 0, string.Join('\n', dead.Distinct().Take(40)));
    }

    private static IEnumerable<Uri> Links(Screen screen) =>
        screen.Html.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!)
            .Where(href => !href.StartsWith('#') && !href.StartsWith("mailto:", StringComparison.Ordinal) && !href.StartsWith("tel:", StringComparison.Ordinal))
            .Select(href => new Uri(screen.Address, href.Split('#')[0]));

    private static IEnumerable<string> Forms(Screen screen) =>
        screen.Html.Forms.Where(f => f.Method == "post")
            .SelectMany(f => f.QuerySelectorAll("[formaction]").Select(b => b.GetAttribute("formaction")).Append(f.GetAttribute("action")))
            .Select(action => string.IsNullOrEmpty(action) ? screen.Address.AbsolutePath : new Uri(screen.Address, action).AbsolutePath).Distinct();
}
