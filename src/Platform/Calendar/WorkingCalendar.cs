namespace Prongsai.Platform.Calendar;

/// <summary>Working days (วันทำการ): Monday to Friday without holidays.</summary>
/// <param name="holidays">By date.</param>
/// <param name="years">Calendar years (ค.ศ.) whose holidays are known.</param>
public sealed class WorkingCalendar(IReadOnlyDictionary<DateOnly, Holiday> holidays, IReadOnlySet<int> years)
{
    private const int MostDays = 10_000;

    public IEnumerable<Holiday> Holidays => holidays.Values.OrderBy(h => h.Date);

    /// <summary>The day that is so many working days after another; the first day does not count
    /// (ประมวลกฎหมายแพ่งและพาณิชย์ มาตรา 193/3). Below zero counts back. Zero is the day itself, working or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 10,000 days either way.</exception>
    public DateOnly Add(DateOnly from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, MostDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, -MostDays);
        var step = Math.Sign(workingDays);
        var day = from;
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorking(day) ? 1 : 0;
        }

        return day;
    }

    public bool IsWorking(DateOnly day) => !IsWeekend(day) && !holidays.ContainsKey(day);

    /// <summary>The day itself when it is a working day, else the next one: where a deadline moves to
    /// (ประมวลกฎหมายแพ่งและพาณิชย์ มาตรา 193/8).</summary>
    public DateOnly OnOrAfter(DateOnly day) => IsWorking(day) ? day : Add(day, 1);

    /// <summary>Why a day is not a working day, in Thai: "วันเสาร์", "วันหยุดราชการ: วันสงกรานต์"; null on a working day.</summary>
    public string? Explain(DateOnly day) => holidays.TryGetValue(day, out var holiday)
        ? $"วันหยุดราชการ: {holiday.Name}"
        : day.DayOfWeek switch
        {
            DayOfWeek.Saturday => "วันเสาร์",
            DayOfWeek.Sunday => "วันอาทิตย์",
            _ => null,
        };

    /// <summary>False when the holidays of that year are not in the data yet: a count that reaches it may be too short.</summary>
    public bool Knows(DateOnly day) => years.Contains(day.Year);

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
