using System.Xml;

namespace Prongsai.Platform.Files;

/// <summary>
/// Reads the tables of a file from outside: Word (.docx), Excel (.xlsx), HTML of a clipboard, TAB-separated or plain text, CSV.
/// What the content is decides; the name only tells CSV from other text.
/// </summary>
public static class TableFile
{
    /// <returns>The document, or a refusal <c>file.*</c> (sentences: Texts/Messages.resx). Never throws on content.</returns>
    public static Outcome<TableDocument> Read(Stream stream, string fileName, CancellationToken ct = default)
    {
        var read = FileGuard.Read(stream, FileLimits.Bytes);
        return read.Done ? Read(read.Value, fileName, ct) : read.Refusal;
    }

    /// <summary>Pasted text or HTML of a form field.</summary>
    public static Outcome<TableDocument> ReadText(string text) =>
        text.Length == 0 ? new Refusal("file.empty") : text.Length > FileLimits.Bytes ? new Refusal("file.too-big", "", FileLimits.Bytes / 1024 / 1024) : OfText(text, "");

    public static Outcome<TableDocument> Read(byte[] content, string fileName, CancellationToken ct = default)
    {
        try
        {
            return FileSniffer.Kind(content) switch
            {
                FileKind.Empty => new Refusal("file.empty"),
                FileKind.Zip => Office(content, ct),
                FileKind.Ole => Old(content),
                FileKind.Text => Plain(content, fileName),
                FileKind.Pdf or FileKind.Png or FileKind.Jpeg or FileKind.Gif or FileKind.Webp => new Refusal("file.picture"),
                _ => new Refusal("file.unknown"),
            };
        }
        catch (XmlException)
        {
            return new Refusal("file.broken");
        }
    }

    private static Outcome<TableDocument> Office(byte[] content, CancellationToken ct)
    {
        var opened = SafeZip.Open(content);
        if (!opened.Done)
        {
            return opened.Refusal;
        }

        var zip = opened.Value;
        if (zip.Part("[Content_Types].xml") is not { } types || zip.MainPart() is not { } main || !zip.Has(main))
        {
            return new Refusal("file.unknown");
        }

        return System.Text.Encoding.UTF8.GetString(types) switch
        {
            var t when t.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) => new Refusal("file.macro"),
            var t when t.Contains("wordprocessingml", StringComparison.Ordinal) => new DocxReader(zip, main).Read(),
            var t when t.Contains("spreadsheetml", StringComparison.Ordinal) => new XlsxReader(zip, main).Read(ct),
            _ => new Refusal("file.unknown"),
        };
    }

    // An encrypted .docx is an OLE file with a stream of this name.
    private static Refusal Old(byte[] content) =>
        content.AsSpan().IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0 ? new("file.encrypted") : new("file.old-office");

    private static Outcome<TableDocument> Plain(byte[] content, string fileName)
    {
        if (TextDecoder.Decode(content) is not { } decoded)
        {
            return new Refusal("file.encoding");
        }

        var document = OfText(decoded.Text, fileName);
        return document.Done && decoded.Thai874
            ? document.Value with { Notices = [.. document.Value.Notices, new("file.read-as-874")] }
            : document;
    }

    private static Outcome<TableDocument> OfText(string text, string fileName)
    {
        if (text.Contains('\0'))
        {
            return new Refusal("file.unknown");
        }

        var start = text.AsSpan().TrimStart();
        if (start.StartsWith("{\\rtf") || start.StartsWith("<?xml") || start.StartsWith("<svg", StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal("file.unknown");
        }

        if (start.IsEmpty)
        {
            return new Refusal("file.empty");
        }

        // The clipboard's own header stands before the markup (CF_HTML).
        return start.StartsWith("<") || start.StartsWith("Version:0.9") || start.StartsWith("Version:1.0") ? HtmlTables.Read(AfterHeader(text))
            : fileName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CsvTables.Read(text)
            : TextTables.Read(text);
    }

    private static string AfterHeader(string html) => html[Math.Max(0, html.IndexOf('<', StringComparison.Ordinal))..];
}
