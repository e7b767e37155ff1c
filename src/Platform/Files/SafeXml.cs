using System.Xml;
using System.Xml.Linq;

namespace Prongsai.Platform.Files;

/// <summary>The only way XML from outside is read: no DTD (so no entity can grow or fetch), no resolver, bounded size and depth.</summary>
public static class SafeXml
{
    /// <exception cref="XmlException">Not well-formed, has a DTD, or is larger than <paramref name="maxCharacters"/>.</exception>
    public static XmlReader Reader(Stream stream, long maxCharacters = FileLimits.UnpackedBytes) => XmlReader.Create(stream, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = maxCharacters,
        MaxCharactersFromEntities = 1_024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    });

    /// <summary>A small part as a tree.</summary>
    /// <exception cref="XmlException">As <see cref="Reader"/>, or nested deeper than <see cref="FileLimits.XmlDepth"/>.</exception>
    public static XElement Tree(byte[] content)
    {
        using (var measure = Reader(new MemoryStream(content), FileLimits.XmlPartBytes))
        {
            while (measure.Read())
            {
                if (measure.Depth > FileLimits.XmlDepth)
                {
                    throw new XmlException("Nested too deeply.");
                }
            }
        }

        using var reader = Reader(new MemoryStream(content), FileLimits.XmlPartBytes);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }
}
