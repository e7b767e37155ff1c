using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Contracts;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

internal sealed class ItemPapers(AppDb db, IFrameworks frameworks) : IItemPapers
{
    private const int Most = 60;

    public async Task<IReadOnlyList<ItemPaper>> OfItemAsync(int year, string item, CancellationToken ct)
    {
        var framework = await frameworks.OfYearAsync(year, ct);
        var shown = PaperKinds.All.Where(kind => PublicKinds.ItemOf(kind, framework)?.Code == item).ToList();
        var beside = shown.Select(kind => Companions.Of(new(year, kind))?.Kind).OfType<string>().ToList();
        List<string> kinds = [.. shown, .. beside, .. PaperKinds.All.Where(kind => Companions.Of(new(year, kind)) is { } other && beside.Contains(other.Kind))];
        var papers = await db.Set<FrozenPaper>().AsNoTracking().Where(p => p.FiscalYear == year && p.Serial == "" && kinds.Contains(p.Kind)).OrderBy(p => p.Id).Take(Most).ToListAsync(ct);
        return [.. papers.Select(p => new ItemPaper(
            PaperTemplate.Of(p.Kind).Name, p.Version, p.Number, p.PaperDate, p.Title, $"{p.ApprovedByName} {p.ApprovedByCapacity}".TrimEnd(), p.IsPublic, p.Hash)).OrderBy(p => p.On)];
    }
}
