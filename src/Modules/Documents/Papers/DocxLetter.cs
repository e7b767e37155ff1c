using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Prongsai.Documents.Papers;

/// <summary>The blocks of letters, certificates, minutes and reports as paragraphs and tables of Word.</summary>
internal static class DocxLetter
{
    /// <summary>Where the office of a letter starts: right of the emblem's foot.</summary>
    private const double OfficeMm = 95;

    public static IEnumerable<OpenXmlElement> Of(DocxParts parts, Section section, Block block) => block switch
    {
        LetterHead head => Head(parts, head),
        LetterDate date => [DocxBlocks.Spaced(DocxRuns.Paragraph("Middle", date.Text), 120)],
        Closing closing => [DocxBlocks.Spaced(DocxRuns.Paragraph("Middle", closing.Text), 240)],
        LetterFoot foot => foot.Lines.Select((line, i) => DocxBlocks.Spaced(DocxRuns.Paragraph("Normal", line), i == 0 ? 480 : 0)),
        Resolution resolution => [DocxRuns.Paragraph("PaperBody", [.. DocxRuns.Plain(resolution.Label, "Strong"), .. DocxRuns.Plain("  " + resolution.Text)])],
        PhotoRoom photo => Photo(photo),
        Cover cover => CoverOf(parts, cover),
        Contents contents => ContentsOf(contents, Sheet.TextWidthMm(section)),
        Verification verification => [Verify(parts, verification)],
        _ => throw new NotSupportedException(block.GetType().Name),
    };

    private static IEnumerable<OpenXmlElement> Head(DocxParts parts, LetterHead head)
    {
        yield return DocxBlocks.Room([.. parts.Emblem(30)], 30);
        if (head.Urgency.Length > 0)
        {
            yield return DocxRuns.Paragraph("Urgency", head.Urgency);
        }

        var number = head.Number.Length > 0 ? head.Number : new string('.', 30);
        yield return DocxTable.Pair(
            OfficeMm,
            [DocxRuns.Paragraph("Normal", $"{head.Label} {number}")],
            head.Office.DefaultIfEmpty("").Select(line => DocxRuns.Paragraph("Normal", line)));
        yield return DocxRuns.Sliver();
    }

    private static IEnumerable<OpenXmlElement> Photo(PhotoRoom photo) =>
    [
        DocxBlocks.Spaced(DocxRuns.Paragraph("Normal", "รูปถ่าย (ถ้ามี)"), 480),
        DocxBlocks.Spaced(DocxRuns.Paragraph("Normal", photo.Caption), 960),
    ];

    private static IEnumerable<OpenXmlElement> CoverOf(DocxParts parts, Cover cover)
    {
        yield return DocxBlocks.Room([.. parts.Emblem(30)], 30);
        yield return DocxBlocks.Spaced(DocxRuns.Paragraph("CoverTitle", string.Join('\n', cover.Lines)), 2400);
        for (var i = 0; i < cover.Foot.Count; i++)
        {
            yield return DocxBlocks.Spaced(DocxRuns.Paragraph("CoverFoot", cover.Foot[i]), i == 0 ? 4800 : 0);
        }
    }

    private static IEnumerable<OpenXmlElement> ContentsOf(Contents contents, double widthMm)
    {
        yield return DocxRuns.Paragraph("Heading1", contents.Heading);
        foreach (var line in contents.Lines)
        {
            var page = line.Page > 0 ? line.Page.ToString(CultureInfo.InvariantCulture) : "";
            var paragraph = DocxRuns.Paragraph("Normal", [.. DocxRuns.Plain(line.Text), DocxRuns.Tab(), .. DocxRuns.Plain(page)]);
            paragraph.ParagraphProperties!.Append(new Tabs(new TabStop
            {
                Val = TabStopValues.Right,
                Leader = TabStopLeaderCharValues.Dot,
                Position = DocxStyles.Twips(widthMm),
            }));
            yield return paragraph;
        }
    }

    private static Paragraph Verify(DocxParts parts, Verification verification) => DocxBlocks.Spaced(
        DocxRuns.Paragraph("Normal",
        [
            .. parts.Picture(QrPicture.Png(verification.Address), 20, "คิวอาร์โค้ดสำหรับตรวจสอบเอกสาร"),
            .. DocxRuns.Plain(" ตรวจสอบเอกสารฉบับนี้ได้ที่ ", "Small"), .. DocxRuns.Address(verification.Address, "Small"),
        ]),
        240);
}
