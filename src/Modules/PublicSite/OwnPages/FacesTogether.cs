using System.Text.RegularExpressions;
using Prongsai.Agency.Contracts;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>
/// The pictures of people on a page as views of one sheet. Done when the page is drawn, not when it is written: what a publication keeps is each
/// picture by its own address.
/// </summary>
internal static partial class FacesTogether
{
    public static string Of(string html)
    {
        var faces = Pictures().Matches(html).Select(m => Guid.Parse(m.Groups[1].ValueSpan)).Distinct().Take(FaceSheet.Most).ToList();
        if (faces.Count == 0)
        {
            return html;
        }

        var sheet = FaceSheet.PathOf(faces);
        return Pictures().Replace(html, m => faces.IndexOf(Guid.Parse(m.Groups[1].ValueSpan)) is var place and >= 0 ? $"<img src=\"{FaceSheet.Face(sheet, place)}\"" : m.Value);
    }

    [GeneratedRegex("<img src=\"/media/p/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/photo\\.(?:jpg|png)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Pictures();
}
