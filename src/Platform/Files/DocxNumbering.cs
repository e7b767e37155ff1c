using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Prongsai.Platform.Files;

/// <summary>The automatic numbers of a Word document as the text that a reader sees on paper.</summary>
internal sealed class DocxNumbering
{
    private readonly Dictionary<string, string> abstractOf = [];
    private readonly Dictionary<(string List, int Level), Level> levels = [];
    private readonly Dictionary<string, (string Num, int Level)> styles = [];
    private readonly Dictionary<string, int[]> counters = [];
    private readonly HashSet<string> restarted = [];
    private readonly Dictionary<(string Num, int Level), int> overrides = [];

    private sealed record Level(string Format, string Text, int Start);

    public DocxNumbering(XElement? numbering, XElement? styleSheet)
    {
        foreach (var list in numbering?.Elements().Where(e => e.Is("abstractNum")) ?? [])
        {
            foreach (var level in list.Elements().Where(e => e.Is("lvl")))
            {
                levels[(list.Value("abstractNumId") ?? "", level.Number("ilvl"))] = new(
                    level.Child("numFmt")?.Value("val") ?? "decimal",
                    level.Child("lvlText")?.Value("val") ?? "",
                    level.Child("start")?.Number("val", 1) ?? 1);
            }
        }

        foreach (var num in numbering?.Elements().Where(e => e.Is("num")) ?? [])
        {
            var id = num.Value("numId") ?? "";
            abstractOf[id] = num.Child("abstractNumId")?.Value("val") ?? "";
            foreach (var over in num.Elements().Where(e => e.Is("lvlOverride")))
            {
                if (over.Child("startOverride") is { } start)
                {
                    overrides[(id, over.Number("ilvl"))] = start.Number("val", 1);
                }
            }
        }

        foreach (var style in styleSheet?.Elements().Where(e => e.Is("style")) ?? [])
        {
            if (style.Child("pPr")?.Child("numPr") is { } numPr && numPr.Child("numId")?.Value("val") is { } num)
            {
                styles[style.Value("styleId") ?? ""] = (num, numPr.Child("ilvl")?.Number("val") ?? 0);
            }
        }
    }

    /// <summary>The number or bullet in front of the paragraph; empty when it has none. Call once per paragraph, in order.</summary>
    public string Marker(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        string num;
        int depth;
        if (properties?.Child("numPr") is { } numPr && numPr.Child("numId")?.Value("val") is { } own)
        {
            (num, depth) = (own, numPr.Child("ilvl")?.Number("val") ?? 0);
        }
        else if (properties?.Child("pStyle")?.Value("val") is { } style && styles.TryGetValue(style, out var fromStyle))
        {
            (num, depth) = fromStyle;
        }
        else
        {
            return "";
        }

        if (!abstractOf.TryGetValue(num, out var list) || depth is < 0 or > 8 || !levels.TryGetValue((list, depth), out var level))
        {
            return "";
        }

        if (level.Format is "bullet" or "none")
        {
            return level.Format == "none" || level.Text.Length == 0 ? "" : Bullet(level.Text);
        }

        return Format(level.Text, list, Count(num, list, depth));
    }

    private int[] Count(string num, string list, int depth)
    {
        if (!counters.TryGetValue(list, out var count))
        {
            counters[list] = count = [.. Enumerable.Range(0, 9).Select(d => levels.TryGetValue((list, d), out var l) ? l.Start - 1 : 0)];
        }

        if (restarted.Add(num))
        {
            foreach (var ((_, level), start) in overrides.Where(o => o.Key.Num == num))
            {
                count[level] = start - 1;
            }
        }

        count[depth]++;
        for (var deeper = depth + 1; deeper < 9; deeper++)
        {
            count[deeper] = levels.TryGetValue((list, deeper), out var l) ? l.Start - 1 : 0;
        }

        return count;
    }

    private string Format(string pattern, string list, int[] count)
    {
        var text = new StringBuilder(pattern);
        for (var d = 0; d < 9; d++)
        {
            var format = levels.TryGetValue((list, d), out var level) ? level.Format : "decimal";
            text.Replace("%" + (d + 1).ToString(CultureInfo.InvariantCulture), Written(count[d], format));
        }

        return text.ToString();
    }

    private static string Written(int n, string format) => format switch
    {
        "thaiNumbers" or "thaiCounting" => string.Concat(n.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + '๐'))),
        "thaiLetters" when n is > 0 and <= 41 => "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"[n - 1].ToString(),
        "lowerLetter" when n is > 0 and <= 26 => ((char)('a' + n - 1)).ToString(),
        "upperLetter" when n is > 0 and <= 26 => ((char)('A' + n - 1)).ToString(),
        "decimalZero" => n.ToString("00", CultureInfo.InvariantCulture),
        "lowerRoman" when n is > 0 and < 40 => Roman(n),
        "upperRoman" when n is > 0 and < 40 => Roman(n).ToUpperInvariant(),
        _ => n.ToString(CultureInfo.InvariantCulture),
    };

    private static string Roman(int n) => string.Concat(Enumerable.Repeat("x", n / 10))
        + ((string[])["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"])[n % 10];

    // Symbol and Wingdings put their bullets in the private use area.
    private static string Bullet(string text) => text[0] is >= '\uE000' and <= '\uF8FF' ? text[0] == '\uF0A7' ? "■" : "•" : text[0] == 'o' ? "○" : text;
}
