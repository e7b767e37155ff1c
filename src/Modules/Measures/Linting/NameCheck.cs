using System.Text.RegularExpressions;
using Prongsai.Measures.Import;

namespace Prongsai.Measures.Linting;

internal static partial class NameCheck
{
    private const int MostNames = 400;

    private sealed record Person(string Where, string Title, string First, string Last)
    {
        public string Full => $"{First} {Last}";
    }

    /// <summary>One person's name spelt in two ways.</summary>
    public static IEnumerable<Finding> SpeltDifferently(LintSubject subject)
    {
        var people = subject.Everything.SelectMany(p => Named().Matches(p.Text).Select(m =>
                new Person(p.Where, Gender(m.Groups["t"].Value), m.Groups["f"].Value, m.Groups["l"].Value)))
            .DistinctBy(p => p.Full).Take(MostNames).ToList();
        for (var i = 1; i < people.Count; i++)
        {
            var twin = people.Take(i).FirstOrDefault(p => p.Title == people[i].Title && SamePerson(p, people[i]));
            if (twin is not null)
            {
                yield return new("name-differs", people[i].Where, $"{people[i].Full} และ {twin.Full}", $"“{people[i].Full}” กับ “{twin.Full}” เป็นคนเดียวกันหรือไม่ สะกดอย่างไรถูก");
            }
        }
    }

    private static bool SamePerson(Person a, Person b)
    {
        var (first, last) = (Distance(a.First, b.First), Distance(a.Last, b.Last));
        if (last == 0)
        {
            // A shared surname may be a family: the given names must be close as well.
            return first <= Math.Max(2, Math.Max(a.First.Length, b.First.Length) * 2 / 3) && first <= 4;
        }

        return first <= 2 && last <= Math.Max(2, Math.Max(a.Last.Length, b.Last.Length) / 2) && a.First.Length > 3;
    }

    private static string Gender(string title) => title is "นาย" ? "ช" : title.StartsWith('น') ? "ญ" : title;

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] || !Thai(a[i - 1]) || !Thai(b[j - 1]) ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    // A letter of another script stands for one that a converter did not know.
    private static bool Thai(char c) => c is >= '\u0E01' and <= '\u0E4E';

    // \p{L}\p{M} and not only Thai: a letter of another script slipped in is one of the slips.
    [GeneratedRegex(@"(?:^|[\s(.)0-9๐-๙])(?<t>นางสาว|น\.ส\.|นส\.|นาย|นาง|จ่าเอก|จำเอก|สิบเอก)\s?(?<f>[\p{L}\p{M}]{2,25})\s+(?<l>[\p{L}\p{M}]{2,25})", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Named();
}
