using System.Net;
using System.Text;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>
/// What a page of the web says, read in one pass over at most 64 KB: no tree is built, so nesting cannot hurt, and nothing it refers to is fetched.
/// </summary>
/// <param name="Heading">Its first h1.</param>
/// <param name="Text">What a person sees, in one line.</param>
/// <param name="Lines">The same, each block on a line of its own.</param>
/// <param name="Shows">It holds pictures, frames or embedded files.</param>
/// <param name="Scripted">It is filled by a script when opened.</param>
internal sealed record PageText(string Title, string Heading, string Text, string Lines, bool AsksPassword, bool Shows, bool Scripted)
{
    private static readonly string[] Raw = ["script", "style", "template", "noscript", "svg", "textarea", "select"];
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a", "b", "i", "em", "strong", "span", "bdi", "bdo", "small", "sup", "sub", "u", "code", "del", "ins", "abbr", "label", "button", "time", "wbr", "img", "svg",
    };
    private static readonly string[] Showing = ["img", "iframe", "object", "embed", "video"];

    /// <summary>The same of the main part of a page; its title is the page's.</summary>
    public static PageText OfMain(string html)
    {
        var from = html.IndexOf("<main", StringComparison.OrdinalIgnoreCase);
        var to = from < 0 ? -1 : html.IndexOf("</main", from, StringComparison.OrdinalIgnoreCase);
        return to < 0 ? Of(html) : Of(html[from..to]) with { Title = Of(html[..from]).Title };
    }

    public static PageText Of(string html)
    {
        var (text, title, heading) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        bool password = false, shows = false, scripted = false, inHeading = false, headed = false;
        for (var at = 0; at < html.Length;)
        {
            if (html[at] != '<')
            {
                var end = html.IndexOf('<', at);
                var words = html.AsSpan(at, (end < 0 ? html.Length : end) - at);
                text.Append(words);
                if (inHeading)
                {
                    heading.Append(words);
                }

                at = end < 0 ? html.Length : end;
                continue;
            }

            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = After(html, "-->", at + 4);
                continue;
            }

            var close = EndOfTag(html, at);
            var tag = html.AsSpan(at, close - at);
            var name = NameOf(tag);
            at = close;
            if (!Inline.Contains(name.TrimStart('/')))
            {
                text.Append('\v');
            }

            switch (name)
            {
                case "title":
                    var titleEnd = html.IndexOf("</title", at, StringComparison.OrdinalIgnoreCase);
                    title.Append(html.AsSpan(at, (titleEnd < 0 ? html.Length : titleEnd) - at));
                    at = titleEnd < 0 ? html.Length : titleEnd;
                    break;
                case "h1" when !headed:
                    inHeading = headed = true;
                    break;
                case "/h1":
                    inHeading = false;
                    break;
                case "input" when tag.Contains("password", StringComparison.OrdinalIgnoreCase):
                    password = true;
                    break;
                case "meta" when tag.Contains("http-equiv", StringComparison.OrdinalIgnoreCase) && tag.Contains("refresh", StringComparison.OrdinalIgnoreCase):
                    scripted = true;
                    break;
                case var raw when Raw.Contains(raw):
                    scripted |= raw == "script";
                    at = After(html, "</" + raw, at);
                    at = at < html.Length ? EndOfTag(html, at - 1) : at;
                    break;
                case var shown when Showing.Contains(shown):
                    shows = true;
                    break;
            }
        }

        return new(Line(title), Line(heading), Line(text), Line(text, breaks: true), password, shows, scripted);
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        var length = 1;
        while (length < tag.Length && length < 12 && (char.IsAsciiLetterOrDigit(tag[length]) || (length == 1 && tag[length] == '/')))
        {
            length++;
        }

        return tag[1..length].ToString().ToLowerInvariant();
    }

    /// <returns>Behind the "&gt;" that ends the tag, quoted ones left out; the end of the text when there is none.</returns>
    private static int EndOfTag(string html, int at)
    {
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return at + 1;
            }
        }

        return html.Length;
    }

    private static int After(string html, string what, int at)
    {
        var found = at < html.Length ? html.IndexOf(what, at, StringComparison.OrdinalIgnoreCase) : -1;
        return found < 0 ? html.Length : found + what.Length;
    }

    private static string Line(StringBuilder written, bool breaks = false)
    {
        var line = new StringBuilder(written.Length);
        var (space, end) = (false, false);
        foreach (var c in WebUtility.HtmlDecode(written.ToString()))
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u00AD')
            {
                (space, end) = (true, end || c == '\v');
                continue;
            }

            if (space && line.Length > 0)
            {
                line.Append(breaks && end ? '\n' : ' ');
            }

            (space, end) = (false, false);
            line.Append(c);
        }

        return line.ToString();
    }
}
