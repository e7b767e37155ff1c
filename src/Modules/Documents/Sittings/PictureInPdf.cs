using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Prongsai.Platform.Files;

namespace Prongsai.Documents.Sittings;

/// <summary>A picture as the only page of a PDF, its points untouched: so the program that draws pages can draw it at other sizes.</summary>
internal static class PictureInPdf
{
    private const double LongSide = 842;

    /// <summary>Null for what a PDF cannot carry as it is: a damaged picture, a PNG with transparency or in passes.</summary>
    public static byte[]? Of(byte[] picture)
    {
        if (BarePicture.Of(picture) is not { } bare || Picture.Read(bare) is not { } size || Stream(bare, size) is not { } image)
        {
            return null;
        }

        var scale = LongSide / Math.Max(size.Width, size.Height);
        var (wide, high) = (Number(size.Width * scale), Number(size.Height * scale));
        var draw = $"{wide} 0 0 {high} 0 0 cm /P Do";
        using var pdf = new MemoryStream();
        var places = new List<long>();
        Write(pdf, "%PDF-1.4\n");
        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>");
        Add($"<</Length {draw.Length}>>stream\n{draw}\nendstream");
        places.Add(pdf.Length);
        Write(pdf, string.Create(CultureInfo.InvariantCulture, $"5 0 obj<</Type/XObject/Subtype/Image/Width {size.Width}/Height {size.Height}/Length {image.Data.Length}{image.Kind}>>stream\n"));
        pdf.Write(image.Data);
        Write(pdf, "\nendstream endobj\n");
        var table = pdf.Length;
        Write(pdf, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n"));
        places.ForEach(place => Write(pdf, place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n"));
        Write(pdf, string.Create(CultureInfo.InvariantCulture, $"trailer<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"));
        return pdf.ToArray();

        void Add(string body)
        {
            places.Add(pdf.Length);
            Write(pdf, string.Create(CultureInfo.InvariantCulture, $"{places.Count} 0 obj{body}endobj\n"));
        }
    }

    /// <summary>Both formats pack their points as PDF does.</summary>
    private static (byte[] Data, string Kind)? Stream(byte[] bare, Picture size) => size.ContentType == "image/jpeg" ? Jpeg(bare) : Png(bare, size.Width);

    private static (byte[], string)? Jpeg(byte[] bare)
    {
        for (var at = 2; at + 9 < bare.Length; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bare.AsSpan(at + 2)))
        {
            if (bare[at + 1] is >= 0xC0 and <= 0xC2)
            {
                return bare[at + 9] switch
                {
                    1 => (bare, "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode"),
                    3 => (bare, "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"),
                    _ => null,
                };
            }
        }

        return null;
    }

    private static (byte[], string)? Png(byte[] bare, int width)
    {
        var (bits, colours, passes) = (bare[24], bare[25], bare[28]);
        if (passes != 0 || bits == 16 || colours is not (0 or 2 or 3))
        {
            return null;
        }

        using var points = new MemoryStream();
        var palette = "";
        for (var at = 8; at < bare.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(bare.AsSpan(at));
            var (kind, data) = (Encoding.ASCII.GetString(bare, at + 4, 4), bare.AsMemory(at + 8, length));
            palette = kind == "PLTE" ? Convert.ToHexString(data.Span) : palette;
            if (kind == "IDAT")
            {
                points.Write(data.Span);
            }

            at += 12 + length;
        }

        var space = colours switch { 0 => "/DeviceGray", 2 => "/DeviceRGB", _ => $"[/Indexed/DeviceRGB {(palette.Length / 6) - 1}<{palette}>]" };
        return (points.ToArray(), $"/ColorSpace {space}/BitsPerComponent {bits}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {(colours == 2 ? 3 : 1)}/BitsPerComponent {bits}/Columns {width}>>");
    }

    private static void Write(MemoryStream pdf, string text) => pdf.Write(Encoding.ASCII.GetBytes(text));

    private static string Number(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
