using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Prongsai.Browser.Tests;

/// <summary>
/// Every page of the product that a GET reaches: the patterns come from the approved route matrix (tests/Architecture.Tests), the addresses
/// from following the links of the demo. Of the first few addresses of a pattern the fullest page is kept: it has more to look at, and leads
/// further. What leads elsewhere (the sign-in page, mostly) is left out.
/// </summary>
internal static partial class Map
{
    /// <summary>Patterns of pages: what answers GET and is not a file.</summary>
    public static IReadOnlyList<string> Patterns { get; } =
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Architecture.Tests", "route-matrix.txt"))
            .Select(line => line.Split(" | ")[0].Split(' '))
            .Where(parts => parts.Length == 1 || parts.Contains("GET"))
            .Select(parts => parts[0]),
    ];

    // Made once: a walk asks thousands of times. Fewer parameters first.
    private static readonly (string Pattern, Regex Path)[] Matchers = [.. Patterns.OrderBy(p => p.Count(c => c == '{')).Select(p => (p, Matcher(p)))];

    // Results of one year lead where those of another do not.
    private const int Tries = 8;

    // The menu leads to more years than these, and nothing is in those.
    private static readonly string[] Years = ["2567", Product.Year, "2569"];

    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyDictionary<string, Spot>>>> Walks = [];

    /// <param name="Path">The fullest page of its pattern.</param>
    /// <param name="Parts">The kinds of elements in it: name, classes, and which attributes.</param>
    internal sealed record Spot(string Path, IReadOnlySet<string> Parts);

    /// <summary>"-app-year-measures" of "/app/{year:int}/measures".</summary>
    public static string FileName(string pattern) =>
        string.Concat(pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => "-" + s.Trim('{', '}').Split(':')[0]));

    public static string? PatternOf(string path) =>
        Matchers.Where(m => m.Path.IsMatch(path)).Select(m => m.Pattern).FirstOrDefault();

    /// <summary>What everybody sees, or somebody signed in: walked once for all tests.</summary>
    public static Task<IReadOnlyDictionary<string, Spot>> WalkAsync(Product product, string? user = null) => Walks.GetOrAdd($"{user}@{product.Address}", _ => new(async () =>
    {
        await using var visitor = await Visitor.ComeAsync(product, user);
        return await WalkAsync(visitor, user is null ? "/" : "/app");
    })).Value;

    /// <summary>Addresses found by following links from the start page; patterns without parameters are visited in any case.</summary>
    private static async Task<IReadOnlyDictionary<string, Spot>> WalkAsync(Visitor visitor, string start)
    {
        var found = new Dictionary<string, Spot>();
        var sizes = new Dictionary<string, int>();
        var seen = new HashSet<string>();
        var tries = new Dictionary<string, int>();
        var queue = new Queue<string>(Patterns.Where(p => !p.Contains('{', StringComparison.Ordinal)).Prepend(start));
        while (queue.TryDequeue(out var path))
        {
            // Most links are on every page: a page knows thousands.
            if (!seen.Add(path) || (StaffYear().Match(path) is { Success: true } year && !Years.Contains(year.Groups[1].Value))
                || PatternOf(path.Split('?')[0]) is not { } pattern || pattern.StartsWith("/error", StringComparison.Ordinal) || tries.GetValueOrDefault(pattern) >= Tries)
            {
                continue;
            }

            var answer = await visitor.Page.APIRequest.GetAsync(path);
            if (!answer.Ok || PatternOf(new Uri(answer.Url).AbsolutePath) != pattern || !answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            var text = await answer.TextAsync();
            tries[pattern] = tries.GetValueOrDefault(pattern) + 1;
            if (text.Length > sizes.GetValueOrDefault(pattern))
            {
                (found[pattern], sizes[pattern]) = (new(path, PartsOf(text)), text.Length);
            }

            foreach (Match link in Link().Matches(text))
            {
                queue.Enqueue(WebUtilityDecode(link.Groups[1].Value));
            }
        }

        return found;
    }

    private static HashSet<string> PartsOf(string text) =>
        [.. Tag().Matches(text).Select(tag => Value().Replace(tag.Value, value => value.Groups[1].Value == "class" ? value.Value : value.Groups[1].Value))];

    private static string WebUtilityDecode(string href) => System.Net.WebUtility.HtmlDecode(href);

    private static Regex Matcher(string pattern) => new(
        "^" + string.Concat(pattern.TrimEnd('/').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Segment)) + "/?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static string Segment(string segment) => segment switch
    {
        _ when !segment.Contains('{', StringComparison.Ordinal) => "/" + Regex.Escape(segment),
        _ when segment.StartsWith("{*", StringComparison.Ordinal) => "(/.*)?",
        _ when segment.EndsWith("?}", StringComparison.Ordinal) => "(/[^/]+)?",
        _ when segment.Contains(":int", StringComparison.Ordinal) => "/[0-9]+",
        _ when segment.Contains(":guid", StringComparison.Ordinal) => "/[0-9a-fA-F-]{36}",
        _ => "/[^/]+",
    };

    [GeneratedRegex("^/app/(25[0-9]{2})(?:/|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex StaffYear();

    [GeneratedRegex("<[a-z][a-z0-9-]*[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("([a-z-]+)=\"[^\"]*\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Value();

    [GeneratedRegex("""<a\b[^>]*\bhref="(/[^"#]*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
