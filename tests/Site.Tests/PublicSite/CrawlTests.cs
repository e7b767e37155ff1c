using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Prongsai.Site.Tests.PublicSite;

/// <summary>Everything a visitor can reach from the first page of the demo, by following every link of every page.</summary>
public sealed class CrawlTests
{
    private const int MostPages = 2_000, MostBytes = 60 * 1024, MostRequests = 8;
    private const string Canary = "นกขมิ้นสีคราม";

    [Theory]
    [InlineData("tuayang", "sommut", "เทศบาลตำบลสมมติ")]
    [InlineData("sommut", "tuayang", "องค์การบริหารส่วนตำบลตัวอย่าง")]
    public async Task The_public_site_has_no_dead_link_asks_no_stranger_weighs_little_and_says_nothing_of_another_office(string agency, string other, string otherName)
    {
        await using var site = await Site.StartAsync(demo: true);
        await Papers.PublishAsync(site, Papers.Report(2568, "O35", body: $"<p>{Canary}ของ{agency}</p>"), agency);
        await Papers.PublishAsync(site, Papers.Report(2568, "O35", body: $"<p>{Canary}ของ{other}</p>"), other);
        var client = await site.ClientAsync(agency: agency);
        var visit = new Visit(client);
        await visit.WalkAsync("/", "/search?q=" + Canary, "/search?q=รายงาน", "/ita/2568/o35");
        TestContext.Current.TestOutputHelper!.WriteLine(visit.Said);

        Assert.Equal([], visit.Dead);
        Assert.Equal([], visit.Strangers);
        Assert.Equal([], visit.Heavy);
        Assert.Contains("/ita/2568/o35", visit.Texts.Keys);
        Assert.Contains("/search?q=" + Canary, visit.Texts.Keys);
        Assert.InRange(visit.Texts.Count, 10, MostPages - 1);
        foreach (var (path, text) in visit.Texts)
        {
            Assert.False(text.Contains($"{Canary}ของ{other}", StringComparison.Ordinal) || text.Contains(otherName, StringComparison.Ordinal), $"{path} of {agency} says something of {other}");
        }
    }

    private sealed class Visit(HttpClient client)
    {
        private readonly Dictionary<string, long> _weights = [];
        private readonly HashSet<string> _links = [];
        private (long Bytes, string Path) _heaviest;

        public List<string> Dead { get; } = [];

        public List<string> Strangers { get; } = [];

        public List<string> Heavy { get; } = [];

        public Dictionary<string, string> Texts { get; } = [];

        public string Said => FormattableString.Invariant($"{Texts.Count} pages, {_links.Count} addresses; the heaviest first view {_heaviest.Bytes} bytes ({_heaviest.Path})");

        public async Task WalkAsync(params string[] starts)
        {
            var queue = new Queue<(string Path, string From)>(starts.Select(s => (s, "start")));
            while (queue.TryDequeue(out var next) && Texts.Count < MostPages)
            {
                // Beyond the door of the staff it is another test's walk.
                if (!_links.Add(next.Path) || next.Path.StartsWith("/app", StringComparison.Ordinal))
                {
                    continue;
                }

                using var answer = await client.GetAsync(new Uri(next.Path, UriKind.Relative));
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Gone))
                {
                    Dead.Add($"{(int)answer.StatusCode} {next.Path} from {next.From}");
                }
                else if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    var text = await answer.Content.ReadAsStringAsync();
                    Texts[next.Path] = text;
                    foreach (var link in await LookAsync(next.Path, text))
                    {
                        queue.Enqueue((link, next.Path));
                    }
                }
            }
        }

        private async Task<List<string>> LookAsync(string path, string text)
        {
            using var html = await new HtmlParser().ParseDocumentAsync(text);
            var asked = html.QuerySelectorAll("script[src], img, link[rel=stylesheet], link[rel=icon], link[rel=preload], iframe, source, video, audio, object, embed")
                .Where(e => e.Closest("details:not([open])") is null) // nothing in it is fetched until it is opened
                .Select(e => (e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.GetAttribute("data") ?? "").Split('#')[0]).Where(a => a.Length > 0 && !a.StartsWith("data:", StringComparison.Ordinal)).Distinct().ToList();
            var everything = asked.Concat(html.QuerySelectorAll("img").Select(i => i.GetAttribute("src")!)).Where(a => !a.StartsWith('/') || a.StartsWith("//", StringComparison.Ordinal));
            Strangers.AddRange(everything.Select(a => $"{path}: {a}"));
            var needed = asked.Where(a => a.StartsWith('/')).ToHashSet();
            foreach (var sheet in html.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")!))
            {
                var css = await client.GetStringAsync(new Uri(sheet, UriKind.Relative));
                needed.UnionWith(css.Split("url(").Skip(1).Select(u => u.Split(')')[0].Trim('"', '\'')).Where(u => !u.StartsWith("data:", StringComparison.Ordinal)));
            }

            var bytes = await WeighAsync(path);
            foreach (var one in needed)
            {
                bytes += _weights.TryGetValue(one, out var known) ? known : _weights[one] = await WeighAsync(one);
            }

            // The doors of the staff load what staff pages need.
            var isDoor = path is "/sign-in" or "/invitation" or "/one-time-code";
            if (!isDoor && (bytes > MostBytes || needed.Count + 1 > MostRequests))
            {
                Heavy.Add($"{path}: {bytes} bytes in {needed.Count + 1} requests");
            }

            _heaviest = !isDoor && bytes > _heaviest.Bytes ? (bytes, path) : _heaviest;
            return [.. html.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!.Split('#')[0]).Where(h => h.StartsWith('/') && !h.StartsWith("//", StringComparison.Ordinal)).Distinct()];
        }

        private async Task<long> WeighAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
            using var answer = await client.SendAsync(request);
            if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.Gone)
            {
                Dead.Add($"{(int)answer.StatusCode} {path}");
            }

            return (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
    }
}
