namespace Prongsai.PublicSite.Search;

/// <summary>The items of the assessment as people write them: O16, o๑๖, O-16, O 16, โอ16, โอ 16, O01.</summary>
internal static class ItemCodes
{
    /// <param name="end">Behind the last digit.</param>
    public static bool TryRead(string text, int at, out int end, out int number)
    {
        (end, number) = (at, 0);
        var letters = text[at] is 'O' or 'o' or '\u041E' or '\u043E' or '\u039F' or '\u03BF' ? 1 // Cyrillic and Greek O look alike
            : text[at] == 'โ' && at + 1 < text.Length && text[at + 1] == 'อ' ? 2 : 0;
        if (letters == 0 || IsLetter(text, at - 1))
        {
            return false;
        }

        end = at + letters;
        end += end < text.Length && text[end] is ' ' or '-' or '.' ? 1 : 0;
        var first = end;
        while (end < text.Length && end - first < 3 && Letters.Digit(text[end]) is var digit and >= 0)
        {
            number = (number * 10) + digit;
            end++;
        }

        // "โอ 2.5" and "O12b" are something else.
        return end - first is 1 or 2 && number > 0 && !(end < text.Length && (Letters.Digit(text[end]) >= 0 || char.IsAsciiLetter(text[end])
            || (text[end] is '.' or ',' && end + 1 < text.Length && Letters.Digit(text[end + 1]) >= 0)));
    }

    private static bool IsLetter(string text, int i) => i >= 0 && (Letters.IsThai(text[i]) || char.IsLetterOrDigit(text[i]));
}
