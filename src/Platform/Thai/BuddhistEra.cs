namespace Prongsai.Platform.Thai;

/// <summary>The only place that knows the distance between the Buddhist and the Christian era.</summary>
public static class BuddhistEra
{
    private const int YearsAhead = 543;

    /// <summary>First and last year (พ.ศ.) that a person may mean; anything else is a slip of the finger.</summary>
    public const int Earliest = 2400;
    public const int Latest = 2800;

    public static int Of(DateOnly date) => OfChristian(date.Year);

    public static int OfChristian(int year) => year + YearsAhead;

    public static int ToChristian(int buddhistYear) => buddhistYear - YearsAhead;
}
