using AngleSharp.Html.Parser;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Publications;

/// <param name="Id">e.g. "e1".</param>
internal sealed record PagePart(string Id, string Title);

/// <summary>Finds the parts of a page that <see cref="PaperHtml"/> let keep an id.</summary>
internal static class PageParts
{
    private const int Most = 40;

    public static IReadOnlyList<PagePart> Of(string body)
    {
        if (!body.Contains(" id=\"e", StringComparison.Ordinal))
        {
            return [];
        }

        var document = new HtmlParser().ParseDocument("<body></body>");
        document.Body!.InnerHtml = body;
        return
        [
            .. document.Body.QuerySelectorAll("h2[id], h3[id], section[id]")
                .Select(part => new PagePart(part.Id!, ThaiText.Clean((part.LocalName == "section" ? part.QuerySelector("h2, h3, h4")?.TextContent : part.TextContent) ?? "")))
                .Where(part => part.Title.Length > 0).DistinctBy(part => part.Id).Take(Most),
        ];
    }
}
