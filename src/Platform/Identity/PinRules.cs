namespace Prongsai.Platform;

/// <summary>Which six digits are too easy: what somebody who knows the person tries in the first five guesses.</summary>
internal static class PinRules
{
    public const int Length = 6;
    private const int OldestYearBe = 2470;
    private const int LastYearBe = 2580;
    private const int OldestYear = 1927;
    private const int LastYear = 2037;

    public static bool IsPin(string text) => text.Length == Length && text.All(char.IsAsciiDigit);

    /// <summary>One digit, a pattern that repeats, a row up or down, a year of birth at either end, or a day of birth.</summary>
    public static bool IsEasy(string pin) =>
        Repeats(pin, 1) || Repeats(pin, 2) || Repeats(pin, 3) || Steps(pin, 1) || Steps(pin, -1) || pin is "112233" or "332211" or "102030"
        || IsYear(pin[..4]) || IsYear(pin[2..]) || IsDay(pin[..2], pin[2..4]) || IsDay(pin[4..], pin[2..4]);

    private static bool Repeats(string pin, int period) => pin.Select((c, i) => c == pin[i % period]).All(same => same);

    private static bool Steps(string pin, int by) => Enumerable.Range(1, Length - 1).All(i => (pin[i] - pin[i - 1] + 10) % 10 == (by + 10) % 10);

    private static bool IsYear(string four) => Number(four) is (>= OldestYearBe and <= LastYearBe) or (>= OldestYear and <= LastYear);

    private static bool IsDay(string day, string month) => Number(day) is >= 1 and <= 31 && Number(month) is >= 1 and <= 12;

    private static int Number(string digits) => digits.Aggregate(0, (sum, c) => (sum * 10) + (c - '0'));
}
