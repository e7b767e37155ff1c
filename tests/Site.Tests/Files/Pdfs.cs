using System.Globalization;
using System.Text;

namespace Prongsai.Site.Tests.Files;

/// <summary>Small PDFs with just what a test needs.</summary>
internal static class Pdfs
{
    /// <summary>One page for each text; an empty text gives a page with nothing but a drawn box, as a scan has.</summary>
    public static byte[] Of(params string[] pages) => Write(pages, "");

    /// <summary>It asks for a password that nobody knows.</summary>
    public static byte[] Encrypted() => Write(
        ["secret"],
        $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('1', 64)}> /U <{new string('2', 64)}> >> /ID [<{new string('3', 32)}> <{new string('3', 32)}>]");

    private static byte[] Write(string[] pages, string trailer)
    {
        var (pdf, offsets) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        void Object(string body)
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{body}\nendobj\n");
        }

        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages /Count {pages.Length} /Kids [{string.Join(' ', pages.Select((_, i) => $"{4 + (2 * i)} 0 R"))}] >>");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        foreach (var text in pages)
        {
            var content = text.Length == 0 ? "0.5 g 50 50 400 600 re f" : $"BT /F1 14 Tf 50 700 Td ({text}) Tj ET";
            Object($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {offsets.Count + 2} 0 R >>");
            Object($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        pdf.Append(CultureInfo.InvariantCulture, $"trailer << /Size {offsets.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
