using System.Collections.Frozen;

namespace Prongsai.Platform;

/// <summary>The keys of the usual keyboard in both layouts (Kedmanee, TIS 820): what lies beside what, and what a Thai word is when Latin letters are on.</summary>
internal static class Keyboard
{
    private const int Shortest = 3;

    private const string Latin =
        "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?";

    private const string Thai =
        "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ%+๑๒๓๔ู฿๕๖๗๘๙๐\"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ";

    private static readonly string[] Rows =
    [
        "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "abcdefghijklmnopqrstuvwxyz",
        "ๅภถุึคตจขช", "ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ", "กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
    ];

    private static readonly FrozenDictionary<char, char> LatinOf = Thai.Zip(Latin).GroupBy(p => p.First).ToFrozenDictionary(g => g.Key, g => g.First().Second);

    private static readonly FrozenSet<(char, char)> Beside = Rows.SelectMany(row => row.Zip(row.Skip(1))).SelectMany(p => new[] { p, (p.Second, p.First) }).ToFrozenSet();

    /// <summary>How many signs from a place on lie beside one another or are the same, e.g. 4 of "asdf" or "1111"; 0 when fewer than three.</summary>
    public static int Walk(string text, int from)
    {
        var end = from + 1;
        while (end < text.Length && (text[end] == text[end - 1] || Beside.Contains((text[end - 1], text[end]))))
        {
            end++;
        }

        return end - from >= Shortest ? end - from : 0;
    }

    /// <summary>A Thai word typed while the keyboard stands on Latin letters.</summary>
    public static string InLatin(string thai) => string.Concat(thai.Select(c => LatinOf.GetValueOrDefault(c, c)));
}
