namespace Prongsai.Platform.Files;

internal static class Text
{
    /// <summary>Lines without the blanks around them; empty ones are no lines.</summary>
    public static List<string> Lines(string text) =>
        [.. text.Split(['\n', '\r', '\v', '\f', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Squeeze).Where(l => l.Length > 0)];

    /// <summary>Runs of blanks as one; linear.</summary>
    public static string Squeeze(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\u00A0' or '\r' or '\n')
            {
                if (kept.Length > 0 && kept[^1] != ' ')
                {
                    kept.Append(' ');
                }
            }
            else
            {
                kept.Append(c);
            }
        }

        return kept.ToString().TrimEnd(' ');
    }
}
