using Prongsai.Assessment.Contracts;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Snapshots;

/// <summary>The days in which assessors may open the pages of a year: each of its nights is proved.</summary>
/// <param name="Known">False: the year's calendar has no dates, and the longest span that years had is taken.</param>
internal sealed record OpenWindow(DateOnly From, DateOnly To, bool Known)
{
    private const string Assessing = "assessment";

    public static OpenWindow Of(DisclosureRules? rules, int fiscalYear) =>
        rules?.Diary.FirstOrDefault(d => d is { Code: Assessing, From: not null, To: not null }) is { } said
            ? new(said.From!.Value, said.To!.Value, Known: true)
            : new(new DateOnly(BuddhistEra.ToChristian(fiscalYear), 1, 1), new FiscalYear(fiscalYear).End, Known: false);

    public bool Has(DateOnly day) => day >= From && day <= To;
}
