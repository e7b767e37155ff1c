using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agency;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Platform;

/// <summary>
/// Every id that the pages of an administrator show is tried by people it is not for: of another agency, and of the same agency with less sight. What
/// the crawl finds must not be a key.
/// </summary>
public sealed partial class WallTests
{
    private const int MostPages = 900;

    // One form has an address for each of hundreds of rules; the twelfth leads wherever the first leads.
    private const int MostOfOneForm = 12;

    [Fact]
    public async Task No_id_opens_anything_at_another_agency_nor_what_the_own_pages_of_a_unit_do_not_lead_to()
    {
        await using var site = await Site.StartAsync(demo: true);
        var keys = (await WalkAsync(site, "admin", "tuayang")).Seen.Where(path => Id().IsMatch(path)).ToList();
        Assert.True(keys.Count > 60, $"{keys.Count} addresses with an id");

        var stranger = await site.ClientAsync(agency: "sommut", user: "admin.sommut");
        var opened = new List<string>();
        foreach (var key in keys)
        {
            using var answer = await stranger.GetAsync(new Uri(key, UriKind.Relative));
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
            {
                opened.Add($"admin.sommut {(int)answer.StatusCode} {key}");
            }
        }

        foreach (var user in (string[])["finance", "section"])
        {
            var mine = (await WalkAsync(site, user, "tuayang")).Seen;
            var client = await site.ClientAsync(agency: "tuayang", user: user);
            foreach (var key in keys.Where(k => !mine.Contains(k) && !IsPrinted(k)))
            {
                using var answer = await client.GetAsync(new Uri(key, UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    opened.Add($"{user} {key}");
                }
            }
        }

        Assert.Empty(opened);
    }

    [Fact]
    public async Task No_page_of_an_agency_names_a_person_of_another()
    {
        await using var site = await Site.StartAsync(demo: true);
        Task<List<string>> NamesAsync(string agency) => site.InAgencyAsync(agency, s => s.GetRequiredService<AppDb>().Set<Person>().Select(p => p.Title + p.FirstName + " " + p.LastName).ToListAsync());
        var names = (await NamesAsync("tuayang")).Except(await NamesAsync("sommut")).ToList();
        Assert.NotEmpty(names);
        var pages = (await WalkAsync(site, "admin.sommut", "sommut")).Pages;
        Assert.True(pages.Count > 40, $"{pages.Count} pages");
        Assert.Empty(pages.SelectMany(p => names.Where(n => p.Value.Contains(n, StringComparison.Ordinal)).Select(n => $"{n} at {p.Key}")));
    }

    /// <summary>The staff pages that following links from the start leads to, and every address that stands on them.</summary>
    private static async Task<(Dictionary<string, string> Pages, HashSet<string> Seen)> WalkAsync(Site site, string user, string agency)
    {
        var client = await site.ClientAsync(agency: agency, user: user);
        // The years with something in them; the menu leads to many that are empty.
        string[] years = ["2567", "2568", FiscalYear.Of(Bangkok.Today(site.Clock)).Be.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        var (pages, seen, queue) = (new Dictionary<string, string>(), new HashSet<string>(StringComparer.Ordinal) { "/app" }, new Queue<string>(["/app"]));
        var forms = new Dictionary<string, int>(StringComparer.Ordinal);
        while (queue.TryDequeue(out var path) && pages.Count < MostPages)
        {
            var form = path.Contains('?', StringComparison.Ordinal) ? path.Split('?')[0] : "";
            if (IsPrinted(path) || (form.Length > 0 && (forms[form] = forms.GetValueOrDefault(form) + 1) > MostOfOneForm))
            {
                continue;
            }

            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (!answer.IsSuccessStatusCode || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            pages[path] = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            foreach (var link in Link().Matches(pages[path]).Select(m => m.Groups[1].Value))
            {
                // The events of one thing stand on the page of all events as well.
                if ((!Year().IsMatch(link) || years.Contains(link.Split('/')[2])) && !link.Contains("?subject=", StringComparison.Ordinal) && seen.Add(link))
                {
                    queue.Enqueue(link);
                }
            }
        }

        return (pages, seen);
    }

    /// <summary>A browser would be started for it.</summary>
    private static bool IsPrinted(string path) => path.Contains("pdf", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^/app/25[0-9]{2}(/|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();

    [GeneratedRegex("""(?:href|src|action)="(/app[^"#]*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("^[^?]*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();
}
