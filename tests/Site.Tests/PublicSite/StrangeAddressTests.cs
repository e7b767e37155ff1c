using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>What scanners and crooked links ask the public site for.</summary>
public sealed class StrangeAddressTests
{
    // H-090
    private static readonly string[] Guesses =
    [
        "/.git/config", "/.env", "/.svn/entries", "/backup.zip", "/backup/", "/prongsai.db", "/data/prongsai.db", "/appsettings.json", "/web.config", "/wp-login.php", "/phpmyadmin/",
        "/swagger/index.html", "/server-status", "/css/prongsai.css.bak", "/css/prongsai.css~", "/js/", "/admin", "/ita/2568.old", "/ita/2568/o28.bak", "/news/2568/1.bak", "/media/", "/robots.txt.bak",
    ];

    [Fact]
    public async Task H_090_guessed_names_of_backups_and_folders_get_one_answer()
    {
        await using var site = await Site.StartAsync();
        var answers = new HashSet<string>();
        foreach (var guess in Guesses)
        {
            var answer = await site.OpenAsync(guess);
            Assert.True(answer.Status == 404, $"{guess}: {answer.Status}");
            answers.Add(answer.All.Replace(guess, "", StringComparison.OrdinalIgnoreCase));
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task H_089_what_is_not_there_leaves_nothing_behind_however_often_it_is_asked_for()
    {
        await using var site = await Site.StartAsync();
        var before = await EventsAsync(site);
        var client = site.NewClient("localhost");
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), TestContext.Current.CancellationToken, async (n, ct) =>
        {
            using var answer = await client.GetAsync(new Uri($"/scan/{n}.php?id={n}", UriKind.Relative), ct);
            Assert.Equal(404, (int)answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        });
        Assert.Equal(before, await EventsAsync(site));
        Assert.Equal(200, (await site.OpenAsync("/")).Status);
    }

    // H-077: the first of several is meant, on every page that asks; H-087: what is no page of a list is its first or its last one.
    [Theory]
    [InlineData("/search?q=ข่าว&q=<script>", 200)]
    [InlineData("/search?q=ข่าว&page=-1", 200)]
    [InlineData("/search?q=ข่าว&page=1000000000", 200)]
    [InlineData("/search?q=ข่าว&page=99999999999999999999", 200)]
    [InlineData("/search?q=ข่าว&page=1&page=2&sort=password&size=1000000", 200)]
    [InlineData("/news?page=-1", 200)]
    [InlineData("/news?page=0", 200)]
    [InlineData("/news?page=1e9", 200)]
    [InlineData("/news?page=๑", 200)]
    [InlineData("/ita/-1", 404)]
    [InlineData("/ita/99999999999", 404)]
    [InlineData("/ita/2568/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404)]
    public async Task H_077_and_H_087_crooked_questions_have_plain_answers(string address, int status)
    {
        await using var site = await Site.StartAsync();
        var answer = await site.OpenAsync(address);
        Assert.True(answer.Status == status, $"{address}: {answer.Status}");
        Assert.DoesNotContain("<script>", answer.All, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<int> EventsAsync(Site site) => site.InAgencyAsync("tuayang", services => services.GetRequiredService<AppDb>().Set<AuditEvent>().CountAsync());
}
