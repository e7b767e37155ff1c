using Prongsai.Platform.Files;

namespace Prongsai.Measures.Import;

/// <summary>"๑." "1)" "(๑)" at a place of a text.</summary>
/// <param name="Length">Letters it takes with the blanks behind it.</param>
internal readonly record struct ListMarker(int Number, char Delimiter, int Length)
{
    // A number behind these words refers to something; it does not begin an item.
    private static readonly string[] Referring = ["ข้อ", "ข้อที่", "ครั้งที่", "ลำดับที่", "ประเด็นที่", "ระยะที่", "ส่วนที่", "มาตรา", "หมู่", "หมู่ที่", "("];

    /// <summary>The marker that starts at <paramref name="at"/>; null when none does. "๙๓.๖๐", "๓.๑", "๐๙.๓๐" are numbers, "ข้อ ๑)" a reference.</summary>
    public static ListMarker? At(string text, int at)
    {
        var i = at;
        var bracket = i < text.Length && text[i] == '(';
        i += bracket ? 1 : 0;
        var from = i;
        var number = 0;
        while (i < text.Length && i - from < 3 && ListText.IsDigit(text[i]))
        {
            number = (number * 10) + (text[i] >= '๐' ? text[i] - '๐' : text[i] - '0');
            i++;
        }

        if (i == from || i - from > 2 || i >= text.Length || number == 0 || text[i] is not ('.' or ')') || (bracket && text[i] != ')'))
        {
            return null;
        }

        var delimiter = text[i++];
        if (delimiter == '.' && i < text.Length && text[i] == ')')
        {
            i++;
        }

        if (i < text.Length && ListText.IsDigit(text[i]) && !StartsYear(text, i))
        {
            return null;
        }

        while (i < text.Length && text[i] == ' ')
        {
            i++;
        }

        return new(number, delimiter, i - at);
    }

    /// <summary>Whether a marker inside a line may begin an item: a blank stands before it and no word that refers.</summary>
    public static bool MayStandAt(string text, int at)
    {
        if (at == 0 || text[at - 1] is not (' ' or '\n' or ')' or '”'))
        {
            return at == 0;
        }

        var before = text.AsSpan(0, at).TrimEnd();
        foreach (var word in Referring)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        // "๑) - ๗)" and "๑) ถึง ๗)" are ranges.
        var joined = before.TrimEnd("-–").TrimEnd();
        joined = joined.EndsWith("ถึง", StringComparison.Ordinal) ? joined[..^3].TrimEnd() : joined;
        return joined.Length == before.Length || joined.IsEmpty || !(ListText.IsDigit(joined[^1]) || joined[^1] == ')');
    }

    // "๒.2566 …": a year may follow a marker without a blank; any other digit makes it a decimal.
    private static bool StartsYear(string text, int at) =>
        at + 4 <= text.Length && ListText.IsDigit(text[at + 1]) && ListText.IsDigit(text[at + 2]) && ListText.IsDigit(text[at + 3]) && text[at] is '2' or '๒';
}
