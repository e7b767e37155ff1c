using System.Text;

namespace Prongsai.Documents.References;

/// <summary>Something of a register that a paper cites.</summary>
/// <param name="Kind">order, letter, …, or person.</param>
/// <param name="Text">As it is printed.</param>
internal sealed record Reference(string Kind, Guid Id, string Text)
{
    /// <summary>As it stands in a stored text.</summary>
    public string Token => $"[[{Kind}:{Id:D}|{Text}]]";
}

/// <summary>
/// References inside a text. Stored: <c>[[order:id|คำสั่ง … ที่ 152/2569]]</c>. On the writing page: <c>[[คำสั่ง … ที่ 152/2569]]</c>, with the ids beside the
/// form. Printed: the words alone. Every reading is one pass.
/// </summary>
internal static class ReferenceText
{
    private const string Open = "[[", Close = "]]";

    /// <summary>Words of a register never hold what would end the token.</summary>
    public static Reference Of(string kind, Guid id, string text) =>
        new(kind, id, text.Replace('[', '(').Replace(']', ')').Replace('|', '/').Replace('\n', ' ').Trim());

    public static string Printed(string text) => Change(text, (_, words) => words);

    public static string Edited(string stored) => Change(stored, (_, words) => Open + words + Close);

    /// <summary>References of a stored text, in their order.</summary>
    public static IReadOnlyList<Reference> In(string stored)
    {
        var found = new List<Reference>();
        Change(stored, (reference, words) =>
        {
            if (reference is not null)
            {
                found.Add(reference);
            }

            return words;
        });
        return found;
    }

    /// <summary>From the writing page back to the stored form; words in brackets that no reference is known for stay as they were typed.</summary>
    public static string Stored(string edited, IEnumerable<Reference> known)
    {
        var byText = new Dictionary<string, Reference>(StringComparer.Ordinal);
        foreach (var reference in known)
        {
            byText.TryAdd(reference.Text, reference);
        }

        return Change(edited, (reference, words) => reference?.Token ?? (byText.TryGetValue(words, out var one) ? one.Token : Open + words + Close));
    }

    /// <summary>Puts references back into a text that came without them, where their words still stand.</summary>
    public static string Rejoin(string text, IEnumerable<Reference> references)
    {
        foreach (var reference in references.DistinctBy(r => r.Text).Where(r => r.Text.Length > 0))
        {
            text = text.Replace(reference.Text, reference.Token, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>"order:id|words", as a hidden field of the form carries it; null when it is not one.</summary>
    public static Reference? Read(string inside)
    {
        var (colon, bar) = (inside.IndexOf(':', StringComparison.Ordinal), inside.IndexOf('|', StringComparison.Ordinal));
        return colon > 0 && bar > colon && bar < inside.Length - 1 && Guid.TryParseExact(inside[(colon + 1)..bar], "D", out var id)
            && inside[..colon].All(char.IsAsciiLetterLower)
            ? Of(inside[..colon], id, inside[(bar + 1)..]) : null;
    }

    private static string Change(string text, Func<Reference?, string, string> write)
    {
        var from = text.IndexOf(Open, StringComparison.Ordinal);
        if (from < 0)
        {
            return text;
        }

        var changed = new StringBuilder(text.Length);
        var done = 0;
        while (from >= 0)
        {
            var end = text.IndexOf(Close, from, StringComparison.Ordinal);
            if (end < 0)
            {
                break;
            }

            // The innermost pair: "[[ตาม [[คำสั่ง]]" opens at the second.
            from = text.LastIndexOf(Open, end, end - from + 1, StringComparison.Ordinal);
            var inside = text[(from + Open.Length)..end];
            var reference = Read(inside);
            changed.Append(text, done, from - done).Append(write(reference, reference?.Text ?? inside));
            done = end + Close.Length;
            from = text.IndexOf(Open, done, StringComparison.Ordinal);
        }

        return changed.Append(text, done, text.Length - done).ToString();
    }
}
