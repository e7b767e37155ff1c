using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>Writes the body of a page: whatever people wrote is text, never a tag.</summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.Thai, UnicodeRanges.GeneralPunctuation);

    private readonly StringBuilder _text = new();

    /// <summary>Of our own making only.</summary>
    public Markup Raw(string html)
    {
        _text.Append(html);
        return this;
    }

    public Markup Text(string text)
    {
        _text.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>An element with text in it; nothing when the text is empty.</summary>
    public Markup Element(string name, string text, string attributes = "") =>
        text.Length == 0 ? this : Raw(attributes.Length == 0 ? $"<{name}>" : $"<{name} {attributes}>").Text(text).Raw($"</{name}>");

    /// <summary>A line of a list of terms; nothing when there is nothing to say.</summary>
    public Markup Term(string term, string text) => text.Length == 0 ? this : Raw("<div>").Element("dt", term).Element("dd", text).Raw("</div>");

    /// <summary>Many lines as they were written, a paragraph each.</summary>
    public Markup Paragraphs(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Element("p", line);
        }

        return this;
    }

    public static string Attribute(string text) => Encoder.Encode(text);

    public override string ToString() => _text.ToString();
}
