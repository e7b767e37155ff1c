using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

public class FiscalYearTests
{
    private static readonly FiscalYear s_year = new(2569);

    [Fact]
    public void A_fiscal_year_runs_from_October_to_September()
    {
        Assert.Equal(new DateOnly(2025, 10, 1), s_year.Start);
        Assert.Equal(new DateOnly(2026, 9, 30), s_year.End);
        Assert.Equal(new DateOnly(2026, 3, 31), s_year.HalfYearEnd);
        Assert.True(s_year.Contains(s_year.Start));
        Assert.True(s_year.Contains(s_year.End));
        Assert.False(s_year.Contains(s_year.End.AddDays(1)));
    }

    [Theory]
    [InlineData(1, "2025-10-01", "2025-12-31")]
    [InlineData(2, "2026-01-01", "2026-03-31")]
    [InlineData(3, "2026-04-01", "2026-06-30")]
    [InlineData(4, "2026-07-01", "2026-09-30")]
    public void Quarters_are_the_four_of_the_fiscal_year(int number, string from, string to) =>
        Assert.Equal((Iso.Date(from), Iso.Date(to)), s_year.Quarter(number));

    [Fact]
    public void There_is_no_fifth_quarter() => Assert.Throws<ArgumentOutOfRangeException>(() => s_year.Quarter(5));

    [Fact]
    public void Every_day_belongs_to_the_year_that_contains_it()
    {
        for (var day = new DateOnly(2023, 1, 1); day.Year < 2027; day = day.AddDays(1))
        {
            Assert.True(FiscalYear.Of(day).Contains(day));
        }
    }
}
