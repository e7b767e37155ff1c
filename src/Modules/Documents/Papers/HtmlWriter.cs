using System.Globalization;

namespace Prongsai.Documents.Papers;

/// <summary>
/// The paper as HTML: what Chromium prints, what the preview shows, and (as a fragment) what the public page holds.
/// One writer for the three, so that they cannot differ.
/// </summary>
internal static class HtmlWriter
{
    /// <summary>A whole page that stands alone: fonts inside, no reference to anything.</summary>
    public static string ToPrint(Paper paper) =>
        Page(paper, "<style>" + PaperStyle.Fonts(file => "data:font/ttf;base64," + Convert.ToBase64String(Embedded.Bytes(file))) + PaperStyle.Of(paper) + "</style>");

    /// <summary>
    /// To be signed with ink: every page carries the QR by which its scan finds back to the paper, in the corner of the two wider margins, at least 4 mm
    /// from the edge, where printers do not reach.
    /// </summary>
    public static string ToSign(Paper paper, string code) =>
        ToPrint(paper).Replace("</head><body>", "<style>@page{@bottom-left-corner{vertical-align:top;content:url(\"" + QrPicture.File(code, 12) + "\")}}</style></head><body>", StringComparison.Ordinal);

    /// <summary>The same page for a frame on screen: its style comes by address, because no page of ours may carry any.</summary>
    public static string ToPreview(Paper paper) =>
        Page(paper, "<link rel=\"stylesheet\" href=\"" + PaperStyle.Address(paper).Replace("&", "&amp;", StringComparison.Ordinal) + "\">");

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
        HtmlLetter.Secrecy(html, paper.Secrecy);
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
}
