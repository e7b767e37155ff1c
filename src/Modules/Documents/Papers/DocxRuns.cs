using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Prongsai.Documents.Papers;

/// <summary>Runs and paragraphs of the Word file.</summary>
internal static class DocxRuns
{
    private static readonly Regex Joined = new(
        @"(พ\.ศ\.|ครั้งที่|ไตรมาสที่|ตัวชี้วัดที่|ประเด็นที่|ฉบับที่|หมู่ที่|ข้อ|มาตรา|ร้อยละ) ([๐-๙])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly Regex Phone = new(@"โทร\. [๐-๙][๐-๙ -]{5,12}[๐-๙]", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static Paragraph Paragraph(string style, IEnumerable<OpenXmlElement> runs) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs]);

    public static Paragraph Paragraph(string style, string text) => Paragraph(style, Plain(text));

    /// <summary>A paragraph of one point: where Word wants a paragraph and the paper has none.</summary>
    public static Paragraph Sliver() => new(new ParagraphProperties(
        new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact }));

    /// <summary>Text with Thai digits; its line ends become breaks. The no-break space keeps พ.ศ. with its year.</summary>
    public static IEnumerable<OpenXmlElement> Plain(string text, string? style = null)
    {
        var drawn = Joined.Replace(Digits.Thai(Allowed(text)), "$1\u00A0$2");
        drawn = Phone.Replace(drawn, number => number.Value.Replace(' ', '\u00A0'));
        var run = new Run(Properties(style));
        foreach (var (line, i) in drawn.Split('\n').Select((line, i) => (line, i)))
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        yield return run;
    }

    /// <summary>A web address alone: its digits stay as they are typed into a browser.</summary>
    public static IEnumerable<OpenXmlElement> Address(string address, string style)
    {
        yield return new Run(Properties(style), new Text(Allowed(address)) { Space = SpaceProcessingModeValues.Preserve });
    }

    public static Run Tab() => new(Properties(null), new TabChar());

    public static IEnumerable<OpenXmlElement> Field(string code)
    {
        yield return new Run(Properties(null), new FieldChar { FieldCharType = FieldCharValues.Begin });
        yield return new Run(Properties(null), new FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve });
        yield return new Run(Properties(null), new FieldChar { FieldCharType = FieldCharValues.Separate });
        yield return new Run(Properties(null), new Text("๑"));
        yield return new Run(Properties(null), new FieldChar { FieldCharType = FieldCharValues.End });
    }

    private static RunProperties Properties(string? style)
    {
        var properties = new RunProperties();
        if (style is not null)
        {
            properties.Append(new RunStyle { Val = style });
        }

        properties.Append(DocxStyles.Tongue());
        return properties;
    }

    /// <summary>Without the control letters that XML cannot hold.</summary>
    public static string Allowed(string text)
    {
        var allowed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (pair)
            {
                allowed.Append(text, i++, 2);
            }
            else if (text[i] is '\n' or '\t' or (>= ' ' and < '\uFFFE') && !char.IsSurrogate(text[i]))
            {
                allowed.Append(text[i]);
            }
        }

        return allowed.ToString();
    }
}
