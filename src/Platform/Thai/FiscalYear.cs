namespace Prongsai.Platform.Thai;

/// <summary>ปีงบประมาณ: year N (พ.ศ.) runs from 1 October N−1 to 30 September N (พ.ร.บ. วิธีการงบประมาณ พ.ศ. 2561 มาตรา 4).</summary>
public readonly record struct FiscalYear(int Be)
{
    private int Ce => BuddhistEra.ToChristian(Be);

    public DateOnly Start => new(Ce - 1, 10, 1);

    public DateOnly End => new(Ce, 9, 30);

    /// <summary>The last day of "รอบ 6 เดือน".</summary>
    public DateOnly HalfYearEnd => new(Ce, 3, 31);

    /// <summary>ไตรมาสที่ 1 ต.ค.–ธ.ค., 2 ม.ค.–มี.ค., 3 เม.ย.–มิ.ย., 4 ก.ค.–ก.ย.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not 1–4.</exception>
    public (DateOnly From, DateOnly To) Quarter(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        var from = Start.AddMonths(3 * (number - 1));
        return (from, from.AddMonths(3).AddDays(-1));
    }

    public bool Contains(DateOnly date) => date >= Start && date <= End;

    /// <summary>The calendar year (ค.ศ.) in which a month (1–12) of this fiscal year lies.</summary>
    public int ChristianYearOf(int month) => month >= 10 ? Ce - 1 : Ce;

    public static FiscalYear Of(DateOnly date) => new(BuddhistEra.Of(date) + (date.Month >= 10 ? 1 : 0));
}
