using System.Globalization;
using System.Xml.Linq;

namespace Prongsai.Platform.Files;

/// <summary>Which numbers of a workbook are days: by the number format of the cell's style (ECMA-376 §18.8.30).</summary>
internal sealed class XlsxDates
{
    private readonly List<bool> styleIsDate = [];
    private readonly bool from1904;

    public XlsxDates(XElement? styles, bool from1904)
    {
        this.from1904 = from1904;
        var custom = styles?.Child("numFmts")?.Elements().ToLookup(f => f.Number("numFmtId"), f => f.Value("formatCode") ?? "");
        foreach (var style in styles?.Child("cellXfs")?.Elements() ?? [])
        {
            var id = style.Number("numFmtId");
            styleIsDate.Add(id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) || (custom?[id].Any(IsDate) ?? false));
        }
    }

    /// <summary>The number as text: ISO for a day, else as short as it can be.</summary>
    public string Shown(string value, string? style)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return value;
        }

        var isDate = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < styleIsDate.Count && styleIsDate[index];
        if (isDate && number is >= 1 and < 2_958_466)
        {
            return DateTime.FromOADate(Math.Floor(number) + (from1904 ? 1_462 : 0)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        // What Excel shows has fifteen digits: 0.1+0.2 was typed as 0.3.
        return Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.##############", CultureInfo.InvariantCulture) : value;
    }

    private static bool IsDate(string format)
    {
        var quoted = false;
        var bracket = false;
        foreach (var c in format)
        {
            quoted ^= c == '"';
            bracket = c == '[' || (bracket && c != ']');
            if (!quoted && !bracket && c is 'y' or 'Y' or 'd' or 'D')
            {
                return true;
            }
        }

        return false;
    }
}
