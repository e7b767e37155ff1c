using System.Globalization;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Recurring;

/// <summary>How often something is done; counted in the fiscal year, 1 October to 30 September.</summary>
internal enum Rhythm
{
    Month,
    Quarter,

    /// <summary>October to March and April to September.</summary>
    HalfYear,
    Year,
}

/// <param name="Number">From 1 within the fiscal year.</param>
/// <param name="Name">As people say it, e.g. "ไตรมาสที่ 2 ปีงบประมาณ 2570".</param>
internal sealed record Turn(int Number, DateOnly From, DateOnly To, string Name);

internal static class Rhythms
{
    private const int Months = 12;

    public static string Words(this Rhythm rhythm) => rhythm switch
    {
        Rhythm.Month => "ทุกเดือน",
        Rhythm.Quarter => "ทุกไตรมาส",
        Rhythm.HalfYear => "ทุก 6 เดือน",
        _ => "ปีละครั้ง",
    };

    /// <summary>All times of a fiscal year, in order, without gap.</summary>
    public static IReadOnlyList<Turn> Turns(this Rhythm rhythm, int year)
    {
        var length = rhythm switch { Rhythm.Month => 1, Rhythm.Quarter => 3, Rhythm.HalfYear => 6, _ => Months };
        var start = new FiscalYear(year).Start;
        return
        [
            .. Enumerable.Range(0, Months / length).Select(n =>
            {
                var from = start.AddMonths(n * length);
                return new Turn(n + 1, from, from.AddMonths(length).AddDays(-1), NameOf(rhythm, year, n + 1, from));
            }),
        ];
    }

    private static string NameOf(Rhythm rhythm, int year, int number, DateOnly from) => rhythm switch
    {
        Rhythm.Month => string.Create(CultureInfo.InvariantCulture, $"เดือน{ThaiMonths.Full[from.Month]} {BuddhistEra.Of(from)}"),
        Rhythm.Quarter => string.Create(CultureInfo.InvariantCulture, $"ไตรมาสที่ {number} ปีงบประมาณ {year}"),
        Rhythm.HalfYear => string.Create(CultureInfo.InvariantCulture, $"รอบ 6 เดือน{(number == 1 ? "แรก" : "หลัง")} ปีงบประมาณ {year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"ปีงบประมาณ {year}"),
    };
}
