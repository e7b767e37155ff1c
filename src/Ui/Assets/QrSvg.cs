using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Prongsai.Ui;

/// <summary>The QR of an address as lines: sharp at any size, on a page, on paper, or as a file of its own.</summary>
public static class QrSvg
{
    /// <param name="label">What who cannot see it is told; our own words.</param>
    /// <param name="attributes">More of the element, of our own making, e.g. "width=\"400\"".</param>
    public static string Draw(string address, string label, string attributes = "")
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
            $"<svg {(attributes.Length > 0 ? attributes + " " : "")}role=\"img\" aria-label=\"{label}\" viewBox=\"-1 -1 {size + 2} {size + 2}\"><path d=\"{path}\"/></svg>");
    }

    /// <summary>Level M bears a fold or a stain of 15 %.</summary>
    public static QRCodeData Data(string address)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
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
}
