namespace Prongsai.Platform.Files;

/// <summary>How Thai office text marks the items of a list.</summary>
public static class ListText
{
    public const string Bullets = "-–—•■❖●○▪◦*✓➢►";

    /// <summary>"๑. ", "1)", "(๑)", "ก.", "- ", "■ " at the start.</summary>
    public static bool StartsWithMarker(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        if (text.IsEmpty)
        {
            return false;
        }

        if (Bullets.Contains(text[0], StringComparison.Ordinal))
        {
            return true;
        }

        var at = text[0] == '(' ? 1 : 0;
        var from = at;
        while (at < text.Length && at - from < 3 && IsDigit(text[at]))
        {
            at++;
        }

        // "๙๓.๖๐" is a number, "๑.ก" and "๑. ก" are items.
        return at > from && at < text.Length && text[at] is '.' or ')' && !(at + 1 < text.Length && IsDigit(text[at + 1]));
    }

    public static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '๐' and <= '๙');
}
