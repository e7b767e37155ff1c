using System.Text;
using System.Xml;

namespace Prongsai.Platform.Files;

/// <summary>
/// Every word of a Word or Excel file, wherever it stands: hidden sheets and text, deleted runs, comments, headers, properties, names. Made for looking
/// through a file before others get it, not for showing it.
/// </summary>
internal static class OfficeText
{
    private const int MostLetters = 4_000_000;

    /// <summary>A file says this as a word of its own; fewer digits in an attribute are sizes and colours.</summary>
    private const int DigitsWorthReading = 9;

    /// <summary>Elements that stand inside a word: their end does not part it.</summary>
    private static readonly HashSet<string> InsideWords = new("t r rPr delText rPh bookmarkStart bookmarkEnd proofErr lastRenderedPageBreak ins del hyperlink smartTag".Split(' '), StringComparer.Ordinal);

    /// <returns>The text; or the refusal of the archive.</returns>
    public static Outcome<string> Of(byte[] content, CancellationToken ct)
    {
        var opened = SafeZip.Open(content, keepOnly: true);
        if (!opened.Done)
        {
            return opened.Refusal;
        }

        var text = new StringBuilder();
        try
        {
            foreach (var name in opened.Value.Names.Where(IsText).Order(StringComparer.Ordinal))
            {
                ct.ThrowIfCancellationRequested();
                using var part = opened.Value.OpenPart(name)!;
                Read(part, text);
                text.Append('\n');
                if (text.Length > MostLetters)
                {
                    break;
                }
            }
        }
        catch (XmlException)
        {
            return new Refusal("file.broken");
        }

        return text.ToString();
    }

    private static bool IsText(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !name.Contains("/theme/", StringComparison.OrdinalIgnoreCase)
        && !name.EndsWith("styles.xml", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("fontTable.xml", StringComparison.OrdinalIgnoreCase);

    private static void Read(Stream part, StringBuilder text)
    {
        using var reader = SafeXml.Reader(part);
        var look = -1;
        while (reader.Read() && text.Length <= MostLetters && reader.Depth <= FileLimits.XmlDepth)
        {
            // How a run looks says nothing and parts no word.
            if (look >= 0 && reader.Depth > look)
            {
                continue;
            }

            look = reader is { NodeType: XmlNodeType.Element, LocalName: "rPr", IsEmptyElement: false } ? reader.Depth : -1;
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    text.Append(Written(reader.Value));
                    break;
                case XmlNodeType.Element:
                    Attributes(reader, text);
                    Part(reader.LocalName, text, begins: true);
                    break;
                case XmlNodeType.EndElement:
                    Part(reader.LocalName, text, begins: false);
                    break;
            }
        }
    }

    private static void Part(string name, StringBuilder text, bool begins)
    {
        switch (name)
        {
            case "tab":
                text.Append(' ');
                break;
            case "noBreakHyphen":
                text.Append(begins ? "-" : "");
                break;
            default:
                text.Append(InsideWords.Contains(name) ? "" : "\n");
                break;
        }
    }

    /// <summary>Names of sheets, descriptions of pictures and the like. "val" and "r" are sizes and cells.</summary>
    private static void Attributes(XmlReader reader, StringBuilder text)
    {
        if (!reader.MoveToFirstAttribute())
        {
            return;
        }

        var found = new StringBuilder();
        do
        {
            if (reader.LocalName is not ("val" or "id" or "rsidR" or "paraId" or "textId" or "uri") && reader.Prefix != "xmlns" && reader.Value.Count(Digit) >= DigitsWorthReading)
            {
                found.Append('\n').Append(reader.Value);
            }
        }
        while (reader.MoveToNextAttribute());
        reader.MoveToElement();
        if (found.Length > 0)
        {
            text.Append(found).Append('\n');
        }
    }

    private static bool Digit(char c) => char.IsAsciiDigit(c) || c is >= '\u0E50' and <= '\u0E59';

    /// <summary>A whole number that the sheet keeps as 1.234567890121E12 is written out.</summary>
    private static string Written(string value) =>
        value.Length is > 5 and < 30 && value.AsSpan().IndexOfAny("Ee") > 0
        && decimal.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number)
            ? decimal.Truncate(number).ToString(System.Globalization.CultureInfo.InvariantCulture) : value;
}
