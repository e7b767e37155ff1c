using System.Text.RegularExpressions;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Checks;

/// <summary>Letters that look right and are not: other alphabets inside words, Thai digits inside addresses of the web.</summary>
internal static partial class WritingRules
{
    public static IEnumerable<Finding> Check(CheckedPaper paper)
    {
        foreach (var field in paper.Fields)
        {
            foreach (var word in ThaiText.MixedScripts(field.Text).Concat(Beside(field.Text)).Distinct(StringComparer.Ordinal).Take(5))
            {
                yield return new("script.mixed", field.Key, field.Label, word, "คำนี้มีตัวอักษรของภาษาอื่นที่หน้าตาคล้ายกันปนอยู่ ทำให้ค้นหาไม่พบ โปรดพิมพ์ใหม่", Blocks: true);
            }

            foreach (Match address in Address().Matches(field.Text))
            {
                if (address.ValueSpan.IndexOfAnyInRange('๐', '๙') >= 0)
                {
                    yield return new("url.thai-digits", field.Key, field.Label, address.Value, "ที่อยู่เว็บหรืออีเมลมีเลขไทย ผู้อ่านจะเปิดไม่ได้ โปรดพิมพ์เป็นเลขอารบิก", Blocks: true);
                }
            }

            foreach (var reference in Unknown().Matches(field.Text).Select(m => m.Value).Take(5))
            {
                yield return new("reference.unknown", field.Key, field.Label, reference, "ข้อความในวงเล็บคู่นี้ไม่ได้มาจากทะเบียน โปรดเลือกจากทะเบียน หรือลบวงเล็บออก");
            }
        }
    }

    /// <summary>Cyrillic or Greek letters that touch Thai ones.</summary>
    private static IEnumerable<string> Beside(string text) => Touching().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"[\u0E01-\u0E4E]{1,20}[\u0370-\u052F]+|[\u0370-\u052F]+[\u0E01-\u0E4E]{1,20}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Touching();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s<>""]{1,300}|[A-Za-z0-9๐-๙._-]{1,60}@[A-Za-z0-9๐-๙.-]{1,100}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\[\[[^\[\]\n]{1,200}\]\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Unknown();
}
