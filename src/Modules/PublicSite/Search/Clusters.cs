using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.Search;

/// <summary>
/// The smallest thing that is searched: a Thai consonant with its vowels and marks, or a run of Latin letters and digits. Thai is written
/// without spaces, so a word inside a sentence is found as a row of clusters, and no dictionary can be wrong about it.
/// </summary>
/// <param name="Start">In the text it was cut from.</param>
/// <param name="End">Behind its last letter there.</param>
/// <param name="Exact">Hash of its letters: lower case, Arabic digits.</param>
/// <param name="Loose">The same without tone marks and the like: น้ำ and นำ are one.</param>
/// <param name="IsThai">Joins with its neighbours; a number or a Latin word stands for itself.</param>
/// <param name="Joins">Nothing but a space stands between it and the Thai cluster before it.</param>
internal readonly record struct Cluster(int Start, int End, ulong Exact, ulong Loose, bool IsThai, bool Joins)
{
    public ulong Hash(bool loose) => loose ? Loose : Exact;
}

/// <summary>Cuts text into <see cref="Cluster"/>s in one pass, forgiving on the way: ป.ป.ช. is ปปช, O๑๖ and โอ 16 are O16, 1,000 is 1000.</summary>
internal static class Clusters
{
    /// <param name="text">In the form that <see cref="ThaiText.Clean"/> gives it.</param>
    public static List<Cluster> Of(string text)
    {
        var found = new List<Cluster>((text.Length / 2) + 1);
        var joins = false;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is ' ' or '\n' || IsDotInside(text, i))
            {
                i++;
            }
            else if (ItemCodes.TryRead(text, i, out var end, out var number))
            {
                var hash = number < 10 ? Letters.Of(['o', (char)('0' + number)]) : Letters.Of(['o', (char)('0' + (number / 10)), (char)('0' + (number % 10))]);
                found.Add(new(i, end, hash, hash, false, false));
                (i, joins) = (end, false);
            }
            else if (Letters.IsThai(text[i]))
            {
                var cluster = Thai(text, i, joins);
                found.Add(cluster);
                (i, joins) = (cluster.End, true);
            }
            else if (char.IsLetterOrDigit(text[i]))
            {
                var cluster = Run(text, i);
                found.Add(cluster);
                (i, joins) = (cluster.End, false);
            }
            else
            {
                (i, joins) = (i + 1, false);
            }
        }

        return found;
    }

    private static Cluster Thai(string text, int start, bool joins)
    {
        var i = start;
        i += Letters.IsLeadingVowel(text[i]) ? 1 : 0;
        i += i < text.Length && Letters.IsConsonant(text[i]) ? 1 : 0;
        if (i > start)
        {
            while (i < text.Length && Letters.IsThaiMark(text[i]))
            {
                i++;
            }

            i += i < text.Length && text[i] is '\u0E30' or '\u0E32' or '\u0E33' or '\u0E45' ? 1 : 0;
        }

        i = Math.Max(i, start + 1);
        var (exact, loose) = Letters.Both(text.AsSpan(start, i - start));
        return new(start, i, exact, loose, true, joins);
    }

    private static Cluster Run(string text, int start)
    {
        Span<char> run = stackalloc char[64];
        var (i, length) = (start, 0);
        while (i < text.Length && (IsOfRun(text[i]) || IsThousands(text, i) || IsDotInside(text, i)))
        {
            if (IsOfRun(text[i]) && length < run.Length)
            {
                run[length++] = text[i];
            }

            i++;
        }

        var hash = Letters.Of(run[..length]);
        return new(start, i, hash, hash, false, false);
    }

    private static bool IsOfRun(char c) => char.IsLetterOrDigit(c) && !Letters.IsThai(c);

    /// <summary>The comma of 1,000 and of 12,345,678.</summary>
    private static bool IsThousands(string text, int i) => text[i] == ',' && i > 0 && i + 3 < text.Length && ThaiDigits.IsDigit(text[i - 1])
        && ThaiDigits.IsDigit(text[i + 1]) && ThaiDigits.IsDigit(text[i + 2]) && ThaiDigits.IsDigit(text[i + 3]) && (i + 4 == text.Length || !ThaiDigits.IsDigit(text[i + 4]));

    /// <summary>A dot between two single letters: ป.ป.ช., พ.ร.บ., e.g.</summary>
    private static bool IsDotInside(string text, int i) => text[i] == '.' && i > 0 && i + 1 < text.Length
        && IsSingle(text[i - 1]) && IsSingle(text[i + 1]) && !IsLetter(text, i - 2) && !IsLetter(text, i + 2);

    private static bool IsSingle(char c) => Letters.IsConsonant(c) || char.IsAsciiLetter(c);

    private static bool IsLetter(string text, int i) => i >= 0 && i < text.Length && (Letters.IsThai(text[i]) || char.IsLetterOrDigit(text[i]));
}
