using Prongsai.Documents.References;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.RoundTrip;

/// <summary>Lines of Word files, compared as plain words: digits and spaces in one form.</summary>
internal static class WordLine
{
    /// <summary>Above this many pairs of lines only what stands before and after the changes is aligned.</summary>
    private const long MostPairs = 4_000_000;

    public static string Plain(string line) =>
        string.Join(' ', ThaiDigits.ToArabic(ThaiText.Clean(line)).Split((char[])[' ', '\u00A0', '\t'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Lines of a field that hold anything, as they are printed.</summary>
    public static IEnumerable<string> Of(string text) =>
        ReferenceText.Printed(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Plain);

    /// <summary>"2.1 ข้อความ", "1. ข้อความ" or "ข้อ 3 ข้อความ" without its number.</summary>
    public static string WithoutNumber(string line)
    {
        var at = line.StartsWith("ข้อ ", StringComparison.Ordinal) ? 4 : 0;
        var digits = at;
        while (digits < line.Length && (char.IsAsciiDigit(line[digits]) || line[digits] is '.' or ')'))
        {
            digits++;
        }

        return digits > at && digits < line.Length && line[digits] == ' ' ? line[(digits + 1)..].TrimStart() : line;
    }

    /// <summary>For each line that went out: the fields whose text it holds, and the words around them. Null for lines the system prints by itself.</summary>
    public static Owner?[] Owners(IReadOnlyDictionary<string, FieldLines> fields, string[] sent)
    {
        var places = new List<(int Line, int From, string Text, Place Place)>();
        foreach (var (key, field) in fields)
        {
            var after = 0;
            foreach (var (line, part, text) in field.Parts)
            {
                // The line that holds it and little else; lines of one field follow each other.
                var found = -1;
                for (var i = after; i < sent.Length; i++)
                {
                    if ((found < 0 || sent[i].Length < sent[found].Length) && sent[i].Contains(text, StringComparison.Ordinal))
                    {
                        found = i;
                    }

                    if (found >= 0 && sent[found].Length == text.Length)
                    {
                        break;
                    }
                }

                if (found >= 0)
                {
                    places.Add((found, sent[found].LastIndexOf(text, StringComparison.Ordinal), text, new(key, line, part)));
                    after = found;
                }
            }
        }

        var owners = new Owner?[sent.Length];
        foreach (var group in places.GroupBy(p => p.Line))
        {
            var parts = new List<Place>();
            var around = new List<string>();
            var end = 0;
            foreach (var place in group.OrderBy(p => p.From).ThenByDescending(p => p.Text.Length))
            {
                if (place.From >= end)
                {
                    around.Add(sent[group.Key][end..place.From]);
                    parts.Add(place.Place);
                    end = place.From + place.Text.Length;
                }
            }

            around.Add(sent[group.Key][end..]);
            owners[group.Key] = new Owner(parts, around);
        }

        return owners;
    }

    /// <summary>What stands between the lines that both have, in order.</summary>
    public static IEnumerable<Gap> Gaps(string[] old, string[] now)
    {
        var (i, j) = (0, 0);
        foreach (var (a, b) in Common(old, now).Append((old.Length, now.Length)))
        {
            if (a > i || b > j)
            {
                yield return new Gap(i, old[i..a], now[j..b]);
            }

            (i, j) = (a + 1, b + 1);
        }
    }

    /// <summary>For each line that came, which of those that went it was made from: in order, by the words they share.</summary>
    public static int?[] Pair(Gap gap)
    {
        var partners = new int?[gap.Now.Count];
        var from = 0;
        for (var j = 0; j < gap.Now.Count; j++)
        {
            var best = Enumerable.Range(from, Math.Max(0, Math.Min(gap.Old.Count - from, 40)))
                .Select(i => (I: i, Like: Likeness(gap.Old[i], gap.Now[j]))).Where(p => p.Like > 0.3).OrderByDescending(p => p.Like).Take(1).ToList();
            if (best.Count > 0)
            {
                partners[j] = best[0].I;
                from = best[0].I + 1;
            }
            else if (gap.Old.Count == gap.Now.Count && from == j)
            {
                partners[j] = j;
                from = j + 1;
            }
        }

        return partners;
    }

    private static double Likeness(string a, string b)
    {
        var (x, y) = (Icu.Words(a).ToHashSet(StringComparer.Ordinal), Icu.Words(b).ToHashSet(StringComparer.Ordinal));
        return x.Count + y.Count == 0 ? 0 : 2.0 * x.Count(y.Contains) / (x.Count + y.Count);
    }

    private static IEnumerable<(int, int)> Common(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MostPairs)
        {
            var same = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
            for (var k = 0; k < same; k++)
            {
                yield return (k, k);
            }

            yield break;
        }

        var length = new int[old.Length + 1, now.Length + 1];
        for (var a = old.Length - 1; a >= 0; a--)
        {
            for (var b = now.Length - 1; b >= 0; b--)
            {
                length[a, b] = old[a] == now[b] ? length[a + 1, b + 1] + 1 : Math.Max(length[a + 1, b], length[a, b + 1]);
            }
        }

        for (int i = 0, j = 0; i < old.Length && j < now.Length;)
        {
            if (old[i] == now[j])
            {
                yield return (i++, j++);
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    /// <param name="Around">Words before the first part, between the parts, after the last: one more than there are parts.</param>
    internal sealed record Owner(IReadOnlyList<Place> Parts, IReadOnlyList<string> Around)
    {
        /// <summary>A number stands before the text, which the system writes.</summary>
        public bool Numbered => Around[0].Length > 0 && WithoutNumber(Around[0] + "ก") == "ก";

        /// <summary>The parts of a changed line; null when the words around them are changed too.</summary>
        public IReadOnlyList<string>? Split(string line)
        {
            if (Parts.Count == 1 && Numbered)
            {
                return [WithoutNumber(line)];
            }

            if (!line.StartsWith(Around[0].TrimEnd(), StringComparison.Ordinal))
            {
                return null;
            }

            var parts = new List<string>();
            var from = Around[0].TrimEnd().Length;
            for (var i = 1; i < Around.Count; i++)
            {
                var words = Around[i].Trim();
                var end = i == Around.Count - 1
                    ? (line.EndsWith(words, StringComparison.Ordinal) ? line.Length - words.Length : -1)
                    : line.IndexOf(words, from, StringComparison.Ordinal);
                if (end < from || (words.Length == 0 && i < Around.Count - 1))
                {
                    return null;
                }

                parts.Add(line[from..end].Trim());
                from = end + words.Length;
            }

            return parts;
        }
    }

    internal sealed record Gap(int OldFrom, IReadOnlyList<string> Old, IReadOnlyList<string> Now);
}
