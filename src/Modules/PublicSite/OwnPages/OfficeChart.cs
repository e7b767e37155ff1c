using System.Globalization;
using System.Text;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>
/// The tree of the office drawn down the page, a box for each: as readable at the width of a phone as on paper. The list under it says the
/// same, so that the picture is one sentence to who hears the page.
/// </summary>
internal static class OfficeChart
{
    private const int Width = 360, Indent = 24, LineHeight = 22, Padding = 9, Gap = 10;

    /// <summary>Points that one letter takes in the face of the page at 15 points, marks above and below not counted.</summary>
    private const double Letter = 8.2;

    public static string Draw(OfficeTree tree)
    {
        var (boxes, lines) = (new StringBuilder(), new StringBuilder());
        var height = Box(boxes, lines, tree, 0, 1);
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg role=\"img\" aria-labelledby=\"chart-name\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\"><title id=\"chart-name\">แผนผังการแบ่งส่วนราชการ รายการเดียวกันอยู่ถัดไป</title>{lines}{boxes}</svg>");
    }

    /// <returns>Where the next box may begin.</returns>
    private static int Box(StringBuilder boxes, StringBuilder lines, OfficeTree node, int depth, int top)
    {
        var left = (Math.Min(depth, 4) * Indent) + 1;
        var width = Width - left - 1;
        var words = Wrapped(node.Name, (int)((width - (2 * Padding)) / Letter));
        var height = (words.Count * LineHeight) + Padding;
        boxes.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"5\"/><text>");
        for (var i = 0; i < words.Count; i++)
        {
            boxes.Append(CultureInfo.InvariantCulture, $"<tspan x=\"{left + Padding}\" y=\"{top + (LineHeight * (i + 1)) - 2}\">{Markup.Attribute(words[i])}</tspan>");
        }

        boxes.Append("</text>");
        var next = top + height + Gap;
        foreach (var branch in node.Branches)
        {
            lines.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left + (Indent / 2)} {top + height}V{next + 15}h{Indent / 2}\"/>");
            next = Box(boxes, lines, branch, depth + 1, next);
        }

        return next;
    }

    /// <summary>Broken between words where Thai may be broken.</summary>
    private static List<string> Wrapped(string text, int most)
    {
        List<string> rows = [];
        var row = "";
        foreach (var word in Icu.Pieces(text))
        {
            if (row.Length > 0 && Letters(row + word) > most)
            {
                rows.Add(row.Trim());
                row = "";
            }

            row += word;
        }

        rows.Add(row.Trim());
        return rows;
    }

    private static int Letters(string text) => text.Count(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark);
}
