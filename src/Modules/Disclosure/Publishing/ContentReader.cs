using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Evidences;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Publishing;

/// <summary>An evidence of an item with the revision that counts.</summary>
internal sealed record CurrentEvidence(Evidence Evidence, EvidenceRevision Revision, FreshnessOf Freshness);

/// <summary>Reads an item with all that belongs to it, as it stands now.</summary>
internal sealed class ContentReader(AppDb db, IItemRules rules, ContentSources sources)
{
    public DateOnly Today => sources.Today;

    /// <summary>Evidence of these items with its newest revision, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, CurrentEvidence>> EvidenceAsync(IReadOnlyCollection<DisclosureItem> items, CancellationToken ct)
    {
        var ids = items.SelectMany(i => i.Proofs).Select(p => p.EvidenceId).Distinct().ToList();
        var found = await db.Set<Evidence>().AsNoTracking().Include(e => e.Revisions.OrderByDescending(r => r.Number)).Where(e => ids.Contains(e.Id)).OrderBy(e => e.Id).Take(5_000).ToListAsync(ct);
        var years = items.SelectMany(i => i.Proofs.Select(p => (p.EvidenceId, i))).GroupBy(p => p.EvidenceId).ToDictionary(g => g.Key, g => g.First().i);
        var known = new Dictionary<Guid, CurrentEvidence>();
        foreach (var evidence in found.Where(e => e.Revisions.Count > 0))
        {
            var item = years[evidence.Id];
            var rule = await RuleAsync(item.FiscalYear, item.Code, ct);
            known[evidence.Id] = new(evidence, evidence.Revisions[0], FreshnessOf.Read(rule?.Year ?? ContentYear.Unknown, item.FiscalYear, evidence.Revisions[0], Today));
        }

        return known;
    }

    public async Task<ItemRule?> RuleAsync(int fiscalYear, string code, CancellationToken ct) =>
        (await rules.OfYearAsync(fiscalYear, ct))?.Items.FirstOrDefault(i => i.Code == code);

    /// <param name="item">With elements and proofs.</param>
    public async Task<ItemContent> ReadAsync(DisclosureItem item, CancellationToken ct) => await ReadAsync(item, await EvidenceAsync([item], ct), ct);

    /// <param name="item">With elements and proofs.</param>
    /// <param name="evidence">Of this item at least.</param>
    public async Task<ItemContent> ReadAsync(DisclosureItem item, IReadOnlyDictionary<Guid, CurrentEvidence> evidence, CancellationToken ct)
    {
        var pages = evidence.Values.Any(e => e.Revision.Kind == EvidenceKind.Page) ? await sources.PagesAsync(ct) : [];
        var rule = await RuleAsync(item.FiscalYear, item.Code, ct);
        var unit = await sources.UnitAsync(item.UnitId, ct) ?? rule?.DefaultUnit ?? "";
        var used = item.Proofs.Where(p => p.Element > 0).Select(p => evidence.GetValueOrDefault(p.EvidenceId)).Where(e => e is not null).ToList();
        var asOf = used.Select(e => (DateOnly?)e!.Revision.CapturedOn).Max() ?? (item.Elements.Max(e => e.MarkedAt) is { } marked ? Bangkok.DateOf(marked) : Today);
        return new ItemContent(item.FiscalYear, item.Code, item.Name, unit.Length > 0 ? unit : await sources.OfficeAsync(ct), asOf,
        [
            .. item.Elements.OrderBy(e => e.Number).Select(element => new ContentElement(
                element.Number, element.Text, element.NotAsked, element.NotAsked ? element.Note : "",
                [.. item.Proofs.Where(p => p.Element == element.Number && evidence.ContainsKey(p.EvidenceId)).OrderBy(p => p.AddedAt).ThenBy(p => p.Id).Select(p => Proof(evidence[p.EvidenceId], pages))])),
        ]);
    }

    private static ContentProof Proof(CurrentEvidence current, IReadOnlyList<OwnPage> pages) => new(
        current.Evidence.Id, current.Revision.Number, current.Revision.Kind, current.Evidence.Title, current.Revision.FileId, current.Revision.Address, current.Revision.Sha256,
        current.Revision.CoversFrom is null && current.Revision.CoversTo is null
            ? current.Revision.CoversText
            : new Period(PeriodKind.Range, current.Revision.CoversFrom, current.Revision.CoversTo, current.Revision.CoversText).Describe(),
        current.Revision.Kind == EvidenceKind.Page ? pages.FirstOrDefault(p => p.Path == current.Revision.Address)?.BodyHtml ?? "" : "");
}

/// <summary>What other modules say about an item; asked once for a request.</summary>
internal sealed class ContentSources(IAgencyDirectory office, IOwnPages pages, TimeProvider clock)
{
    private IReadOnlyList<UnitView>? _units;
    private IReadOnlyList<OwnPage>? _pages;

    public DateOnly Today => Bangkok.Today(clock);

    public async Task<IReadOnlyList<OwnPage>> PagesAsync(CancellationToken ct) => _pages ??= await pages.ListAsync(ct);

    public async Task<string?> UnitAsync(Guid? id, CancellationToken ct) => id is null ? null : (_units ??= await office.UnitsAsync(ct)).FirstOrDefault(u => u.Id == id)?.Name;

    public async Task<string> OfficeAsync(CancellationToken ct) => (await office.ProfileAsync(ct)).OfficeName;
}
