using Prongsai.Platform.Calendar;

namespace Prongsai.Site.Tests.Thai;

public class WorkingCalendarTests
{
    private static readonly WorkingCalendar s_calendar = HolidayPack.Load(Path.Combine(Repository.Root, "packs", "holidays"));

    [Fact]
    public void Seven_working_days_jump_over_Songkran_and_weekends() =>
        Assert.Equal(new DateOnly(2026, 4, 22), s_calendar.Add(new DateOnly(2026, 4, 8), 7));

    [Fact]
    public void Counting_back_undoes_counting_forward_from_a_working_day()
    {
        var day = new DateOnly(2026, 4, 8);
        Assert.Equal(day, s_calendar.Add(s_calendar.Add(day, 30), -30));
        Assert.Equal(day, s_calendar.Add(day, 0));
    }

    [Fact]
    public void A_day_off_is_explained()
    {
        Assert.Equal("วันหยุดราชการ: วันสงกรานต์", s_calendar.Explain(new DateOnly(2026, 4, 13)));
        Assert.Equal("วันเสาร์", s_calendar.Explain(new DateOnly(2026, 4, 11)));
        Assert.Null(s_calendar.Explain(new DateOnly(2026, 4, 8)));
        Assert.Equal(new DateOnly(2026, 4, 16), s_calendar.OnOrAfter(new DateOnly(2026, 4, 13)));
    }

    [Fact]
    public void A_year_without_data_says_so()
    {
        Assert.True(s_calendar.Knows(new DateOnly(2027, 12, 31)));
        Assert.False(s_calendar.Knows(new DateOnly(2028, 1, 1)));
    }

    [Fact]
    public void Every_fixed_holiday_on_a_weekend_has_a_working_day_for_it_in_the_same_week_or_the_next()
    {
        foreach (var holiday in s_calendar.Holidays.Where(h => h.Kind == HolidayKind.Fixed && h.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday))
        {
            Assert.Contains(s_calendar.Holidays, h => h.Kind == HolidayKind.Substitute && h.Date > holiday.Date && h.Date <= holiday.Date.AddDays(4));
        }
    }

    [Fact]
    public void No_substitute_falls_on_a_weekend_and_only_the_moon_and_the_cabinet_are_unsure()
    {
        Assert.All(s_calendar.Holidays.Where(h => h.Kind == HolidayKind.Substitute), h => Assert.False(h.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.All(s_calendar.Holidays, h => Assert.Equal(h.Kind == HolidayKind.Fixed, h.Mark == HolidayMark.A));
        Assert.All(s_calendar.Holidays.Where(h => h.Kind is HolidayKind.Lunar or HolidayKind.Special), h => Assert.Equal(HolidayMark.G, h.Mark));
    }

    [Theory]
    [InlineData("2569.json", "[{\"date\":\"2026-01-01\"}]", "2569.json line 1")]
    [InlineData("2569.json", "[{\"date\":\"2025-01-01\",\"name\":\"x\",\"kind\":\"fixed\",\"source\":\"x\",\"mark\":\"A\"}]", "outside its year")]
    [InlineData("holidays.json", "[]", "not named by a year")]
    public void A_broken_file_is_named_with_its_reason(string name, string content, string reason)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, name), content);
            Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => HolidayPack.Load(folder.FullName)).Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
