using System.Globalization;
using System.Text;
using Prongsai.Ui;
using QRCoder;

namespace Prongsai.Documents.Papers;

/// <summary>A QR of an address: as lines in a page (sharp at any size), as PNG in a Word file.</summary>
internal static class QrPicture
{
    public static string Svg(string address) => QrSvg.Draw(address, "คิวอาร์โค้ดสำหรับตรวจสอบเอกสาร");

    /// <summary>A picture of its own, as a data address.</summary>
    public static string File(string text, double sizeMm) =>
        "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg(text).Replace(
            "<svg ", string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{sizeMm}mm\" height=\"{sizeMm}mm\" "), StringComparison.Ordinal)));

    public static Picture Png(string address)
    {
        using var data = QrSvg.Data(address);
        using var code = new PngByteQRCode(data);
        return new Picture("image/png", code.GetGraphic(6));
    }
}
