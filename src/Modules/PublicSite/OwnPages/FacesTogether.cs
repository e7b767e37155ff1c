using System.Text.RegularExpressions;
using Prongsai.Agency.Contracts;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>
/// The pictures of people on a page as views of one sheet. Done when the page is drawn, not when it is written: what a publication keeps is each
/// picture by its own address.
/// </summary>
internal static partial class FacesTogether
{
    /// <summary>Pictures beyond one sheet stand further down the page and are on sheets of their own, which come when somebody scrolls there.</summary>
    public static string Of(string html)
    {
        var faces = Pictures().Matches(html).Select(m => Guid.Parse(m.Groups[1].ValueSpan)).Distinct().ToList();
        var sheets = faces.Chunk(FaceSheet.Most).Select(FaceSheet.PathOf).ToList();
        return faces.Count == 0 ? html : Pictures().Replace(html, m =>
        {
            var (sheet, place) = Math.DivRem(faces.IndexOf(Guid.Parse(m.Groups[1].ValueSpan)), FaceSheet.Most);
            return $"<img src=\"{FaceSheet.Face(sheets[sheet], place)}\"";
        });
    }

    [GeneratedRegex("<img src=\"/media/p/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/photo\\.(?:jpg|png)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Pictures();
}
