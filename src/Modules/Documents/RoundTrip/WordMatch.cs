using Prongsai.Documents.Building;

namespace Prongsai.Documents.RoundTrip;

/// <summary>
/// Which field each changed line of a Word file belongs to. The lines as they went out tell which line came from which field; lines that stayed
/// hold the others in place. Pure; what belongs to no field is given back as it is.
/// </summary>
internal static class WordMatch
{
    /// <param name="fields">Text by key as it went out.</param>
    /// <param name="sent">Lines of the file as it went out.</param>
    /// <param name="came">Lines of the file as it came back.</param>
    public static Result Of(PaperTemplate template, IReadOnlyDictionary<string, string> fields, IReadOnlyList<string> sent, IReadOnlyList<string> came)
    {
        string[] old = [.. sent.Select(WordLine.Plain)], now = [.. came.Select(WordLine.Plain)];
        var owners = WordLine.Owners(template, fields, old);
        var texts = template.Fields.Where(f => f.Choices is null).ToDictionary(
            f => f.Key, f => WordLine.Of(fields.GetValueOrDefault(f.Key, "")).ToList<string?>(), StringComparer.Ordinal);
        var loose = new List<Loose>();
        foreach (var gap in WordLine.Gaps(old, now))
        {
            Settle(gap, owners, texts, loose, template);
        }

        var changed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, lines) in texts)
        {
            var after = string.Join('\n', lines.OfType<string>());
            if (after != string.Join('\n', WordLine.Of(fields.GetValueOrDefault(key, ""))))
            {
                changed[key] = after;
            }
        }

        return new Result(changed, loose);
    }

    /// <summary>Lines of one gap: those that went out and are gone, those that came in their place.</summary>
    private static void Settle(
        WordLine.Gap gap, WordLine.Owner?[] owners, Dictionary<string, List<string?>> texts, List<Loose> loose, PaperTemplate template)
    {
        var partners = WordLine.Pair(gap);
        var last = gap.OldFrom - 1;
        for (int i = 0, j = 0; i < gap.Old.Count || j < gap.Now.Count;)
        {
            if (j < gap.Now.Count && partners[j] is { } partner && partner == i)
            {
                if (owners[gap.OldFrom + i] is not { } owner || !Replace(owner, gap.Now[j], texts))
                {
                    loose.Add(new(gap.Now[j], WasSent: false));
                }

                last = gap.OldFrom + i;
                (i, j) = (i + 1, j + 1);
            }
            else if (j < gap.Now.Count && (partners[j] is null || i >= gap.Old.Count))
            {
                if (!Insert(owners, last, gap.Now[j], texts, template))
                {
                    loose.Add(new(gap.Now[j], WasSent: false));
                }

                j++;
            }
            else
            {
                if (owners[gap.OldFrom + i] is not { } owner || !Remove(owner, texts))
                {
                    loose.Add(new(gap.Old[i], WasSent: true));
                }

                last = gap.OldFrom + i;
                i++;
            }
        }
    }

    private static bool Replace(WordLine.Owner owner, string line, Dictionary<string, List<string?>> texts)
    {
        if (owner.Split(line) is not { } parts)
        {
            return false;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            var (key, at) = owner.Parts[i];
            Put(texts[key], at, parts[i]);
        }

        return true;
    }

    /// <summary>A line after one of a field of several lines is one more of that field.</summary>
    private static bool Insert(WordLine.Owner?[] owners, int after, string line, Dictionary<string, List<string?>> texts, PaperTemplate template)
    {
        if (after < 0 || owners[after] is not { Parts: [var (key, at)] } owner || template.Fields.First(f => f.Key == key).Lines < 2)
        {
            return false;
        }

        var text = owner.Numbered ? WordLine.WithoutNumber(line) : line;
        texts[key][at] = texts[key][at] is { } there ? there + "\n" + text : text;
        return true;
    }

    private static bool Remove(WordLine.Owner owner, Dictionary<string, List<string?>> texts)
    {
        if (owner.Parts is not [var (key, at)])
        {
            return false;
        }

        Put(texts[key], at, null);
        return true;
    }

    private static void Put(List<string?> lines, int at, string? text) => lines[at] = text;

    /// <param name="Changed">New text by key, for the fields that changed.</param>
    /// <param name="Loose">Lines that belong to no field: shown, and left to a person.</param>
    internal sealed record Result(IReadOnlyDictionary<string, string> Changed, IReadOnlyList<Loose> Loose);

    /// <param name="WasSent">True: a line that the system prints itself and that is gone from the file; false: a line that came in.</param>
    internal sealed record Loose(string Text, bool WasSent);
}
