namespace Prongsai.Measures.Import;

/// <summary>Who is responsible: a numbered list of units, units side by side, or people with their positions behind their names.</summary>
internal static class OwnerReader
{
    private static readonly string[] Titles = ["นางสาว", "น.ส.", "นส.", "นาย", "นาง", "ว่าที่", "จ่าเอก", "จำเอก", "จ.อ.", "จ.ส.อ.", "สิบเอก", "ส.อ.", "พันจ่าเอก", "พ.จ.อ.", "ดร."];
    private static readonly string[] Offices = ["นายกเทศ", "นายกองค์การ", "นายก ", "นายกอบต", "นายกอบจ", "นายทะเบียน"];
    private static readonly string[] Positions = ["ผู้อำนวยการ", "หัวหน้า", "ผอ."];
    private static readonly string[] Units = ["สำนัก", "กอง", "ฝ่าย", "งาน", "หน่วย", "ทุกส่วน", "ทุกกอง"];

    public static IReadOnlyList<string> Read(IReadOnlyList<string> lines)
    {
        var owners = new List<string>();
        if (lines.Any(l => StartsWithTitle(l, 0)))
        {
            // A name and the position under it are one person.
            owners.AddRange(Cut(string.Join(' ', lines), (t, i) => StartsWithTitle(t, i)));
        }
        else
        {
            foreach (var item in ListSplitter.Split(lines))
            {
                owners.AddRange(Cut(item, StartsWithTitle).SelectMany(Beside));
            }
        }

        return [.. owners.Select(o => o.Trim(' ', ',', ';')).Where(o => o.Length > 0).Distinct()];
    }

    private static IEnumerable<string> Beside(string text)
    {
        if (StartsWithTitle(text, 0))
        {
            return [text];
        }

        foreach (var separator in (ReadOnlySpan<char>)[',', '/', ';'])
        {
            var parts = text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1 && parts.All(p => Units.Concat(Positions).Any(u => p.StartsWith(u, StringComparison.Ordinal))))
            {
                return parts;
            }
        }

        return Cut(text, (t, i) => Positions.Any(p => string.CompareOrdinal(t, i, p, 0, p.Length) == 0));
    }

    private static List<string> Cut(string text, Func<string, int, bool> begins)
    {
        var parts = new List<string>();
        var start = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i - 1] == ' ' && begins(text, i))
            {
                parts.Add(text[start..i].Trim());
                start = i;
            }
        }

        parts.Add(text[start..].Trim());
        return parts;
    }

    private static bool StartsWithTitle(string text, int at) =>
        Array.Exists(Titles, t => string.CompareOrdinal(text, at, t, 0, t.Length) == 0)
        && !Array.Exists(Offices, o => string.CompareOrdinal(text, at, o, 0, o.Length) == 0);
}
