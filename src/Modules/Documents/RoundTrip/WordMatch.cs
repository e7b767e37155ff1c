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
        var texts = template.Fields.Where(f => f.Choices is null).ToDictionary(
            f => f.Key, f => new FieldLines(fields.GetValueOrDefault(f.Key, ""), f.Lines > 1), StringComparer.Ordinal);
        var owners = WordLine.Owners(texts, old);
        var loose = new List<Loose>();
        foreach (var gap in WordLine.Gaps(old, now))
        {
            Settle(gap, owners, texts, loose);
        }

        return new Result(
            texts.Where(t => t.Value.IsChanged).ToDictionary(t => t.Key, t => t.Value.Text, StringComparer.Ordinal), loose);
    }

    /// <summary>Lines of one gap: those that went out and are gone, those that came in their place.</summary>
    private static void Settle(WordLine.Gap gap, WordLine.Owner?[] owners, Dictionary<string, FieldLines> texts, List<Loose> loose)
    {
        var partners = WordLine.Pair(gap);
        var last = gap.OldFrom - 1;
        for (int i = 0, j = 0; i < gap.Old.Count || j < gap.Now.Count;)
        {
            if (j < gap.Now.Count && partners[j] == i)
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
                if (last < 0 || owners[last] is not { Parts: [var place] } before || !texts[place.Key].Insert(place, before.Numbered ? WordLine.WithoutNumber(gap.Now[j]) : gap.Now[j]))
                {
                    loose.Add(new(gap.Now[j], WasSent: false));
                }

                j++;
            }
            else
            {
                if (owners[gap.OldFrom + i] is { Parts: [var gone] })
                {
                    texts[gone.Key].Put(gone, null);
                }
                else
                {
                    loose.Add(new(gap.Old[i], WasSent: true));
                }

                last = gap.OldFrom + i;
                i++;
            }
        }
    }

    private static bool Replace(WordLine.Owner owner, string line, Dictionary<string, FieldLines> texts)
    {
        if (owner.Split(line) is not { } parts)
        {
            return false;
        }

        for (var i = 0; i < parts.Count; i++)
        {
            texts[owner.Parts[i].Key].Put(owner.Parts[i], parts[i]);
        }

        return true;
    }

    /// <param name="Changed">New text by key, for the fields that changed.</param>
    /// <param name="Loose">Lines that belong to no field: shown, and left to a person.</param>
    internal sealed record Result(IReadOnlyDictionary<string, string> Changed, IReadOnlyList<Loose> Loose);

    /// <param name="WasSent">True: a line that the system prints itself and that is gone from the file; false: a line that came in.</param>
    internal sealed record Loose(string Text, bool WasSent);
}
