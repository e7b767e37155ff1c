using System.Globalization;

namespace Prongsai.Disclosure.Checks.Looking;

/// <summary>
/// Last year's paper under this year's item is the classic nought. A title that names another year weighs most; a text is doubted only when it names
/// other years and this one nowhere.
/// </summary>
internal static class YearLook
{
    /// <param name="named">Years the title says it is of.</param>
    /// <param name="whole">False when only the beginning of the text is known: then the title alone speaks.</param>
    public static IEnumerable<Fault> Check(IReadOnlyList<int> named, string text, bool whole, Demand demand, string where)
    {
        if (demand.Year is not { } wanted)
        {
            yield break;
        }

        if (named.Count > 0)
        {
            if (!named.Contains(wanted))
            {
                var elsewhere = YearMentions.Fiscal(text).Contains(wanted);
                yield return new("year.title", elsewhere ? Weight.Warns : Weight.Blocks, where, Words(named), Words([wanted]));
            }
        }
        else if (whole && YearMentions.Fiscal(text) is { Count: > 0 } others && !others.Contains(wanted) && !YearMentions.Has(text, wanted))
        {
            yield return new("year.text", Weight.Warns, where, Words(others), Words([wanted]));
        }
    }

    private static string Words(IReadOnlyList<int> years) => string.Join(", ", years.Take(3).Select(y => y.ToString(CultureInfo.InvariantCulture)));
}
