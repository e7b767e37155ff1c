using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Prongsai.Documents.Papers;

/// <summary>A QR of an address: as lines in a page (sharp at any size), as PNG in a Word file.</summary>
internal static class QrPicture
{
    public static string Svg(string address)
    {
        using var data = Data(address);
        var rows = data.ModuleMatrix;
        var first = rows.FindIndex(row => row.Cast<bool>().Any(dark => dark));
        var size = rows.Count - (2 * first);
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            Row(path, rows[first + y], first, size, y);
        }

        // One module of quiet at each side is drawn; the white of the paper around gives the other three.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg role=\"img\" aria-label=\"คิวอาร์โค้ดสำหรับตรวจสอบเอกสาร\" viewBox=\"-1 -1 {size + 2} {size + 2}\"><path d=\"{path}\"/></svg>");
    }

    /// <summary>A picture of its own, as a data address.</summary>
    public static string File(string text, double sizeMm) =>
        "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg(text).Replace(
            "<svg ", string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{sizeMm}mm\" height=\"{sizeMm}mm\" "), StringComparison.Ordinal)));

    public static Picture Png(string address)
    {
        using var data = Data(address);
        using var code = new PngByteQRCode(data);
        return new Picture("image/png", code.GetGraphic(6));
    }

    /// <summary>Dark runs of a row as one rectangle each.</summary>
    private static void Row(StringBuilder path, BitArray row, int first, int size, int y)
    {
        for (var x = 0; x < size; x++)
        {
            var from = x;
            while (x < size && row[first + x])
            {
                x++;
            }

            if (x > from)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }
    }

    /// <summary>Level M bears a fold or a stain of 15 %.</summary>
    private static QRCodeData Data(string address)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
    }
}
