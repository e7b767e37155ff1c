using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Contracts;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

internal sealed class ItemPapers(AppDb db, PublicPlaces places) : IItemPapers
{
    private const int Most = 60;

    public async Task<IReadOnlyList<ItemPaper>> OfItemAsync(int year, string item, CancellationToken ct)
    {
        List<ItemPaper> papers = [];
        foreach (var own in (int[])[year - 1, year])
        {
            List<string> shown = [];
            foreach (var kind in PaperKinds.All)
            {
                if (await places.OfAsync(kind, own, ct) is { } place && place.FiscalYear == year && place.Item.Code == item)
                {
                    shown.Add(kind);
                }
            }

            papers.AddRange(shown.Count == 0 ? [] : await OfYearAsync(own, shown, ct));
        }

        return [.. papers.OrderBy(p => p.On)];
    }

    private async Task<IEnumerable<ItemPaper>> OfYearAsync(int year, List<string> shown, CancellationToken ct)
    {
        var beside = shown.Select(kind => Companions.Of(new(year, kind))?.Kind).OfType<string>().ToList();
        List<string> kinds = [.. shown, .. beside, .. PaperKinds.All.Where(kind => Companions.Of(new(year, kind)) is { } other && beside.Contains(other.Kind))];
        var papers = await db.Set<FrozenPaper>().AsNoTracking().Where(p => p.FiscalYear == year && p.Serial == "" && kinds.Contains(p.Kind)).OrderBy(p => p.Id).Take(Most).ToListAsync(ct);
        return papers.Select(p => new ItemPaper(
            PaperTemplate.Of(p.Kind).Name, p.Version, p.Number, p.PaperDate, p.Title, $"{p.ApprovedByName} {p.ApprovedByCapacity}".TrimEnd(), p.IsPublic, p.Hash));
    }
}
