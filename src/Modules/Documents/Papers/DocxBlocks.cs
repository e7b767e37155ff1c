using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Prongsai.Documents.Papers;

/// <summary>One block as paragraphs and tables of Word.</summary>
internal static class DocxBlocks
{
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
        Signature signature => Sign(signature, inCell: false),
        Opinions opinions => OpinionsOf(opinions),
        Committee committee => [DocxTable.Committee(committee), DocxRuns.Sliver()],
        Table table => [DocxRuns.Sliver(), DocxTable.Ruled(table, Sheet.TextWidthMm(section)), DocxRuns.Sliver()],
        PageBreak => [new Paragraph(new Run(new Break { Type = BreakValues.Page }))],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    /// <summary>The signature of an opinion or of a paper: a line to sign on, the name in brackets, the position under it.</summary>
    public static IEnumerable<OpenXmlElement> Sign(Signature signature, bool inCell)
    {
        var name = signature.Name.Length > 0 ? signature.Name : new string('.', 40);
        List<string> lines = [$"({name})", .. signature.Lines];
        if (signature.Lead.Length > 0)
        {
            lines.Insert(0, signature.Lead + new string('.', 44));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var paragraph = Spaced(DocxRuns.Paragraph("Signature", lines[i]), i == 0 ? 480 : 0);
            if (inCell)
            {
                paragraph.ParagraphProperties!.Append(new Indentation { Left = "0" });
            }

            if (i == lines.Count - 1)
            {
                paragraph.ParagraphProperties!.InsertAfter(new KeepNext { Val = false }, paragraph.ParagraphProperties.ParagraphStyleId);
            }

            yield return paragraph;
        }
    }

    private static IEnumerable<OpenXmlElement> Memo(DocxParts parts, MemoHead head)
    {
        var emblem = parts.Emblem(15).ToList();
        if (emblem.Count == 0)
        {
            yield return Spaced(DocxRuns.Paragraph("MemoTitle", head.Text), 200);
            yield break;
        }

        yield return DocxTable.MemoHead(emblem, head.Text);
    }

    /// <summary>The emblem's room stays without the emblem: sheets with a printed one are in use.</summary>
    private static Paragraph Room(List<OpenXmlElement> emblem, double heightMm)
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

    private static IEnumerable<OpenXmlElement> OpinionsOf(Opinions opinions)
    {
        if (opinions.Grid)
        {
            return [DocxTable.OpinionGrid(opinions.Items), DocxRuns.Sliver()];
        }

        return opinions.Items.SelectMany(opinion => Opinion(opinion, inCell: false));
    }

    public static IEnumerable<OpenXmlElement> Opinion(Opinion opinion, bool inCell) =>
    [
        DocxRuns.Paragraph("Heading2", opinion.Heading),
        KeptWithNext(DocxRuns.Paragraph("Normal", new string('.', inCell ? 60 : 130))),
        .. Sign(opinion.Signature, inCell),
    ];

    private static Paragraph KeptWithNext(Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.Append(new KeepNext());
        return paragraph;
    }

    private static Paragraph Spaced(Paragraph paragraph, int before)
    {
        paragraph.ParagraphProperties!.Append(new SpacingBetweenLines
        {
            Before = before.ToString(CultureInfo.InvariantCulture),
            After = "0",
        });
        return paragraph;
    }
}
