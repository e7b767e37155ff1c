using System.Text.RegularExpressions;
using Prongsai.Measures.Import;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Linting;

internal static partial class OrderCheck
{
    private sealed record Cited(string Where, string Number, string Subject);

    /// <summary>One order cited with two numbers: ๑๔๒/๒๕๖๖ in the table, ๑๕๒/๒๕๖๖ in the annex.</summary>
    public static IEnumerable<Finding> Numbers(LintSubject subject)
    {
        var cited = new List<Cited>();
        foreach (var passage in subject.Everything.Append(Joined(subject)))
        {
            foreach (Match match in Order().Matches(ThaiDigits.ToArabic(passage.Text)))
            {
                cited.Add(new(passage.Where, $"{match.Groups["n"].Value}/{match.Groups["y"].Value}", match.Groups["s"].Value));
            }
        }

        for (var i = 0; i < cited.Count; i++)
        {
            for (var j = i + 1; j < cited.Count; j++)
            {
                var (a, b) = (cited[i], cited[j]);
                if (a.Number != b.Number && a.Number[^4..] == b.Number[^4..] && a.Subject.Length > 10 && TextLikeness.Of(a.Subject, b.Subject) > 0.7)
                {
                    yield return new("order-number-differs", a.Where, $"{a.Number} และ {b.Number}",
                        $"คำสั่งเรื่อง “{Lint.Short(a.Subject)}” อ้างไว้สองเลข คือ {a.Number} และ {b.Number} เลขใดถูกต้อง");
                    yield break;
                }
            }
        }
    }

    // The head of an order stands on three lines.
    private static Passage Joined(LintSubject subject) => new("หัวคำสั่ง", string.Join('\n', subject.Paragraphs.Select(p => p.Text)));

    [GeneratedRegex(@"คำสั่ง[^\n0-9]{0,80}\n?\s*ที่\s*(?<n>[0-9]{1,4})\s*/\s*(?<y>25[0-9]{2})\s*\n?\s*(?:เรื่อง\s*(?<s>[^\n]{5,120}))?", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Order();
}
