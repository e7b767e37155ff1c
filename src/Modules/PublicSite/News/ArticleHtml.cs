using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.News;

/// <summary>The blocks of an article as HTML. Every word passes the encoder; the wall that stands before papers looks once more.</summary>
internal static partial class ArticleHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(string body)
    {
        var html = new StringBuilder();
        foreach (var block in ArticleText.Parse(body))
        {
            Write(html, block);
        }

        return PaperHtml.Clean(html.ToString());
    }

    private static void Write(StringBuilder html, ArticleBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                html.Append(heading.Level == 2 ? "<h2>" : "<h3>").Append(Words(heading.Text)).Append(heading.Level == 2 ? "</h2>" : "</h3>");
                break;
            case ParagraphBlock paragraph:
                html.Append("<p>").Append(Words(paragraph.Text)).Append("</p>");
                break;
            case ListBlock list:
                html.Append(list.Start is not { } first ? "<ul>" : first == 1 ? "<ol>" : FormattableString.Invariant($"<ol start=\"{first}\">"));
                list.Items.ToList().ForEach(item => html.Append("<li>").Append(Words(item)).Append("</li>"));
                html.Append(list.Start is null ? "</ul>" : "</ol>");
                break;
            case TableBlock table when table.Rows.Count > 0:
                Write(html, table);
                break;
        }
    }

    private static void Write(StringBuilder html, TableBlock table)
    {
        var head = table.Rows.Count > 1;
        html.Append("<table>");
        for (var at = 0; at < table.Rows.Count; at++)
        {
            var title = head && at == 0;
            html.Append(title ? "<thead><tr>" : at == (head ? 1 : 0) ? "<tbody><tr>" : "<tr>");
            foreach (var cell in table.Rows[at])
            {
                // A head without words is no head to a screen reader.
                html.Append(title && cell.Length > 0 ? "<th scope=\"col\">" : "<td>").Append(Words(cell)).Append(title && cell.Length > 0 ? "</th>" : "</td>");
            }

            html.Append(title ? "</tr></thead>" : "</tr>");
        }

        html.Append("</tbody></table>");
    }

    /// <summary>Links and strong words of a line; all else is text.</summary>
    private static string Words(string line)
    {
        var html = new StringBuilder();
        var done = 0;
        foreach (Match link in Links().Matches(line))
        {
            html.Append(Strong(line[done..link.Index]));
            var named = link.Groups[1].Success;
            var address = named ? link.Groups[2].Value : link.Value;
            html.Append(IsAddress(address)
                ? $"<a href=\"{Encoder.Encode(address)}\">{Encoder.Encode(named ? link.Groups[1].Value : address)}</a>"
                : Encoder.Encode(link.Value));
            done = link.Index + link.Length;
        }

        return html.Append(Strong(line[done..])).ToString();
    }

    private static string Strong(string text)
    {
        var parts = text.Split("**");
        return parts.Length < 3 ? Encoder.Encode(text)
            : string.Concat(parts.Select((part, i) => i % 2 == 1 && i < parts.Length - 1 ? $"<strong>{Encoder.Encode(part)}</strong>" : (i % 2 == 1 ? "**" : "") + Encoder.Encode(part)));
    }

    /// <summary>Of the web, a letter or a call, or a page of this site.</summary>
    public static bool IsAddress(string address) => Address().IsMatch(address);

    [GeneratedRegex(@"\[([^\[\]]{1,300})\]\(([^()\s]{1,600})\)|https?://[A-Za-z0-9][^\s<>""'()\[\]]{1,600}", RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex(@"^(https?://[A-Za-z0-9][^\s""'<>\\]+|mailto:[^\s""'<>\\]+|tel:[0-9+,-]+|/([A-Za-z0-9_.#-][A-Za-z0-9_.#/-]*)?)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
