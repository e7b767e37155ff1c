using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Prongsai.Disclosure.Evidences;

namespace Prongsai.Disclosure.Publishing;

/// <summary>The page of an item: each element under a heading of its own that can be linked to, with what proves it.</summary>
internal static partial class ItemHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="content">Elements and proofs.</param>
    /// <param name="fileHref">Where the public finds a file; a fragment for the publisher to fill, or a page of the staff.</param>
    public static string Write(ItemContent content, Func<ContentProof, string> fileHref)
    {
        var html = new StringBuilder();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in content.Elements)
        {
            html.Append("<section id=\"e").Append(element.Number).Append("\"><h2>").Append(element.Number).Append(". ").Append(E(element.Text)).Append("</h2>");
            if (element.NotAsked)
            {
                html.Append("<p>ไม่ใช้กับหน่วยงานนี้: ").Append(E(element.Note)).Append("</p>");
            }

            if (element.Proofs.Count > 0)
            {
                html.Append("<ul>");
                foreach (var proof in element.Proofs)
                {
                    html.Append("<li><a href=\"").Append(E(proof.Kind == EvidenceKind.File ? fileHref(proof) : proof.Address)).Append("\">").Append(E(proof.Title)).Append("</a>");
                    if (proof.Covers.Length > 0)
                    {
                        html.Append(" ข้อมูลช่วง ").Append(E(proof.Covers));
                    }

                    html.Append("</li>");
                }

                html.Append("</ul>");
            }

            foreach (var proof in element.Proofs.Where(p => p.Kind == EvidenceKind.Page && shown.Add(p.Address)))
            {
                html.Append(Under(proof.Body));
            }

            html.Append("</section>");
        }

        return html.ToString();
    }

    // Under the heading of the element, and without anchors of its own: those of the item are the elements.
    private static string Under(string body) => Anchors().Replace(
        body.Replace("<h4", "<h5", StringComparison.Ordinal).Replace("</h4>", "</h5>", StringComparison.Ordinal).Replace("<h3", "<h4", StringComparison.Ordinal).Replace("</h3>", "</h4>", StringComparison.Ordinal)
            .Replace("<h2", "<h3", StringComparison.Ordinal).Replace("</h2>", "</h3>", StringComparison.Ordinal), "");

    [GeneratedRegex(" id=\"e[0-9]{1,2}\"", RegexOptions.NonBacktracking)]
    private static partial Regex Anchors();

    private static string E(string text) => Encoder.Encode(text);
}
