using System.Text;
using Prongsai.Disclosure.Checks.Fetching;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>Bytes of a page to text: as it was said, else UTF-8, and Thai Windows when it cannot be UTF-8.</summary>
internal static class PageDecoder
{
    private const int Head = 1024;
    private static readonly Encoding Thai = CodePagesEncodingProvider.Instance.GetEncoding(874)!;
    private static readonly string[] ThaiNames = ["tis-620", "tis620", "windows-874", "iso-8859-11", "cp874"];

    public static string Decode(Fetched answer)
    {
        var body = answer.Body;
        var said = answer.Charset.Length > 0 ? answer.Charset : Encoding.Latin1.GetString(body, 0, Math.Min(Head, body.Length));
        var thai = Array.Exists(ThaiNames, name => said.Contains(name, StringComparison.OrdinalIgnoreCase));
        return thai && !IsUtf8(body) ? Thai.GetString(body)
            : IsUtf8(body) || said.Contains("utf-8", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(body)
            : Thai.GetString(body);
    }

    /// <summary>A letter cut at the end is forgiven.</summary>
    private static bool IsUtf8(byte[] body)
    {
        for (var cut = 0; cut <= Math.Min(3, body.Length); cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(body.AsSpan(0, body.Length - cut)))
            {
                return true;
            }
        }

        return false;
    }
}
