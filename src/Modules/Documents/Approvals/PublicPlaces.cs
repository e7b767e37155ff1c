using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Building;

namespace Prongsai.Documents.Approvals;

/// <param name="FiscalYear">BE, of the assessment; not always that of the paper.</param>
internal sealed record PublicPlace(int FiscalYear, ItemView Item);

/// <summary>
/// Which papers have a public page, and where it stands: the measures of a year under that year's item; the report on them under the item that asks for
/// it, which in some years is one of the year after (FY2569, O26: "ของปีก่อนปีที่รับการประเมิน").
/// </summary>
internal sealed class PublicPlaces(IFrameworks frameworks)
{
    public static bool Has(string kind) => kind is PaperKinds.Result or PaperKinds.FailedItems || IsMeasures(kind);

    /// <summary>Two kinds that stand on one page of a year, one after the other.</summary>
    public static bool Share(string one, string other) => Has(one) && Has(other) && IsMeasures(one) == IsMeasures(other);

    /// <param name="path">"/ita/2568/o28".</param>
    public static (int FiscalYear, string Item) Read(string path)
    {
        var parts = path.Split('/');
        return (int.Parse(parts[^2], CultureInfo.InvariantCulture), parts[^1].ToUpperInvariant());
    }

    /// <param name="fiscalYear">BE, of the paper.</param>
    /// <returns>Null for a kind without a page, and where the rules name no item.</returns>
    public async Task<PublicPlace?> OfAsync(string kind, int fiscalYear, CancellationToken ct)
    {
        if (!Has(kind))
        {
            return null;
        }

        var own = await frameworks.OfYearAsync(fiscalYear, ct);
        if (IsMeasures(kind))
        {
            return Place(own, own?.MeasuresItem);
        }

        var report = Place(own, own?.ResultsItem);
        if (report is { Item.OfYearBefore: false })
        {
            return report;
        }

        var after = await frameworks.OfYearAsync(fiscalYear + 1, ct);
        return Place(after, after?.ResultsItem) is { Item.OfYearBefore: true } later ? later : report;
    }

    private static bool IsMeasures(string kind) => kind is PaperKinds.Plan or PaperKinds.Analysis;

    private static PublicPlace? Place(FrameworkView? framework, string? code) =>
        framework?.Items.FirstOrDefault(item => item.Code == code) is { } item ? new(framework.FiscalYear, item) : null;
}
