using System.Text;
using AngleSharp.Dom;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.News;

/// <summary>
/// What Word, Excel or a page of the web put on the clipboard, as the marks of <see cref="ArticleText"/>: words, headings, lists, tables and links stay,
/// everything else (styles, pictures, scripts, comments, hidden text) is gone. Nothing is fetched and nothing runs.
/// </summary>
internal static class PastedHtml
{
    public const int Longest = 4_000_000;

    /// <summary>Deeper than any writer nests; what stands deeper keeps its words and loses its shape.</summary>
    private const int Deepest = 60;

    public static bool Is(string text) => text.AsSpan().TrimStart() is ['<', var next, ..] && (char.IsAsciiLetter(next) || next is '!' or '/' or '?');

    public static string ToMarks(string html)
    {
        var document = ClipboardHtml.Parse(html.Length > Longest ? html[..Longest] : html, 2 * Deepest);
        var writer = new Writer();
        if (document.Body is { } body)
        {
            writer.Blocks(body, 0);
        }

        return ThaiText.Clean(writer.Finish());
    }

    private sealed class Writer
    {
        private readonly StringBuilder _done = new();
        private readonly StringBuilder _line = new();

        public string Finish()
        {
            EndLine("");
            return _done.ToString();
        }

        public void Blocks(INode parent, int depth)
        {
            if (depth > Deepest)
            {
                _line.Append(parent.TextContent);
                return;
            }

            foreach (var node in parent.ChildNodes)
            {
                if (node is IText text)
                {
                    _line.Append(text.Data);
                }
                else if (node is IElement element && !IsGone(element))
                {
                    Element(element, depth + 1);
                }
            }
        }

        private void Element(IElement element, int depth)
        {
            switch (element.LocalName)
            {
                case "h1" or "h2":
                    Line(element, "# ", depth);
                    break;
                case "h3" or "h4" or "h5" or "h6":
                    Line(element, "## ", depth);
                    break;
                case "p":
                    Line(element, MarkOf(element), depth);
                    break;
                case "ul" or "ol":
                    List(element, depth);
                    break;
                case "table":
                    EndLine("");
                    Table(element);
                    break;
                case "br":
                    EndLine("");
                    break;
                case "a" when element.GetAttribute("href") is { } address && ArticleHtml.IsAddress(address) && element.QuerySelector("p,div,table,li") is null:
                    Link(element, address);
                    break;
                case "b" or "strong" when element.Closest("h1,h2,h3,h4,h5,h6,th,a") is null && Squeeze(element.TextContent) is { Length: > 0 and < 300 } strong && element.QuerySelector("p,div,table,li,br,a") is null:
                    _line.Append("**").Append(strong.Replace("**", "", StringComparison.Ordinal)).Append("**");
                    break;
                case "div" or "section" or "article" or "li" or "blockquote" or "header" or "main" or "tr" or "dd" or "dt":
                    EndLine("");
                    Blocks(element, depth);
                    EndLine("");
                    break;
                default:
                    Blocks(element, depth);
                    break;
            }
        }

        private void Line(IElement element, string mark, int depth)
        {
            EndLine("");
            Blocks(element, depth);
            EndLine(mark);
        }

        private void List(IElement list, int depth)
        {
            EndLine("");
            var number = list.LocalName == "ol" ? 1 : 0;
            foreach (var item in list.Children.Where(c => !IsGone(c)))
            {
                if (item.LocalName != "li")
                {
                    Element(item, depth);
                    continue;
                }

                Blocks(item, depth);
                EndLine(number > 0 ? FormattableString.Invariant($"{number++}. ") : "- ");
            }
        }

        private void Table(IElement table)
        {
            foreach (var row in table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table))
            {
                var cells = row.Children.Where(c => c.LocalName is "td" or "th" && !IsGone(c)).Select(c => Squeeze(Words(c)).Replace('|', '/')).ToList();
                if (cells.Any(c => c.Length > 0))
                {
                    _done.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
                }
            }
        }

        private void Link(IElement link, string address)
        {
            var words = Squeeze(link.TextContent).Replace('[', '(').Replace(']', ')');
            _line.Append(words.Length == 0 ? "" : words == address ? address : $"[{words}]({address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})");
        }

        private void EndLine(string mark)
        {
            var line = Squeeze(_line.ToString());
            _line.Clear();
            if (line.Length > 0)
            {
                // Word numbers a heading or an item by itself: its own mark is enough.
                _done.Append(mark).Append(line).Append('\n');
            }
        }

        /// <summary>Words of a cell; its paragraphs stand one behind the other.</summary>
        private static string Words(IElement cell)
        {
            var words = new StringBuilder();
            foreach (var node in cell.Descendants())
            {
                if (node is IText text && node.ParentElement is { } parent && !IsGone(parent))
                {
                    words.Append(text.Data);
                }
                else if (node is IElement { LocalName: "p" or "br" or "li" or "div" })
                {
                    words.Append(' ');
                }
            }

            return words.ToString();
        }

        /// <summary>Word writes an item of a list as a paragraph of a class, with its bullet or number as words of their own.</summary>
        private static string MarkOf(IElement paragraph)
        {
            var style = paragraph.GetAttribute("style") ?? "";
            if (paragraph.ClassName?.StartsWith("MsoHeading", StringComparison.OrdinalIgnoreCase) is true || style.Contains("mso-outline-level:1", StringComparison.OrdinalIgnoreCase))
            {
                return "# ";
            }

            return style.Contains("mso-list:", StringComparison.OrdinalIgnoreCase) && !style.Contains("mso-list:none", StringComparison.OrdinalIgnoreCase) && !HasNumber(paragraph) ? "- " : "";
        }

        /// <summary>A number that Word wrote stays as it is: it may be cited elsewhere.</summary>
        private static bool HasNumber(IElement paragraph) =>
            paragraph.QuerySelectorAll("[style]").FirstOrDefault(IsListMark) is { } mark && mark.TextContent.Any(c => char.IsAsciiDigit(c) || c is >= '\u0E50' and <= '\u0E59');

        private static bool IsListMark(IElement element) => (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal).Contains("mso-list:ignore", StringComparison.OrdinalIgnoreCase);

        private static bool IsGone(IElement element)
        {
            if (element.LocalName is "script" or "style" or "head" or "title" or "template" or "noscript" or "iframe" or "object" or "embed" or "svg" or "math" or "img" or "select" or "textarea" or "button" or "del" or "xml"
                || element.HasAttribute("hidden"))
            {
                return true;
            }

            var style = (element.GetAttribute("style") ?? "").Replace(" ", "", StringComparison.Ordinal);
            return style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase)
                || (IsListMark(element) && !element.TextContent.Any(c => char.IsAsciiDigit(c) || c is >= '\u0E50' and <= '\u0E59'));
        }
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split([' ', '\u00A0', '\t', '\r', '\n', '\f', '\v'], StringSplitOptions.RemoveEmptyEntries));
}
