using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace Prongsai.Documents.Papers;

/// <summary>
/// The paper as HTML: what Chromium prints, what the preview shows, and (as a fragment) what the public page holds.
/// One writer for the three, so that they cannot differ.
/// </summary>
internal static class HtmlWriter
{
    /// <summary>A whole page that stands alone: fonts inside, no reference to anything.</summary>
    public static string ToPrint(Paper paper) =>
        Page(paper, "<style>" + FontFaces(file => "data:font/ttf;base64," + Convert.ToBase64String(Embedded.Bytes(file))) + Styles(paper) + "</style>");

    /// <summary>The same page for a frame on screen.</summary>
    /// <param name="fontFolder">Path that serves the fonts, ending with a slash.</param>
    /// <param name="nonce">What the page's own content security policy allows its style by.</param>
    public static string ToPreview(Paper paper, string fontFolder, string nonce) =>
        Page(paper, $"<style nonce=\"{HtmlEncoder.Default.Encode(nonce)}\">" + FontFaces(file => fontFolder + file) + Styles(paper) + "</style>");

    /// <summary>Body only, with classes and without style, for a public page that brings its own. Headings start at h2.</summary>
    public static string ToFragment(Paper paper)
    {
        var html = new HtmlText(new KeepTogether(paper.Names), fragment: true);
        foreach (var section in paper.Sections)
        {
            html.Raw("<div class=\"paper\">");
            Blocks(html, paper, section);
            html.Raw("</div>");
        }

        return html.ToString();
    }

    private static string Page(Paper paper, string style)
    {
        var html = new HtmlText(new KeepTogether(paper.Names), fragment: false);
        html.Raw("<!doctype html><html lang=\"th\"><head><meta charset=\"utf-8\"><title>").Plain(paper.Title).Raw("</title>").Raw(style).Raw("</head><body>");
        for (var i = 0; i < paper.Sections.Count; i++)
        {
            html.Raw(string.Create(CultureInfo.InvariantCulture, $"<section class=\"s{i}\">"));
            Blocks(html, paper, paper.Sections[i]);
            html.Raw("</section>");
        }

        return html.Raw("</body></html>").ToString();
    }

    private static void Blocks(HtmlText html, Paper paper, Section section)
    {
        html.WidthMm = Sheet.TextWidthMm(section);
        foreach (var block in section.Blocks)
        {
            HtmlBlocks.Write(html, paper, block);
        }
    }

    private static string FontFaces(Func<string, string> url) => new StringBuilder()
        .Append("@font-face{font-family:'Saraban';font-weight:400;src:url('").Append(url("Saraban-Regular.ttf")).Append("')}")
        .Append("@font-face{font-family:'Saraban';font-weight:700;src:url('").Append(url("Saraban-Bold.ttf")).Append("')}")
        .ToString();

    private static string Styles(Paper paper)
    {
        var css = new StringBuilder(Embedded.Text("print.css"));
        for (var i = 0; i < paper.Sections.Count; i++)
        {
            Sheet.WriteCss(css, paper.Sections[i], i);
        }

        return css.ToString();
    }
}
