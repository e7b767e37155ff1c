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

    /// <summary>Columns of a committee.</summary>
    private static readonly IReadOnlyList<double>[] Fixed = [[36, 40, 24]];

    public static (double Top, double Right, double Bottom, double Left) Margins(Section section) =>
        section.Landscape ? (20, 15, 17, 20) : (25, 20, 20, 30);

    public static double TextWidthMm(Section section)
    {
        var (_, right, _, left) = Margins(section);
        return (section.Landscape ? Long : Short) - left - right;
    }

    public static void WriteCss(StringBuilder css, Section section, int index)
    {
        var (top, right, bottom, left) = Margins(section);
        var (width, height) = section.Landscape ? (Long, Short) : (Short, Long);
        var invariant = CultureInfo.InvariantCulture;
        var margins = string.Create(invariant, $"{top}mm {right}mm {bottom}mm {left}mm");
        css.Append(invariant, $".s{index}{{page:s{index}}}");
        css.Append(invariant, $"@page s{index}{{size:{width}mm {height}mm;margin:{margins}");
        if (section.Numbers == PageNumbers.Dashes)
        {
            css.Append(";@top-center{content:'- ' counter(page,thai) ' -';font:16pt 'Saraban'}");
        }
        else if (section.Numbers == PageNumbers.OfTotal)
        {
            css.Append(";@bottom-right{content:'หน้า ' counter(page,thai) ' / ' counter(pages,thai);font:14pt 'Saraban'}");
        }

        css.Append('}');
        if (index == 0 && section.Numbers == PageNumbers.Dashes)
        {
            css.Append("@page s0:first{@top-center{content:none}}");
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
