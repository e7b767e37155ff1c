namespace Prongsai.Platform.Thai;

/// <summary>Names of the months, index 1–12; index 0 is empty.</summary>
public static class ThaiMonths
{
    public static IReadOnlyList<string> Full { get; } =
    [
        "", "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
    ];

    public static IReadOnlyList<string> Short { get; } =
    [
        "", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
    ];

    /// <summary>Slips seen in real papers, understood but never written.</summary>
    private static readonly (string Name, int Month)[] Slips =
    [
        ("กรกฏาคม", 7), ("กุมภาพันธุ์", 2), ("กุมภาพัน", 2), ("พฤษจิกายน", 11), ("พฤศจิยายน", 11),
    ];

    /// <summary>Reads a month at a place in a text: full, short, short without dots or with spaces after them.</summary>
    /// <returns>The month and how many characters it took; (0, 0) when there is none.</returns>
    internal static (int Month, int Length) ReadAt(ReadOnlySpan<char> text)
    {
        for (var month = 1; month <= 12; month++)
        {
            if (text.StartsWith(Full[month]))
            {
                return (month, Full[month].Length);
            }
        }

        foreach (var (name, month) in Slips)
        {
            if (text.StartsWith(name))
            {
                return (month, name.Length);
            }
        }

        for (var month = 1; month <= 12; month++)
        {
            if (ShortAt(text, Short[month]) is var length and > 0)
            {
                return (month, length);
            }
        }

        return (0, 0);
    }

    private static int ShortAt(ReadOnlySpan<char> text, string name)
    {
        var at = 0;
        foreach (var letter in name)
        {
            if (letter == '.')
            {
                var dot = at;
                while (dot < text.Length && text[dot] == ' ')
                {
                    dot++;
                }

                at = dot < text.Length && text[dot] == '.' ? dot + 1 : at;
            }
            else
            {
                // After the first dot a space may stand: "ต. ค.".
                while (at > 0 && at < text.Length && text[at] == ' ' && text[at - 1] == '.')
                {
                    at++;
                }

                if (at >= text.Length || text[at] != letter)
                {
                    return 0;
                }

                at++;
            }
        }

        return at < text.Length && ThaiLetters.IsWordPart(text[at]) && text[at - 1] != '.' ? 0 : at;
    }
}
