using System.Globalization;
using System.Text;

namespace Prongsai.Documents.Papers;

/// <summary>
/// The style of a paper: the sheet, the shape of its sections, the widths of its tables. Printing carries it inside; a preview asks for it
/// at an address that spells the shapes and widths, so that the page itself needs no style and the address holds no data.
/// </summary>
internal static class PaperStyle
{
    public const string Path = "/papers/print.css";
    public const string FontFolder = "/papers/fonts/";

    private const int MostSections = 120;
    private const int MostTables = 40;
    private const int MostColumns = 20;

    public static string Of(Paper paper)
    {
        var css = new StringBuilder(Embedded.Text("print.css"));
        for (var i = 0; i < paper.Sections.Count; i++)
        {
            Sheet.WriteCss(css, paper.Sections[i], i, paper.Secrecy);
        }

        foreach (var widths in Sheet.Tables(paper))
        {
            Sheet.WriteCss(css, widths);
        }

        return css.ToString();
    }

    public static string Fonts(Func<string, string> address) =>
        "@font-face{font-family:'Saraban';font-weight:400;src:url('" + address("Saraban-Regular.ttf") + "')}"
        + "@font-face{font-family:'Saraban';font-weight:700;src:url('" + address("Saraban-Bold.ttf") + "')}";

    // On a screen the letters of almost every paper come in a file of a fifth of the size; the whole font is asked for only by the others.
    private const string ScreenLetters =
        "unicode-range:U+20-7E,U+A0-B7,U+D7,U+E01-E5B,U+200B-200D,U+2010-2015,U+2018-201D,U+2022,U+2026,U+25CC,U+25CF,U+2610-2612}";

    private const string ScreenFonts =
        "@font-face{font-family:'Saraban';font-weight:400;src:url('" + FontFolder + "Saraban-Regular.woff2');" + ScreenLetters
        + "@font-face{font-family:'Saraban';font-weight:700;src:url('" + FontFolder + "Saraban-Bold.woff2');" + ScreenLetters;

    /// <summary>e.g. "/papers/print.css?s=t1.w2&amp;w=5_16_19". Letters: t tall, c crested, w wide; the digit is the numbering.</summary>
    public static string Address(Paper paper)
    {
        var shapes = paper.Sections.Select(s => (s.Landscape ? "w" : s.Crested ? "c" : "t") + ((int)s.Numbers).ToString(CultureInfo.InvariantCulture));
        var widths = Sheet.Tables(paper).Select(w => string.Join('_', w.Select(part => part.ToString(CultureInfo.InvariantCulture))));
        return Path + "?s=" + string.Join('.', shapes) + "&w=" + string.Join('-', widths);
    }

    /// <returns>Null when the address does not spell a style of ours.</returns>
    public static string? Read(string? shapes, string? widths)
    {
        var sections = (shapes ?? "").Split('.', MostSections + 1);
        var tables = (widths ?? "").Split('-', MostTables + 1, StringSplitOptions.RemoveEmptyEntries).Select(Widths).ToList();
        if (sections.Length > MostSections || tables.Count > MostTables || tables.Contains(null))
        {
            return null;
        }

        var css = new StringBuilder(Fonts(file => FontFolder + file)).Append(ScreenFonts).Append(Embedded.Text("print.css"));
        for (var i = 0; i < sections.Length; i++)
        {
            if (sections[i] is not [var shape and ('t' or 'c' or 'w'), var numbers and >= '0' and <= '2'])
            {
                return null;
            }

            Sheet.WriteCss(css, new Section(shape == 'c' ? [new Crest()] : [], shape == 'w', (PageNumbers)(numbers - '0')), i);
        }

        foreach (var table in tables)
        {
            Sheet.WriteCss(css, table!);
        }

        return css.ToString();
    }

    private static List<double>? Widths(string text)
    {
        var widths = new List<double>();
        foreach (var part in text.Split('_', MostColumns + 1))
        {
            if (widths.Count == MostColumns || !double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var width) || width is <= 0 or > 1000)
            {
                return null;
            }

            widths.Add(width);
        }

        return widths;
    }
}
