using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Search;

/// <summary>A public page as the search knows it.</summary>
/// <param name="Key">Its own for ever, e.g. "item:2568:O28", "news:…", "about:structure".</param>
/// <param name="Path">From the root of the site; may carry an anchor.</param>
/// <param name="Body">Plain text: see <see cref="OfHtml"/>.</param>
/// <param name="At">UTC, of the publication: the newest of equals is found first.</param>
/// <param name="Files">Plain text of its files: found after what stands on the page itself. Null: as it was, when <paramref name="At"/> is.</param>
internal sealed record SiteText(string Key, string Path, string Title, string Body, DateTime At, string? Files = null)
{
    /// <summary>For a page that says what is so now.</summary>
    public static readonly DateTime NoDate = DateTime.UnixEpoch;

    /// <summary>Its files, kept as blobs: they are read after the commit (PDF, Word, Excel), and their text comes into <see cref="Files"/>.</summary>
    public IReadOnlyList<Guid> FileIds { get; init; } = [];

    /// <summary>More of one page is not looked at.</summary>
    public const int MostCharacters = 400_000;

    /// <summary>What a reader sees of a page that was cleaned by <see cref="Publications.PaperHtml"/>, each block on a line.</summary>
    public static string OfHtml(string html)
    {
        var document = new HtmlParser().ParseDocument("<body></body>");
        document.Body!.InnerHtml = html;
        var text = new StringBuilder(html.Length);
        foreach (var node in document.Body.Descendants())
        {
            if (node is IText words)
            {
                text.Append(words.Data);
            }
            else if (node is IElement { LocalName: not ("a" or "b" or "strong" or "u" or "sup" or "sub" or "span" or "bdi" or "wbr") })
            {
                text.Append('\n');
            }
        }

        return Bounded(text.ToString());
    }

    /// <summary>PostgreSQL keeps microseconds.</summary>
    public static bool IsSame(DateTime one, DateTime other) => (one - other).Duration() < TimeSpan.FromMilliseconds(1);

    public static string Bounded(string text) => ThaiText.Clean(text.Length > MostCharacters ? text[..MostCharacters] : text);
}
