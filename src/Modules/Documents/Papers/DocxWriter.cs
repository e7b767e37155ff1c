using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Prongsai.Documents.Papers;

/// <summary>The paper as an editable Word file. Lines and pages will fall a little differently from the PDF: Word breaks Thai by its own dictionary.</summary>
internal static class DocxWriter
{
    public static byte[] Write(Paper paper)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            package.PackageProperties.Title = DocxRuns.Allowed(paper.Title);
            package.PackageProperties.Language = "th-TH";
            var main = package.AddMainDocumentPart();
            DocxStyles.Add(main);
            main.Document = new Document(new W.Body(Blocks(new DocxParts(main, paper.Emblem), paper)));
            package.AddCustomFilePropertiesPart().Properties = new Properties(
                Property(2, "title", DocxRuns.Allowed(paper.Title)), Property(3, "lang", "th"));
        }

        return file.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Blocks(DocxParts parts, Paper paper)
    {
        for (var i = 0; i < paper.Sections.Count; i++)
        {
            var section = paper.Sections[i];
            foreach (var element in section.Blocks.SelectMany(block => DocxBlocks.Of(parts, section, block)))
            {
                yield return element;
            }

            var properties = Properties(parts, section, first: i == 0);
            if (i < paper.Sections.Count - 1)
            {
                var end = DocxRuns.Sliver();
                end.ParagraphProperties!.Append(properties);
                yield return end;
            }
            else
            {
                yield return properties;
            }
        }
    }

    private static SectionProperties Properties(DocxParts parts, Section section, bool first)
    {
        // Page 2 on starts at 2.5 cm because the space under its number pushes the text down; the first page starts where the emblem does.
        var properties = new SectionProperties();
        if (section.Numbers == PageNumbers.Dashes)
        {
            properties.Append(parts.Header(DocxRuns.Paragraph("PageNumber", [.. DocxRuns.Plain("- "), .. DocxRuns.Field("PAGE"), .. DocxRuns.Plain(" -")]), HeaderFooterValues.Default));
        }
        else
        {
            properties.Append(parts.Header(DocxRuns.Sliver(), HeaderFooterValues.Default));
        }

        if (first)
        {
            properties.Append(parts.Header(DocxRuns.Sliver(), HeaderFooterValues.First));
        }

        if (section.Numbers == PageNumbers.OfTotal)
        {
            var foot = DocxRuns.Paragraph("TableText", [.. DocxRuns.Plain("หน้า "), .. DocxRuns.Field("PAGE"), .. DocxRuns.Plain(" / "), .. DocxRuns.Field("NUMPAGES")]);
            foot.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
            properties.Append(parts.Footer(foot, HeaderFooterValues.Default));
            if (first)
            {
                properties.Append(parts.Footer((Paragraph)foot.CloneNode(deep: true), HeaderFooterValues.First));
            }
        }

        properties.Append(new SectionType { Val = SectionMarkValues.NextPage });
        properties.Append(section.Landscape
            ? new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape }
            : new PageSize { Width = 11906, Height = 16838 });
        var (top, right, bottom, left) = Sheet.Margins(section);
        properties.Append(new PageMargin
        {
            Top = DocxStyles.Twips(section.Crested ? Sheet.CrestTop : top),
            Bottom = DocxStyles.Twips(bottom),
            Left = (uint)DocxStyles.Twips(left),
            Right = (uint)DocxStyles.Twips(right),
            Header = (uint)DocxStyles.Twips(12),
            Footer = (uint)DocxStyles.Twips(8),
            Gutter = 0,
        });
        properties.Append(new PageNumberType { Format = NumberFormatValues.ThaiNumbers });
        if (first)
        {
            properties.Append(new TitlePage());
        }

        return properties;
    }

    private static CustomDocumentProperty Property(int id, string name, string value) => new(new VTLPWSTR(value))
    {
        FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
        PropertyId = id,
        Name = name,
    };
}
