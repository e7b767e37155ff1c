namespace Prongsai.Assessment.Packs;

/// <summary>The year whose content an item asks for.</summary>
internal static class YearRules
{
    public const string Previous = "previous";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["up-to-date"] = "เป็นปัจจุบันในวันที่ตรวจ",
        ["current"] = "ของปีที่รับการประเมิน",
        ["current-first-half"] = "ของปีที่รับการประเมิน ครอบคลุม 6 เดือนแรก",
        [Previous] = "ของปีก่อนปีที่รับการประเมิน",
        ["in-force"] = "ใช้บังคับในปีที่รับการประเมิน",
        ["unknown"] = "ยังไม่ทราบปีที่กำหนด",
    };

    public static IEnumerable<(string Rule, string Sentence)> All => Sentences.Select(s => (s.Key, s.Value));

    public static bool Knows(string rule) => Sentences.ContainsKey(rule);

    public static string Describe(string rule) => Sentences.GetValueOrDefault(rule, rule);
}
