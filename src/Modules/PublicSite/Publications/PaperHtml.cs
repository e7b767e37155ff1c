using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Publications;

/// <summary>
/// Lets through what a paper is made of and nothing else. The papers come from our own writer; this stands here so that a slip there
/// (or a future importer) can never become a script on a government page (ASVS 1.3.1).
/// </summary>
internal static partial class PaperHtml
{
    private static readonly FrozenSet<string> Elements = Set(
        "h2 h3 h4 h5 p ol ul li dl dt dd table caption colgroup col thead tbody tfoot tr th td b strong u sup sub br wbr hr span div section article bdi a img");

    private static readonly FrozenSet<string> Dropped = Set("script style template iframe object embed svg math noscript head title textarea select button form link meta base");

    /// <summary>Classes the public style sheet knows inside a paper.</summary>
    private static readonly FrozenSet<string> Classes = Set("memo crest fields dots address title sign line opinion committee rules c n k r num center end indent landscape people person");

    private static readonly FrozenSet<string> Plain = Set("colspan rowspan scope lang start");

    /// <returns>The same paper; unknown elements give way to their text, h1 becomes h2.</returns>
    public static string Clean(string html)
    {
        var document = new HtmlParser().ParseDocument("<body></body>");
        var body = document.Body!;
        body.InnerHtml = html;
        foreach (var comment in body.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }

        foreach (var element in body.QuerySelectorAll("*").ToList())
        {
            CleanElement(document, element);
        }

        foreach (var text in body.Descendants<IText>())
        {
            text.Data = WithoutDirection(text.Data);
        }

        return body.InnerHtml;
    }

    /// <summary>Direction controls make a name read otherwise than it is.</summary>
    public static string WithoutDirection(string text) => DirectionControls().Replace(text, "");

    /// <summary>A title, name or unit as stored and shown.</summary>
    public static string Line(string text) => WithoutDirection(ThaiText.Clean(text));

    private static void CleanElement(IDocument document, IElement element)
    {
        if (element.Parent is null)
        {
            return;
        }

        var name = element.LocalName;
        if (Dropped.Contains(name) || element.NamespaceUri != "http://www.w3.org/1999/xhtml")
        {
            element.Remove();
            return;
        }

        if (name == "h1")
        {
            Rename(document, element, "h2");
        }
        else if (name == "img" && !OwnPicture().IsMatch(element.GetAttribute("src") ?? ""))
        {
            element.Remove();
        }
        else if (!Elements.Contains(name))
        {
            element.Replace([.. element.ChildNodes]);
        }
        else
        {
            CleanAttributes(element);
        }
    }

    private static void CleanAttributes(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            var kept = attribute.Name switch
            {
                "class" => string.Join(' ', attribute.Value.Split(' ').Where(c => Classes.Contains(c) || ColumnClass().IsMatch(c))),
                "href" when element.LocalName == "a" && Address().IsMatch(attribute.Value) => attribute.Value,
                "id" when element.LocalName is "h2" or "h3" or "section" && Anchor().IsMatch(attribute.Value) => attribute.Value,
                "src" when element.LocalName == "img" => attribute.Value,
                "alt" when element.LocalName == "img" => WithoutDirection(attribute.Value),
                "width" or "height" when element.LocalName == "img" && Points().IsMatch(attribute.Value) => attribute.Value,
                "loading" when element.LocalName == "img" && attribute.Value == "lazy" => attribute.Value,
                _ when Plain.Contains(attribute.Name) && Word().IsMatch(attribute.Value) => attribute.Value,
                _ => "",
            };
            if (kept.Length == 0 && !(attribute.Name == "alt" && element.LocalName == "img"))
            {
                element.RemoveAttribute(attribute.Name);
            }
            else
            {
                element.SetAttribute(attribute.Name, kept);
            }
        }
    }

    private static void Rename(IDocument document, IElement element, string name)
    {
        var other = document.CreateElement(name);
        other.ClassName = element.ClassName ?? "";
        CleanAttributes(other);
        element.Replace(other);
        other.Append([.. element.ChildNodes]);
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", RegexOptions.NonBacktracking)]
    private static partial Regex DirectionControls();

    [GeneratedRegex("^((https?://|mailto:|tel:)[^\\s\"'<>\\\\]+|/([^/\\s\"'<>\\\\][^\\s\"'<>\\\\]*)?)$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    /// <summary>Ids by which a page leads to the parts that an assessor looks for.</summary>
    [GeneratedRegex("^e[0-9]{1,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Anchor();

    /// <summary>A picture that this site serves itself.</summary>
    [GeneratedRegex("^/media/(p/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/[a-z0-9-]{1,60}\\.(jpg|png)$", RegexOptions.NonBacktracking)]
    private static partial Regex OwnPicture();

    [GeneratedRegex("^[0-9]{1,4}$", RegexOptions.NonBacktracking)]
    private static partial Regex Points();

    [GeneratedRegex("^[A-Za-z0-9-]{1,16}$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("^w[0-9_]{1,60}$", RegexOptions.NonBacktracking)]
    private static partial Regex ColumnClass();
}
