using System.Globalization;
using Prongsai.Platform.Thai;

namespace Prongsai.Site.Tests.Thai;

/// <summary>The culture of the machine changes nothing.</summary>
public class CultureTests
{
    [Theory]
    [InlineData("th-TH")]
    [InlineData("en-US")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void Everything_reads_the_same_on_a_machine_of_any_culture(string culture)
    {
        var here = Everything();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(here, Everything());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Everything()
    {
        var day = new DateOnly(2026, 2, 14);
        return string.Join('|',
            ThaiDate.Short(day), ThaiDate.Order(day), ThaiDate.Time(new TimeOnly(9, 5)), ThaiDigits.Thai(-2569), ThaiDate.Read("31 ก.ย. 2565").Problem,
            ThaiDate.Read("14/2/2026").Question, ThaiDate.Read("2026-02-14").Date!.Value.ToString("O", CultureInfo.InvariantCulture),
            BahtText.Of(-1234.5m), BahtText.Figures(1234.5m), new ItemCode('O', 12), ThaiText.SearchKey("ITAS I"), ThaiSort.Key("ITAS ไทย"),
            PeriodReader.Read("ไตรมาสที่ 9", new FiscalYear(2569)).Problem, PeriodReader.Read("ต.ค.๖๘ ถึง ก.ย.๖๙", new FiscalYear(2569)).Periods[0].Describe());
    }
}
