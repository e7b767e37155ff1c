using System.Globalization;
using System.Text;

namespace Prongsai.Documents.Papers;

/// <summary>A4 and its margins in millimetres, for both writers.</summary>
internal static class Sheet
{
    public const double Long = 297;
    public const double Short = 210;

    /// <summary>Where the emblem starts: 1.5 cm from the edge.</summary>
    public const double CrestTop = 15;

    /// <summary>Top of the line of a page number: the middle of its digits stands 1.5 cm from the edge.</summary>
    private const double NumberTop = 11.3;

    /// <summary>Half the width of "- ๒ -" at 16 pt.</summary>
    private const double HalfNumber = 3.7;

    private const string Stamp = "font:bold 24pt/1 'Saraban';color:#c00000;white-space:nowrap";

    /// <summary>Secrecy of a paper, lowest first.</summary>
    public static readonly IReadOnlyList<string> Secrecies = ["", "ลับ", "ลับมาก", "ลับที่สุด"];

    /// <summary>Columns of a committee.</summary>
    private static readonly IReadOnlyList<double>[] Fixed = [[36, 40, 24]];

    public static (double Top, double Right, double Bottom, double Left) Margins(Section section) =>
        section.Landscape ? (20, 15, 17, 20) : (25, 20, 20, 30);

    public static double TextWidthMm(Section section)
    {
        var (_, right, _, left) = Margins(section);
        return (section.Landscape ? Long : Short) - left - right;
    }

    /// <param name="secrecy">One of <see cref="Secrecies"/>; anything else counts as none: it becomes part of a style sheet.</param>
    public static void WriteCss(StringBuilder css, Section section, int index, string secrecy = "")
    {
        var (top, right, bottom, left) = Margins(section);
        var (width, height) = section.Landscape ? (Long, Short) : (Short, Long);
        var invariant = CultureInfo.InvariantCulture;
        var margins = string.Create(invariant, $"{(index > 0 && section.Crested ? CrestTop : top)}mm {right}mm {bottom}mm {left}mm");
        css.Append(invariant, $".s{index}{{page:s{index}}}");
        css.Append(invariant, $"@page s{index}{{size:{width}mm {height}mm;margin:{margins}");
        var secret = Secrecies.Contains(secrecy, StringComparer.Ordinal) && secrecy.Length > 0;
        if (secret)
        {
            // The number gives its place to the stamp and is written from the corner beside it.
            css.Append(invariant, $";@top-center{{content:'{secrecy}';{Stamp};vertical-align:top;padding-top:4mm}}@bottom-center{{content:'{secrecy}';{Stamp}}}");
        }

        if (section.Numbers == PageNumbers.Dashes)
        {
            var box = secret
                ? string.Create(invariant, $"top-left-corner{{white-space:nowrap;text-align:left;text-indent:{left + (TextWidthMm(section) / 2) - HalfNumber}mm;")
                : "top-center{";
            css.Append(invariant, $";@{box}content:'- ' counter(page,thai) ' -';font:16pt/1.331 'Saraban';vertical-align:top;padding-top:{NumberTop}mm}}");
        }
        else if (section.Numbers == PageNumbers.OfTotal)
        {
            css.Append(";@bottom-right{content:'หน้า ' counter(page,thai) ' / ' counter(pages,thai);font:14pt 'Saraban'}");
        }

        css.Append('}');
        if (index == 0 && section.Numbers == PageNumbers.Dashes)
        {
            css.Append(invariant, $"@page s0:first{{@{(secret ? "top-left-corner" : "top-center")}{{content:none}}}}");
        }

        if (index == 0 && section.Crested)
        {
            css.Append(invariant, $"@page s0:first{{margin-top:{CrestTop}mm}}");
        }

        css.Append(invariant, $"@media screen{{.s{index}{{width:{TextWidthMm(section)}mm;min-height:{height - top - bottom}mm;padding:{margins}}}}}");

        // A frame beside a form, and a phone: the sheet is made smaller rather than cut off.
        var (narrow, phone) = section.Landscape ? (0.4, 0.27) : (0.56, 0.38);
        css.Append(invariant, $"@media screen and (max-width:60rem){{.s{index}{{zoom:{narrow}}}}}@media screen and (max-width:28rem){{.s{index}{{zoom:{phone}}}}}");
    }

    /// <summary>Widths as rules, not as style attributes: the content security policy of a preview allows none.</summary>
    public static void WriteCss(StringBuilder css, IReadOnlyList<double> widths)
    {
        var total = widths.Sum();
        for (var column = 0; column < widths.Count; column++)
        {
            css.Append(CultureInfo.InvariantCulture, $".{Columns(widths)} col:nth-child({column + 1}){{width:{100 * widths[column] / total:0.##}%}}");
        }
    }

    /// <summary>Widths of the tables of a paper, each once.</summary>
    public static IEnumerable<IReadOnlyList<double>> Tables(Paper paper) =>
        paper.Sections.SelectMany(s => s.Blocks).OfType<Table>().Select(table => table.Widths).Concat(Fixed).DistinctBy(Columns);

    /// <summary>Name of the class that carries the widths of a table: equal widths, equal name.</summary>
    public static string Columns(IReadOnlyList<double> widths) =>
        "w" + string.Join('_', widths.Select(w => (w * 10).ToString("0", CultureInfo.InvariantCulture)));
}
