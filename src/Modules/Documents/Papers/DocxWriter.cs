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
            foreach (var element in Blocks(parts, section))
            {
                yield return element;
            }

            var properties = Properties(parts, section, paper.Secrecy, first: i == 0);
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

    /// <summary>What is written from one field stands inside a bookmark of its name, "field_" with the key and a running number: edited text finds its way back by it.</summary>
    private static IEnumerable<OpenXmlElement> Blocks(DocxParts parts, Section section)
    {
        for (var i = 0; i < section.Blocks.Count; i++)
        {
            var block = section.Blocks[i];
            var (opens, closes) = (block.Field is not null && (i == 0 || section.Blocks[i - 1].Field != block.Field),
                block.Field is not null && (i == section.Blocks.Count - 1 || section.Blocks[i + 1].Field != block.Field));
            var id = opens ? parts.NextBookmark() : parts.Bookmark;
            if (opens)
            {
                yield return new BookmarkStart { Id = id, Name = $"field_{block.Field}_{id}" };
            }

            foreach (var element in DocxBlocks.Of(parts, section, block))
            {
                yield return element;
            }

            if (closes)
            {
                yield return new BookmarkEnd { Id = id };
            }
        }
    }

    private static SectionProperties Properties(DocxParts parts, Section section, string secrecy, bool first)
    {
        // Page 2 on starts at 2.5 cm because the space under its number pushes the text down; the first page starts where the emblem does.
        var properties = new SectionProperties();
        IEnumerable<Paragraph> Secret() => secrecy.Length > 0 ? [DocxRuns.Paragraph("Secrecy", secrecy)] : [];
        IEnumerable<Paragraph> Number() => section.Numbers == PageNumbers.Dashes
            ? [DocxRuns.Paragraph("PageNumber", [.. DocxRuns.Plain("- "), .. DocxRuns.Field("PAGE"), .. DocxRuns.Plain(" -")])]
            : [DocxRuns.Sliver()];
        IEnumerable<Paragraph> Foot() => section.Numbers == PageNumbers.OfTotal ? [OfTotal(), .. Secret()] : Secret();

        properties.Append(parts.Header([.. Secret(), .. Number()], HeaderFooterValues.Default));
        if (first)
        {
            properties.Append(parts.Header([.. Secret(), DocxRuns.Sliver()], HeaderFooterValues.First));
        }

        if (Foot().Any())
        {
            properties.Append(parts.Footer(Foot(), HeaderFooterValues.Default));
            if (first)
            {
                properties.Append(parts.Footer(Foot(), HeaderFooterValues.First));
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

    private static Paragraph OfTotal()
    {
        var foot = DocxRuns.Paragraph("TableText", [.. DocxRuns.Plain("หน้า "), .. DocxRuns.Field("PAGE"), .. DocxRuns.Plain(" / "), .. DocxRuns.Field("NUMPAGES")]);
        foot.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
        return foot;
    }

    private static CustomDocumentProperty Property(int id, string name, string value) => new(new VTLPWSTR(value))
    {
        FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
        PropertyId = id,
        Name = name,
    };
}
