using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Prongsai.Documents.Papers;

/// <summary>Parts of the package beside the text: headers, footers, the emblem.</summary>
internal sealed class DocxParts(MainDocumentPart main, Picture? emblem)
{
    private const long EmuPerMm = 36000;
    private uint pictures;
    private int bookmarks;

    /// <summary>Id of the bookmark that was opened last.</summary>
    public string Bookmark => bookmarks.ToString(CultureInfo.InvariantCulture);

    public string NextBookmark()
    {
        bookmarks++;
        return Bookmark;
    }

    public HeaderReference Header(IEnumerable<Paragraph> content, HeaderFooterValues where)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header(content);
        return new HeaderReference { Type = where, Id = main.GetIdOfPart(part) };
    }

    public FooterReference Footer(IEnumerable<Paragraph> content, HeaderFooterValues where)
    {
        var part = main.AddNewPart<FooterPart>();
        part.Footer = new Footer(content);
        return new FooterReference { Type = where, Id = main.GetIdOfPart(part) };
    }

    /// <summary>The emblem at a height, in the line; nothing when the agency has not uploaded one.</summary>
    public IEnumerable<OpenXmlElement> Emblem(double heightMm) => emblem is null ? [] : Picture(emblem, heightMm, "ตราครุฑ");

    /// <summary>A picture at a height, in the line; nothing when it is not what it says it is.</summary>
    public IEnumerable<OpenXmlElement> Picture(Picture picture, double heightMm, string name)
    {
        if (Size(picture) is not { } size)
        {
            yield break;
        }

        var part = main.AddImagePart(picture.ContentType == "image/png" ? ImagePartType.Png : ImagePartType.Jpeg);
        using (var bytes = new MemoryStream(picture.Bytes))
        {
            part.FeedData(bytes);
        }

        var height = (long)(heightMm * EmuPerMm);
        var width = height * size.Width / size.Height;
        yield return new Run(new Drawing(Inline(main.GetIdOfPart(part), width, height, name)));
    }

    private Wp.Inline Inline(string relation, long width, long height, string name)
    {
        pictures++;
        return new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.DocProperties { Id = pictures, Name = $"picture{pictures}", Description = name },
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = pictures, Name = $"picture{pictures}" }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = relation }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
    }

    /// <summary>Width and height from the header of the file; null when it is not what it says it is.</summary>
    private static (long Width, long Height)? Size(Picture picture)
    {
        var bytes = picture.Bytes;
        if (picture.ContentType == "image/png")
        {
            return bytes.Length > 24 && bytes.AsSpan(1, 3).SequenceEqual("PNG"u8) ? (Big(bytes, 16, 4), Big(bytes, 20, 4)) : null;
        }

        for (var i = 2; i + 9 < bytes.Length && bytes[i] == 0xFF; i += 2 + (int)Big(bytes, i + 2, 2))
        {
            if (bytes[i + 1] is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return (Big(bytes, i + 7, 2), Math.Max(1, Big(bytes, i + 5, 2)));
            }
        }

        return null;
    }

    private static long Big(byte[] bytes, int at, int count)
    {
        var value = 0L;
        for (var i = 0; i < count; i++)
        {
            value = (value << 8) | bytes[at + i];
        }

        return Math.Max(1, value);
    }
}
