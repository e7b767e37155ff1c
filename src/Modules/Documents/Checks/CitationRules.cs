using System.Text.RegularExpressions;
using Prongsai.Documents.References;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Checks;

/// <summary>Numbers of papers that a text cites.</summary>
internal static partial class CitationRules
{
    private const int Most = 20;

    /// <summary>The same order with two numbers: one digit of a citation differs, the rest and the year do not.</summary>
    public static IEnumerable<Finding> Twice(CheckedPaper paper)
    {
        var cited = paper.Fields.SelectMany(f => In(f.Text).Select(c => (Field: f, c.Word, c.Number))).ToList();
        for (var i = 0; i < cited.Count && i < Most; i++)
        {
            var other = cited.Take(i).FirstOrDefault(c => c.Word == cited[i].Word && OneDigitApart(c.Number, cited[i].Number));
            if (other.Number is not null)
            {
                var (field, word, number) = cited[i];
                yield return new("citation.twice", field.Key, field.Label, word + "ที่ " + number,
                    $"ในเอกสารมีทั้ง {word}ที่ {other.Number} และ {number} หากเป็นฉบับเดียวกัน โปรดแก้เลขให้ตรงกัน");
            }
        }
    }

    /// <summary>Numbers that somebody typed and no register of the office holds.</summary>
    public static async Task<IReadOnlyList<Finding>> UnknownAsync(
        IReadOnlyList<(CheckedField Field, string Stored)> texts, ReferenceFinder registers, CancellationToken ct)
    {
        var findings = new List<Finding>();
        foreach (var (field, stored) in texts)
        {
            var references = ReferenceText.In(stored);
            foreach (var reference in references.Take(Most))
            {
                if (!await registers.HoldsAsync(reference, ct))
                {
                    findings.Add(new("citation.changed", field.Key, field.Label, reference.Text, "ทะเบียนไม่มีรายการนี้แล้ว หรือแก้ไขไปแล้ว โปรดเลือกจากทะเบียนใหม่", Blocks: true));
                }
            }

            foreach (var (word, number) in In(field.Text).Take(Most))
            {
                if (!references.Any(r => ThaiDigits.ToArabic(r.Text).Contains(number, StringComparison.Ordinal)) && !await registers.KnowsNumberAsync(number, ct))
                {
                    findings.Add(new("citation.unknown", field.Key, field.Label, word + "ที่ " + number,
                        "ไม่พบเลขนี้ในทะเบียนของหน่วยงาน หากเป็นหนังสือของหน่วยงานอื่น โปรดตรวจกับต้นฉบับ หากเป็นของหน่วยงาน โปรดเลือกจากทะเบียน"));
                }
            }
        }

        return findings;
    }

    public static IEnumerable<(string Word, string Number)> In(string text) =>
        Cited().Matches(ThaiDigits.ToArabic(text)).Select(m => (m.Groups["word"].Value, m.Groups["number"].Value));

    private static bool OneDigitApart(string a, string b) =>
        a != b && a.Length == b.Length && a.Length > 6 && a[^4..] == b[^4..] && a.Zip(b).Count(pair => pair.First != pair.Second) == 1;

    [GeneratedRegex(
        @"(?<word>คำสั่ง|ประกาศ|หนังสือ|บันทึกข้อความ)[^\n/0-9]{0,90}?ที่\s{0,3}(?<number>(?:[ก-ฮ]{2,3}\s{0,2}[0-9]{4,6}(?:\.[0-9]{1,3})?/(?:ว\s{0,2})?[0-9]{1,6})|(?:[0-9]{1,5}/25[0-9]{2}))",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Cited();
}
