using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Itas;

/// <summary>What is typed into ITAS for an item.</summary>
/// <param name="Has">The public sees a page of it.</param>
/// <param name="Address">Of that page.</param>
/// <param name="Steps">The way to it by clicking.</param>
/// <param name="Explanation">The same as numbered lines, with what to look at.</param>
/// <param name="Others">Addresses elsewhere that the page names as evidence.</param>
internal sealed record ItasLine(DisclosureItem Item, bool Has, string Address, IReadOnlyList<string> Steps, string Explanation, IReadOnlyList<string> Others);

/// <summary>The answers of a year for ITAS, made from what is really published.</summary>
internal sealed class ItasReader(AppDb db, CurrentUser user, IPublishedPages pages, SiteAddress site)
{
    private const int MostItems = 200;

    public async Task<IReadOnlyList<ItasLine>> OfYearAsync(int year, CancellationToken ct)
    {
        var items = await db.Set<DisclosureItem>().AsNoTracking().SeenBy(user).AsSplitQuery().Include(i => i.Elements.OrderBy(e => e.Number))
            .Where(i => i.FiscalYear == year).OrderBy(i => i.Position).Take(MostItems).ToListAsync(ct);
        var lines = new List<ItasLine>();
        foreach (var item in items)
        {
            lines.Add(await LineAsync(item, ct));
        }

        return lines;
    }

    /// <param name="item">With its elements.</param>
    public async Task<ItasLine> LineAsync(DisclosureItem item, CancellationToken ct)
    {
        var path = PublicAddress.OfItem(item.FiscalYear, item.Code);
        if (await pages.FindAsync(path, ct) is not { Status: 200 } page)
        {
            return new(item, false, "", [], "", []);
        }

        var steps = ClickPath.Of(Encoding.UTF8.GetString(page.Content));
        return new(item, true, site.Of(path), steps, Explain(item, steps), await OthersAsync(item, ct));
    }

    private string Explain(DisclosureItem item, IReadOnlyList<string> steps)
    {
        var text = new StringBuilder(ClickPath.Explain(steps, site.Root));
        foreach (var element in item.Elements)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\nองค์ประกอบที่ {element.Number} {element.Text}");
            text.Append(element.NotAsked ? ": ไม่ใช้กับหน่วยงาน " + element.Note : FormattableString.Invariant($": หัวข้อที่ {element.Number} ของหน้า"));
        }

        return text.ToString();
    }

    // What was approved and is shown, not what somebody attached since.
    private async Task<IReadOnlyList<string>> OthersAsync(DisclosureItem item, CancellationToken ct)
    {
        var content = item.PublishedHash.Length == 0 ? null
            : await db.Set<Sending>().AsNoTracking().Where(s => s.ItemId == item.Id && s.Hash == item.PublishedHash).OrderByDescending(s => s.MadeAt).Select(s => s.Content).FirstOrDefaultAsync(ct);
        return content is null ? [] : [.. ItemContent.FromJson(content).Proofs.Where(p => p.Kind == EvidenceKind.Link).Select(p => p.Address).Distinct(StringComparer.Ordinal)];
    }
}
