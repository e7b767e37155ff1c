using System.Globalization;

namespace Prongsai.Documents.Papers;

/// <summary>One block as HTML. The classes are print.css on paper and the public style sheet on a page.</summary>
internal static class HtmlBlocks
{
    public static void Write(HtmlText html, Paper paper, Block block)
    {
        switch (block)
        {
            case MemoHead head:
                html.Raw("<div class=\"memo\">");
                Emblem(html, paper);
                Element(html, Top(html), "", head.Text);
                HtmlLetter.Urgency(html, head.Urgency);
                html.Raw("</div>");
                break;
            case Crest:
                html.Raw("<div class=\"crest\">");
                Emblem(html, paper);
                html.Raw("</div>");
                break;
            case Title title:
                TitleOf(html, title);
                break;
            case FieldLine line:
                html.Raw("<div class=\"fields\">");
                foreach (var field in line.Fields)
                {
                    html.Raw("<p class=\"field\"><b>").Text(field.Label).Raw("</b> <span class=\"dots\">").Text(field.Text).Raw("</span></p>");
                }

                html.Raw("</div>");
                break;
            case Address address:
                // The subject of a letter is its heading.
                var name = html.HasTop ? "p" : Top(html);
                html.Raw($"<{name} class=\"address\"><b>").Text(address.Label).Raw("</b> <span>").Text(address.Text).Raw($"</span></{name}>");
                break;
            case Heading heading:
                Element(html, Second(html), heading.Indented ? "head in" : "head", heading.Text);
                break;
            case Body body:
                Element(html, "p", "body", body.Text);
                break;
            case DateLine date:
                Element(html, "p", "date", date.Text);
                break;
            case Signature signature:
                Sign(html, signature);
                break;
            case Opinions opinions:
                OpinionsOf(html, opinions);
                break;
            case Committee committee:
                CommitteeOf(html, committee);
                break;
            case Table table:
                HtmlTable.Write(html, table);
                break;
            case PageBreak:
                html.Raw(html.Fragment ? "<hr>" : "<div class=\"break\"></div>");
                break;
            default:
                HtmlLetter.Write(html, paper, block);
                break;
        }
    }

    public static string Top(HtmlText html)
    {
        var name = (html.Fragment, html.HasTop) switch { (true, true) => "h3", (false, false) => "h1", _ => "h2" };
        html.HasTop = true;
        return name;
    }

    public static string Second(HtmlText html) => html.Fragment ? "h3" : "h2";

    public static HtmlText Element(HtmlText html, string name, string css, string text) =>
        html.Raw(css.Length == 0 ? $"<{name}>" : $"<{name} class=\"{css}\">").Text(text).Raw($"</{name}>");

    public static void Emblem(HtmlText html, Paper paper)
    {
        if (paper.Emblem is { } emblem && !html.Fragment)
        {
            Picture(html, emblem, "ตราครุฑ");
        }
    }

    private static void Picture(HtmlText html, Picture picture, string name) =>
        html.Raw("<img alt=\"").Plain(name).Raw("\" src=\"data:").Plain(picture.ContentType).Raw(";base64,").Raw(Convert.ToBase64String(picture.Bytes)).Raw("\">");

    private static void TitleOf(HtmlText html, Title title)
    {
        var name = Top(html);
        html.Raw($"<{name} class=\"title\">");
        for (var i = 0; i < title.Lines.Count; i++)
        {
            html.Raw(i > 0 ? "<br>" : "").Text(title.Lines[i]);
        }

        html.Raw($"</{name}>").Raw(title.Ornament ? "<div class=\"ornament\"></div>" : "");
    }

    /// <summary>Ink needs a line or three empty ones above the name; a picture takes their place, a stamp needs neither.</summary>
    private static void Sign(HtmlText html, Signature signature)
    {
        var open = signature.Hand is null && signature.Stamp.Length == 0;
        html.Raw(open && signature.Lead.Length == 0 ? "<div class=\"sign ink\">" : "<div class=\"sign\">");
        if (!html.Fragment && open && signature.Lead.Length > 0)
        {
            html.Raw("<div class=\"line\">").Text(signature.Lead).Raw("<span></span></div>");
        }

        if (!html.Fragment && signature.Hand is { } hand)
        {
            html.Raw("<p>");
            Picture(html, hand, "ลายมือชื่อ");
            html.Raw("</p>");
        }

        html.Raw("<p>(").Text(signature.Name.Length > 0 ? signature.Name : new string('.', 40)).Raw(")</p>");
        foreach (var line in signature.Lines)
        {
            Element(html, "p", "", line);
        }

        if (signature.Stamp.Length > 0)
        {
            Element(html, "p", "stamp", signature.Stamp);
        }

        html.Raw("</div>");
    }

    private static void OpinionsOf(HtmlText html, Opinions opinions)
    {
        var width = html.WidthMm;
        html.WidthMm = opinions.Grid ? width / 2 : width;
        html.Raw(opinions.Grid ? "<div class=\"grid\">" : "<div>");
        foreach (var opinion in opinions.Items)
        {
            html.Raw("<div class=\"opinion\">");
            Element(html, Second(html), "", opinion.Heading);
            if (opinion.Word.Length + opinion.Text.Length > 0)
            {
                Element(html, "p", "said", Said(opinion));
            }
            else
            {
                html.Raw(html.Fragment ? "" : "<div class=\"room\"></div>");
            }

            Sign(html, opinion.Signature);
            html.Raw("</div>");
        }

        html.Raw("</div>");
        html.WidthMm = width;
    }

    /// <summary>"- เห็นชอบ และให้เผยแพร่": the word first, then what was added.</summary>
    public static string Said(Opinion opinion) => "- " + string.Join(' ', new[] { opinion.Word, opinion.Text }.Where(part => part.Length > 0));

    private static void CommitteeOf(HtmlText html, Committee committee)
    {
        html.Raw("<table class=\"committee w360_400_240\"><colgroup><col><col><col></colgroup><tbody>");
        for (var i = 0; i < committee.Members.Count; i++)
        {
            var member = committee.Members[i];
            html.Raw("<tr><td>").Text(string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {member.Name}"))
                .Raw("</td><td>").Text(member.Position).Raw("</td><td>").Text(member.Duty).Raw("</td></tr>");
        }

        html.Raw("</tbody></table>");
    }
}
