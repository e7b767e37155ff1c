using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Reading;

/// <summary>Steps that are late or due in fourteen days, by their measure.</summary>
internal sealed class MeasuresToday(MeasureTables tables, CurrentUser user, IAgencyDirectory directory, TimeProvider clock) : ITodaySource
{
    private const int DaysAhead = 14;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        var limit = Bangkok.Today(clock).AddDays(DaysAhead);
        var units = (await directory.UnitsAsync(ct)).ToDictionary(u => u.Id, u => u.Name);
        var measures = await tables.NumberedAsync(fiscalYear, user.UnitId, ct);
        return
        [
            .. from numbered in measures
               let measure = numbered.Measure
               where measure.DueOn <= limit
               let open = measure.Steps.Where(s => s.Percent < 100).ToList()
               where open.Count > 0
               let unit = measure.Owners.Select(o => o.UnitId is { } id ? units.GetValueOrDefault(id) : null).FirstOrDefault(n => n is not null) ?? ""
               select new TodayLine(measure.DueOn, $"มาตรการ {Label(measure, numbered.Number)} เหลือ {ThaiDigits.ToArabic(open.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))} ขั้นตอน: {Short(measure.Text)}", unit, $"/app/{fiscalYear}/progress#m-{measure.Id}"),
        ];
    }

    public static string Label(Measure measure, int number) => measure.IssueNo is { } issue
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{issue}.{number}")
        : number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 80 ? text : text[..79] + "…";
}
