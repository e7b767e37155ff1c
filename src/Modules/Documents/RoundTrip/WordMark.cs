using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using Prongsai.Platform.Files;

namespace Prongsai.Documents.RoundTrip;

/// <summary>
/// What a Word file carries beside its text, so that it can come back: which paper it is, and what each field said when it was taken out.
/// It tells where a change belongs; what comes back is read and shown like anything a person types.
/// </summary>
internal static class WordMark
{
    private const int LargestPart = 1024 * 1024;

    private static readonly XNamespace Space = "urn:prongsai:paper:1";

    public static byte[] Put(byte[] docx, Guid paperId, int revision, IReadOnlyDictionary<string, string> fields)
    {
        using var file = new MemoryStream();
        file.Write(docx);
        using (var package = WordprocessingDocument.Open(file, isEditable: true))
        {
            var root = new XElement(
                Space + "paper",
                new XAttribute("id", paperId.ToString("D")),
                new XAttribute("revision", revision.ToString(CultureInfo.InvariantCulture)),
                fields.Select(f => new XElement(Space + "field", new XAttribute("key", f.Key), Writable(f.Value))));
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting)));
            package.MainDocumentPart!.AddCustomXmlPart(CustomXmlPartType.CustomXml).FeedData(content);
        }

        return file.ToArray();
    }

    /// <summary>Null when the file carries none, as one that a program rewrote may not. Only for a file that the guard has let in.</summary>
    public static Mark? Read(byte[] docx)
    {
        using var archive = new ZipArchive(new MemoryStream(docx), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith("customXml/", StringComparison.Ordinal) && e.Length <= LargestPart).Take(50))
        {
            using var stream = entry.Open();
            var content = FileGuard.Read(stream, LargestPart);
            if (content.Done && Of(content.Value) is { } mark)
            {
                return mark;
            }
        }

        return null;
    }

    private static Mark? Of(byte[] xml)
    {
        try
        {
            var root = SafeXml.Tree(xml);
            return root.Name == Space + "paper" && Guid.TryParseExact(root.Attribute("id")?.Value, "D", out var id)
                ? new Mark(id, root.Elements(Space + "field").Where(f => f.Attribute("key") is not null)
                    .GroupBy(f => f.Attribute("key")!.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal))
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string Writable(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    /// <param name="Fields">Text by key, when the file was taken out.</param>
    internal sealed record Mark(Guid PaperId, IReadOnlyDictionary<string, string> Fields);
}
