using System.Net;
using System.Text.RegularExpressions;

namespace Prongsai.Documents.Papers;

/// <summary>A paper as lines of text, in the order in which it is read: for comparing two of them.</summary>
internal static class PlainText
{
    private static readonly Regex LineEnds = new("</(?:p|td|th|h[1-6]|li|dt|dd|div|tr|caption)>|<br ?/?>", RegexOptions.NonBacktracking);
    private static readonly Regex Tags = new("<[^>]*>", RegexOptions.NonBacktracking);

    public static IReadOnlyList<string> Of(Paper paper)
    {
        var text = WebUtility.HtmlDecode(Tags.Replace(LineEnds.Replace(HtmlWriter.ToFragment(paper), "\n"), "")).Replace('\u00a0', ' ');
        return text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
