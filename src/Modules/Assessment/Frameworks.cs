using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Packs;
using Prongsai.Platform;

namespace Prongsai.Assessment;

/// <summary>A year's rules as the ambient agency sees them.</summary>
/// <param name="CarriedFrom">Year whose rules these are, when the year has no pack of its own.</param>
/// <param name="Corrections">Those in force and those that no longer fit: for all agencies first, oldest first.</param>
internal sealed record AgencyPack(Pack Pack, JsonNode Node, int? CarriedFrom, IReadOnlyList<AppliedCorrection> Corrections);

internal sealed class Frameworks(AppDb db, PackShelf shelf, CorrectedPacks corrected) : IFrameworks, IItemCatalog
{
    public const int MostCorrections = 200;
    private readonly Dictionary<int, AgencyPack?> _read = [];

    public IReadOnlyList<int> Years => shelf.Years;

    public async Task<AgencyPack?> PackAsync(int fiscalYear, CancellationToken ct)
    {
        if (!_read.TryGetValue(fiscalYear, out var known))
        {
            _read[fiscalYear] = known = await ReadAsync(fiscalYear, ct);
        }

        return known;
    }

    /// <summary>After a correction was made or withdrawn in this scope.</summary>
    public void Forget() => _read.Clear();

    public async Task<FrameworkView?> OfYearAsync(int fiscalYear, CancellationToken ct)
    {
        return await PackAsync(fiscalYear, ct) is { } known ? View(known.Pack, fiscalYear) : null;
    }

    public static FrameworkView View(Pack pack, int fiscalYear) => new(
        fiscalYear, [.. pack.Issues.Select((i, n) => new IssueView(n + 1, i.Name, i.Feeds))],
        [.. pack.Items.Select(i => new ItemView(i.Code, i.Name, i.SubIndicator, [.. i.Elements.Select(e => e.Text)], i.DefaultUnit) { OfYearBefore = i.YearRule.Rule == YearRules.Previous })],
        [.. pack.Questions.Select(q => new QuestionView(q.Code, q.Indicator, q.Text))],
        pack.MeasuresItem, pack.ResultsItem, PackRules.Of(pack).All(r => PackRules.Confirmed(r.Mark)));

    public async Task<IReadOnlyList<CatalogItem>> ItemsAsync(int fiscalYear, CancellationToken ct)
    {
        if (await PackAsync(fiscalYear, ct) is not { CarriedFrom: null } known)
        {
            return [];
        }

        var groups = known.Pack.SubIndicators.ToDictionary(s => s.Code, s => $"{s.Code} {s.Name}");
        return [.. known.Pack.Items.Select(i => new CatalogItem(i.Code, i.Name, groups[i.SubIndicator]))];
    }

    /// <summary>The year's rules as all agencies have them in common: the file and the corrections of the installation.</summary>
    public async Task<AgencyPack?> SharedAsync(int fiscalYear, CancellationToken ct)
    {
        if (shelf.ForYear(fiscalYear) is not { } file)
        {
            return null;
        }

        var corrections = await db.Set<SharedCorrection>().AsNoTracking()
            .Where(c => c.FiscalYear == fiscalYear && c.WithdrawnAt == null).OrderBy(c => c.MadeAt).Take(MostCorrections).ToListAsync(ct);
        return corrected.Shared(file, corrections);
    }

    /// <summary>The rules as the file has them, which no correction touches: what a year's crosswalk is checked against.</summary>
    public Pack? FileOf(int fiscalYear) => shelf.OfYear(fiscalYear);

    private async Task<AgencyPack?> ReadAsync(int fiscalYear, CancellationToken ct)
    {
        if (await SharedAsync(fiscalYear, ct) is not { } shared)
        {
            return null;
        }

        var corrections = await db.Set<PackCorrection>().AsNoTracking()
            .Where(c => c.FiscalYear == fiscalYear && c.WithdrawnAt == null).OrderBy(c => c.MadeAt).Take(MostCorrections).ToListAsync(ct);
        return corrected.Of(db.TenantId, shared, corrections);
    }
}
