using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Items;

namespace Prongsai.Disclosure.Checks.Findings;

/// <summary>What the elements for which an evidence stands ask of it, drawn from the year's rules and their words.</summary>
internal static class Demands
{
    private const string Signed = "ลงนาม";
    private static readonly string[] Filled = ["ไม่มีต้องระบุว่าไม่มี", "ห้ามเว้นว่าง"];

    /// <param name="rule">Null when the rules of the year no longer name the item: then no year is asked for.</param>
    public static Demand Of(DisclosureItem item, ItemRule? rule, Guid evidence)
    {
        var numbers = item.Proofs.Where(p => p.EvidenceId == evidence).Select(p => p.Element).ToHashSet();
        var texts = item.Elements.Where(e => numbers.Contains(e.Number)).Select(e => e.Text).ToList();
        return new Demand(
            YearOf(rule?.Year ?? ContentYear.Unknown, item.FiscalYear),
            texts.Exists(text => text.Contains(Signed, StringComparison.Ordinal)),
            texts.Exists(text => Array.Exists(Filled, words => text.Contains(words, StringComparison.Ordinal))));
    }

    private static int? YearOf(ContentYear asks, int assessed) => asks switch
    {
        ContentYear.Assessed or ContentYear.AssessedFirstHalf => assessed,
        ContentYear.Before => assessed - 1,
        _ => null,
    };
}
