using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Prongsai.Platform.Files;

/// <summary>
/// HTML from a clipboard, parsed in time and memory that grow with its length alone. A parser that follows the standard repeats open formatting
/// elements in every paragraph and looks through all that is open for every tag, so a few kilobytes of tags that nobody closes cost it minutes: they are
/// closed, or left out, before it sees them. Words are never lost.
/// </summary>
public static class ClipboardHtml
{
    // Tags that close by themselves and so do not nest.
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "td", "th", "tr", "dd", "dt", "br", "img", "col", "hr", "meta", "link", "input", "option", "tbody", "thead", "tfoot", "colgroup", "base", "area", "embed", "param", "source", "track", "wbr",
        "html", "head", "body", "o:p",
    };

    // Looks only: no word of theirs is meant otherwise.
    private static readonly HashSet<string> Looks = new(StringComparer.OrdinalIgnoreCase) { "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "tt", "u" };

    private static readonly HashSet<string> Strong = new(StringComparer.OrdinalIgnoreCase) { "b", "strong" };

    private static readonly HashSet<string> Unread = new(StringComparer.OrdinalIgnoreCase) { "script", "style" };

    /// <param name="deepest">Elements inside one another; tags deeper than that are left out, their words stay.</param>
    public static IHtmlDocument Parse(string html, int deepest) => Parse(html, deepest, out _);

    /// <param name="cut">True when tags were left out because they stood too deep.</param>
    internal static IHtmlDocument Parse(string html, int deepest, out bool cut) => new HtmlParser().ParseDocument(Balanced(html, deepest, out cut));

    private static string Balanced(string html, int deepest, out bool cut)
    {
        var (done, open, left) = (new StringBuilder(html.Length), new List<string>(), 0);
        cut = false;
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0 || tag + 1 == html.Length)
            {
                return done.Append(html, at, html.Length - at).ToString();
            }

            done.Append(html, at, tag - at);
            var closes = html[tag + 1] == '/';
            var name = Name(html, tag + (closes ? 2 : 1));
            at = name.Length == 0 && html[tag + 1] is not ('!' or '?' or '/') ? tag + 1 : End(html, tag);
            if (at == tag + 1)
            {
                done.Append("&lt;");
            }
            else if (Unread.Contains(name) && !closes)
            {
                at = AfterUnread(html, at, name);
            }
            else if (Flat.Contains(name))
            {
                done.Append(html, tag, at - tag);
            }
            else if (name.Length > 0 && !Looks.Contains(name))
            {
                if (closes)
                {
                    Close(name, done, open, ref left);
                }
                else if (html[at - 2] == '/' && !char.IsAsciiLetter(html[at - 3]))
                {
                    // Closed as XML closes: the standard takes it as open.
                    done.Append(html, tag, at - tag - 2).Append('>').Append("</").Append(name).Append('>');
                }
                else if (open.Count == deepest)
                {
                    (left, cut) = (left + 1, true);
                }
                else
                {
                    open.Add(name);
                    _ = Strong.Contains(name) ? done.Append('<').Append(name).Append('>') : done.Append(html, tag, at - tag);
                }
            }
        }

        return done.ToString();
    }

    /// <summary>Closes what stands inside it as well, so that the parser never has to guess.</summary>
    private static void Close(string name, StringBuilder done, List<string> open, ref int left)
    {
        if (left > 0)
        {
            left--;
            return;
        }

        var from = open.FindLastIndex(one => one.Equals(name, StringComparison.OrdinalIgnoreCase));
        for (var n = open.Count - 1; from >= 0 && n >= from; n--)
        {
            done.Append("</").Append(open[n]).Append('>');
            open.RemoveAt(n);
        }
    }

    private static string Name(string html, int at)
    {
        var end = at;
        while (end < html.Length && end - at < 40 && (char.IsAsciiLetterOrDigit(html[end]) || (end > at && html[end] is ':' or '-')))
        {
            end++;
        }

        return end > at && char.IsAsciiLetter(html[at]) ? html[at..end] : "";
    }

    /// <returns>Behind the tag or the comment; the length of the text when it has no end.</returns>
    private static int End(string html, int tag)
    {
        if (html.AsSpan(tag).StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = html.IndexOf("-->", tag + 4, StringComparison.Ordinal);
            return end < 0 ? html.Length : end + 3;
        }

        var quote = '\0';
        for (var at = tag + 1; at < html.Length; at++)
        {
            if (quote != '\0')
            {
                quote = html[at] == quote ? '\0' : quote;
            }
            else if (html[at] == '>')
            {
                return at + 1;
            }
            else if (html[at] is '"' or '\'' && html[at - 1] == '=')
            {
                quote = html[at];
            }
        }

        return html.Length;
    }

    private static int AfterUnread(string html, int at, string name)
    {
        var end = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html.Length : End(html, end);
    }
}
