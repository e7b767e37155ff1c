using System.Globalization;

namespace Prongsai.Documents.Papers;

/// <summary>The blocks of letters, certificates, minutes and reports as HTML.</summary>
internal static class HtmlLetter
{
    public static void Write(HtmlText html, Paper paper, Block block)
    {
        switch (block)
        {
            case LetterHead head:
                Head(html, paper, head);
                break;
            case LetterDate date:
                HtmlBlocks.Element(html, "p", "mid date-of", date.Text);
                break;
            case Closing closing:
                HtmlBlocks.Element(html, "p", "mid closing", closing.Text);
                break;
            case LetterFoot foot:
                html.Raw("<div class=\"foot\">");
                foreach (var line in foot.Lines)
                {
                    HtmlBlocks.Element(html, "p", "", line);
                }

                html.Raw("</div>");
                break;
            case Resolution resolution:
                html.Raw("<p class=\"resolution\"><b>").Text(resolution.Label).Raw("</b> <span>").Text(resolution.Text).Raw("</span></p>");
                break;
            case PhotoRoom photo:
                html.Raw(html.Fragment ? "" : "<div class=\"photo\"><p>").Raw(html.Fragment ? "" : "รูปถ่าย<br>(ถ้ามี)</p></div>");
                HtmlBlocks.Element(html, "p", "holder", photo.Caption);
                break;
            case Cover cover:
                CoverOf(html, paper, cover);
                break;
            case Contents contents:
                ContentsOf(html, contents);
                break;
            case Verification verification:
                Verify(html, verification);
                break;
            default:
                throw new NotSupportedException(block.GetType().Name);
        }
    }

    public static void Urgency(HtmlText html, string urgency)
    {
        if (urgency.Length > 0)
        {
            HtmlBlocks.Element(html, "p", "urgent", urgency);
        }
    }

    /// <summary>On screen, once over the sheet; in print the margins of every page carry it (Sheet).</summary>
    public static void Secrecy(HtmlText html, string secrecy)
    {
        if (secrecy.Length > 0)
        {
            HtmlBlocks.Element(html, "div", "secret", secrecy);
        }
    }

    private static void Head(HtmlText html, Paper paper, LetterHead head)
    {
        html.Raw("<div class=\"letter\">");
        HtmlBlocks.Emblem(html, paper);
        Urgency(html, head.Urgency);
        html.Raw("<p class=\"no\">").Text(head.Label).Raw(" ").Text(head.Number.Length > 0 ? head.Number : new string('.', 30)).Raw("</p><div class=\"office\">");
        foreach (var line in head.Office)
        {
            HtmlBlocks.Element(html, "p", "", line);
        }

        html.Raw("</div></div>");
    }

    private static void CoverOf(HtmlText html, Paper paper, Cover cover)
    {
        html.Raw("<div class=\"cover\">");
        HtmlBlocks.Emblem(html, paper);
        var name = HtmlBlocks.Top(html);
        html.Raw($"<{name} class=\"title\">");
        for (var i = 0; i < cover.Lines.Count; i++)
        {
            html.Raw(i > 0 ? "<br>" : "").Text(cover.Lines[i]);
        }

        html.Raw($"</{name}><div class=\"under\">");
        foreach (var line in cover.Foot)
        {
            HtmlBlocks.Element(html, "p", "", line);
        }

        html.Raw("</div></div>");
    }

    private static void ContentsOf(HtmlText html, Contents contents)
    {
        HtmlBlocks.Element(html, HtmlBlocks.Second(html), "title", contents.Heading);
        html.Raw("<div class=\"contents\">");
        foreach (var line in contents.Lines)
        {
            html.Raw("<p><span class=\"what\">").Text(line.Text).Raw("</span><i></i><span>")
                .Text(line.Page > 0 ? line.Page.ToString(CultureInfo.InvariantCulture) : "").Raw("</span></p>");
        }

        html.Raw("</div>");
    }

    private static void Verify(HtmlText html, Verification verification)
    {
        html.Raw(verification.Beside switch
        {
            Beside.Signature => "<div class=\"verify left\"><div>",
            Beside.Foot => "<div class=\"verify right\"><div>",
            _ => "<div class=\"verify\"><div>",
        });
        if (!html.Fragment)
        {
            html.Raw(QrPicture.Svg(verification.Address));
        }

        html.Raw("<p>ตรวจสอบเอกสารฉบับนี้ได้ที่<br>").Address(verification.Address).Raw("</p></div></div>");
    }
}
