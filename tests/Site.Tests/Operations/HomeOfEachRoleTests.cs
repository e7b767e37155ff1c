using Prongsai.Platform;

namespace Prongsai.Site.Tests.Operations;

/// <summary>Nobody signs in to an empty house.</summary>
public class HomeOfEachRoleTests
{
    [Fact]
    public async Task Each_role_finds_its_home_a_menu_and_something_to_do()
    {
        await using var site = await Site.StartAsync();
        var empty = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            var home = await site.OpenAsync("/app", role);
            var menu = home.Html.QuerySelectorAll("#menu a[href]").Select(a => a.GetAttribute("href")!).Where(h => h != "/app/help").ToList();
            // Who only watches the progress has one page; everybody else has work.
            var (entries, ways) = role == Role.Oversight ? (1, 0) : (3, 1);
            if (home.Status != 200 || home.Text("h1").Length == 0 || menu.Count < entries || home.Html.QuerySelectorAll("main a[href], main form").Length < ways)
            {
                empty.Add($"{role}: {home.Status}, {menu.Count} in the menu");
                continue;
            }

            // The first entry beyond the home is a place this role may really go.
            var first = await site.OpenAsync(menu.FirstOrDefault(h => h != home.Address.AbsolutePath) ?? menu[0], role);
            if (first.Status != 200)
            {
                empty.Add($"{role}: {first.Address.AbsolutePath} answers {first.Status}");
            }
        }

        Assert.Empty(empty);
    }
}
