using System.Net;
using System.Text.RegularExpressions;

namespace Prongsai.Load;

/// <summary>Finds public pages by their links, as a visitor does.</summary>
internal static partial class PublicLinks
{
    /// <summary>The newest year with a published item, and that item.</summary>
    public static async Task<(string Year, string Item)?> ItemAsync(HttpClient client)
    {
        foreach (var year in (await LinksAsync(client, "/ita")).Where(l => YearPage().IsMatch(l)).OrderDescending())
        {
            if ((await LinksAsync(client, year)).FirstOrDefault(l => ItemPage().IsMatch(l)) is { } item)
            {
                return (year, item);
            }
        }

        return null;
    }

    /// <summary>Pages that can be reached from the first one, one of each shape (numbers and ids do not make another shape).</summary>
    public static async Task<IReadOnlyList<string>> ShapesAsync(HttpClient client)
    {
        var (queue, found) = (new Queue<string>(["/"]), new Dictionary<string, string>());
        while (queue.TryDequeue(out var path))
        {
            if (path.StartsWith("/app", StringComparison.Ordinal) || path.StartsWith("/sign-", StringComparison.Ordinal) || !found.TryAdd(Varying().Replace(path.Split('?')[0], "*"), path))
            {
                continue;
            }

            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html" || !answer.IsSuccessStatusCode)
            {
                found.Remove(Varying().Replace(path.Split('?')[0], "*"));
                continue;
            }

            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync()))
            {
                queue.Enqueue(WebUtility.HtmlDecode(link.Groups[1].Value));
            }
        }

        return [.. found.Values.Order(StringComparer.Ordinal)];
    }

    public static async Task<IReadOnlyList<string>> LinksAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return [.. Link().Matches(await answer.Content.ReadAsStringAsync()).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct()];
    }

    [GeneratedRegex("""<a\b[^>]*\bhref="(/[^"#]*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[0-9][0-9a-f-]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Varying();

    [GeneratedRegex("^/ita/[0-9]{4}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex YearPage();

    [GeneratedRegex("^/ita/[0-9]{4}/[a-z][0-9]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ItemPage();
}
