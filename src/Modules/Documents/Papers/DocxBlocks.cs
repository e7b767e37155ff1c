using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Prongsai.Documents.Papers;

/// <summary>One block as paragraphs and tables of Word.</summary>
internal static class DocxBlocks
{
    /// <summary>Three empty lines of 21.3 pt above the name, in twentieths.</summary>
    private const int Ink = 1280;

    public static IEnumerable<OpenXmlElement> Of(DocxParts parts, Section section, Block block) => block switch
    {
        MemoHead head => Memo(parts, head),
        Crest => [Room(parts.Emblem(30).ToList(), 30)],
        Title title => TitleOf(title),
        FieldLine line => [Fields(line, Sheet.TextWidthMm(section))],
        Address address => [Spaced(DocxRuns.Paragraph("Normal", address.Label + "  " + address.Text), 120)],
        Heading heading => [DocxRuns.Paragraph(heading.Indented ? "MemoHeading" : "Heading2", heading.Text)],
        Body body => [DocxRuns.Paragraph("PaperBody", body.Text)],
        DateLine date => [DocxRuns.Paragraph("DateLine", date.Text)],
        Signature signature => Sign(parts, signature, inCell: false),
        Opinions opinions => OpinionsOf(parts, opinions),
        Committee committee => [DocxTable.Committee(committee), DocxRuns.Sliver()],
        Table table => [DocxRuns.Sliver(), DocxTable.Ruled(table, Sheet.TextWidthMm(section)), DocxRuns.Sliver()],
        PageBreak => [new Paragraph(new Run(new Break { Type = BreakValues.Page }))],
        _ => DocxLetter.Of(parts, section, block),
    };

    /// <summary>A line to sign on or the picture of the signature, the name in brackets, the capacity under it, the stamp.</summary>
    public static IEnumerable<OpenXmlElement> Sign(DocxParts parts, Signature signature, bool inCell)
    {
        var name = signature.Name.Length > 0 ? signature.Name : new string('.', 40);
        var open = signature.Hand is null && signature.Stamp.Length == 0;
        List<Paragraph> lines = [.. signature.Lines.Prepend($"({name})").Select(line => DocxRuns.Paragraph("Signature", line))];
        if (signature.Hand is { } hand)
        {
            lines.Insert(0, DocxRuns.Paragraph("Signature", parts.Picture(hand, 15, "ลายมือชื่อ")));
        }
        else if (open && signature.Lead.Length > 0)
        {
            lines.Insert(0, DocxRuns.Paragraph("Signature", signature.Lead + new string('.', 44)));
        }

        if (signature.Stamp.Length > 0)
        {
            lines.Add(DocxRuns.Paragraph("Signature", DocxRuns.Plain(signature.Stamp, "Small")));
        }

        Spaced(lines[0], open && signature.Lead.Length == 0 ? Ink : 480);
        foreach (var paragraph in lines)
        {
            if (inCell)
            {
                paragraph.ParagraphProperties!.Append(new Indentation { Left = "0" });
            }
        }

        lines[^1].ParagraphProperties!.InsertAfter(new KeepNext { Val = false }, lines[^1].ParagraphProperties!.ParagraphStyleId);
        return lines;
    }

    private static IEnumerable<OpenXmlElement> Memo(DocxParts parts, MemoHead head)
    {
        if (head.Urgency.Length > 0)
        {
            yield return DocxRuns.Paragraph("Urgency", head.Urgency);
        }

        var emblem = parts.Emblem(15).ToList();
        if (emblem.Count == 0)
        {
            yield return Spaced(DocxRuns.Paragraph("MemoTitle", head.Text), 200);
            yield break;
        }

        yield return DocxTable.MemoHead(emblem, head.Text);
    }

    /// <summary>The emblem's room stays without the emblem: sheets with a printed one are in use.</summary>
    public static Paragraph Room(List<OpenXmlElement> emblem, double heightMm)
    {
        var spacing = new SpacingBetweenLines { Before = "0", After = DocxStyles.Twips(4).ToString(CultureInfo.InvariantCulture) };
        if (emblem.Count == 0)
        {
            (spacing.Line, spacing.LineRule) = (DocxStyles.Twips(heightMm).ToString(CultureInfo.InvariantCulture), LineSpacingRuleValues.Exact);
        }

        return new Paragraph([new ParagraphProperties(spacing, new Justification { Val = JustificationValues.Center }), .. emblem]);
    }

    private static IEnumerable<OpenXmlElement> TitleOf(Title title)
    {
        yield return DocxRuns.Paragraph("Heading1", string.Join('\n', title.Lines));
        if (title.Ornament)
        {
            var rule = DocxRuns.Paragraph("Heading1", new string('.', 40));
            rule.ParagraphProperties!.Append(new OutlineLevel { Val = 9 });
            yield return rule;
        }
    }

    /// <summary>Labels with dotted leaders: a tab with dots runs from each value to the next label.</summary>
    private static Paragraph Fields(FieldLine line, double widthMm)
    {
        var tabs = new Tabs();
        var content = new List<OpenXmlElement>();
        for (var i = 0; i < line.Fields.Count; i++)
        {
            tabs.Append(new TabStop
            {
                Val = i == line.Fields.Count - 1 ? TabStopValues.Right : TabStopValues.Left,
                Leader = TabStopLeaderCharValues.Dot,
                Position = DocxStyles.Twips(widthMm * (i + 1) / line.Fields.Count),
            });
            content.AddRange(DocxRuns.Plain(line.Fields[i].Label, "FieldLabel"));
            content.AddRange(DocxRuns.Plain(" " + line.Fields[i].Text));
            content.Add(DocxRuns.Tab());
        }

        var paragraph = DocxRuns.Paragraph("FieldLine", content);
        paragraph.ParagraphProperties!.Append(tabs);
        return paragraph;
    }

    private static IEnumerable<OpenXmlElement> OpinionsOf(DocxParts parts, Opinions opinions)
    {
        if (opinions.Grid)
        {
            return [DocxTable.OpinionGrid(parts, opinions.Items), DocxRuns.Sliver()];
        }

        return opinions.Items.SelectMany(opinion => Opinion(parts, opinion, inCell: false));
    }

    public static IEnumerable<OpenXmlElement> Opinion(DocxParts parts, Opinion opinion, bool inCell) =>
    [
        DocxRuns.Paragraph("Heading2", opinion.Heading),
        KeptWithNext(DocxRuns.Paragraph(
            "Normal", opinion.Word.Length + opinion.Text.Length > 0 ? HtmlBlocks.Said(opinion) : new string('.', inCell ? 60 : 130))),
        .. Sign(parts, opinion.Signature, inCell),
    ];

    private static Paragraph KeptWithNext(Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.Append(new KeepNext());
        return paragraph;
    }

    public static Paragraph Spaced(Paragraph paragraph, int before)
    {
        paragraph.ParagraphProperties!.Append(new SpacingBetweenLines
        {
            Before = before.ToString(CultureInfo.InvariantCulture),
            After = "0",
        });
        return paragraph;
    }
}
