using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Prongsai.Documents.Papers;

/// <summary>
/// The styles of the Word file: an officer changes a style, not forty paragraphs. The font named is the one officers have
/// (cabinet resolution of 7 September 2553); Thai is complex script to Word, so font, size and language are set on that side too.
/// </summary>
internal static class DocxStyles
{
    public const string Font = "TH SarabunPSK";

    public static void Add(MainDocumentPart main)
    {
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(Faces(), Size(32), SizeCs(32), Tongue())), new ParagraphPropertiesDefault()),
            Style("Normal", "Normal", null, new StyleParagraphProperties(Lines(0)), []),
            Style("Heading1", "heading 1", "Normal", new StyleParagraphProperties(new KeepNext(), Lines(0), Align(JustificationValues.Center), Level(0)), Bold()),
            Style("MemoTitle", "Memo Title", "Heading1", new StyleParagraphProperties(Exactly(700)), [.. Bold(), Size(58), SizeCs(58)]),
            Style("Heading2", "heading 2", "Normal", new StyleParagraphProperties(new KeepNext(), Lines(120), Level(1)), Bold()),
            Style("MemoHeading", "Memo Heading", "Heading2", new StyleParagraphProperties(Lines(120), FirstLine()), Bold()),
            Style("PaperBody", "Paper Body", "Normal", new StyleParagraphProperties(Lines(120), FirstLine(), Align(JustificationValues.ThaiDistribute)), []),
            Style("FieldLine", "Field Line", "Normal", new StyleParagraphProperties(Lines(0)), []),
            Style("DateLine", "Date Line", "Normal", new StyleParagraphProperties(new KeepNext(), Lines(240), Left(55)), []),
            Style("Signature", "Paper Signature", "Normal", new StyleParagraphProperties(new KeepNext(), Lines(0), Left(75), Align(JustificationValues.Center)), []),
            Style("PageNumber", "Page Number", "Normal", new StyleParagraphProperties(After(160), Align(JustificationValues.Center)), []),
            Style("TableHead", "Table Head", "Normal", new StyleParagraphProperties(Lines(0), Align(JustificationValues.Center)), [.. Bold(), Size(28), SizeCs(28)]),
            Style("TableText", "Table Text", "Normal", new StyleParagraphProperties(Lines(0)), [Size(28), SizeCs(28)]),
            Style("Middle", "From the Middle", "Normal", new StyleParagraphProperties(Lines(0), Left(75)), []),
            Style("CoverTitle", "Cover Title", "Heading1", new StyleParagraphProperties(Lines(0)), [.. Bold(), Size(48), SizeCs(48)]),
            Style("CoverFoot", "Cover Foot", "Normal", new StyleParagraphProperties(Lines(0), Align(JustificationValues.Center)), [.. Bold(), Size(40), SizeCs(40)]),
            Style("Urgency", "Urgency", "Normal", new StyleParagraphProperties(new KeepNext(), Lines(0)), [.. Bold(), Red(), Size(64), SizeCs(64)]),
            Style("Secrecy", "Secrecy", "Normal", new StyleParagraphProperties(Lines(0), Align(JustificationValues.Center)), [.. Bold(), Red(), Size(64), SizeCs(64)]),
            Letters("FieldLabel", "Field Label", [.. Bold(), Size(40), SizeCs(40)]),
            Letters("Strong", "Strong", Bold()),
            Letters("Small", "Small Letters", [Size(24), SizeCs(24)]));
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }),
            new ThemeFontLanguages { Val = "en-US", Bidi = "th-TH" });
        main.AddNewPart<FontTablePart>().Fonts = new W.Fonts(new Font(new AltName { Val = "TH Sarabun New" }) { Name = Font });
    }

    public static int Twips(double mm) => (int)Math.Round(mm * 1440 / 25.4);

    public static Languages Tongue() => new() { Val = "en-US", EastAsia = "en-US", Bidi = "th-TH" };

    private static Style Style(string id, string name, string? basedOn, StyleParagraphProperties paragraph, OpenXmlElement[] run)
    {
        var style = new Style(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id, Default = id == "Normal" ? true : null };
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        style.Append(new PrimaryStyle(), paragraph);
        if (run.Length > 0)
        {
            style.Append(new StyleRunProperties(run));
        }

        return style;
    }

    private static Style Letters(string id, string name, OpenXmlElement[] run) => new(new StyleName { Val = name }, new PrimaryStyle(), new StyleRunProperties(run))
    {
        Type = StyleValues.Character,
        StyleId = id,
    };

    private static Color Red() => new() { Val = "C00000" };

    private static RunFonts Faces() => new() { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font };

    private static OpenXmlElement[] Bold() => [new Bold(), new BoldComplexScript()];

    private static FontSize Size(int halfPoints) => new() { Val = Text(halfPoints) };

    private static FontSizeComplexScript SizeCs(int halfPoints) => new() { Val = Text(halfPoints) };

    private static SpacingBetweenLines Lines(int before) => new() { Before = Text(before), After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto };

    private static SpacingBetweenLines Exactly(int twentieths) => new() { Before = "0", After = "0", Line = Text(twentieths), LineRule = LineSpacingRuleValues.Exact };

    private static SpacingBetweenLines After(int after) => new() { Before = "0", After = Text(after), Line = "240", LineRule = LineSpacingRuleValues.Auto };

    private static Indentation FirstLine() => new() { FirstLine = Text(Twips(25)) };

    private static Indentation Left(double mm) => new() { Left = Text(Twips(mm)) };

    private static Justification Align(JustificationValues how) => new() { Val = how };

    private static OutlineLevel Level(int level) => new() { Val = level };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
