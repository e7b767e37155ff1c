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
/// <param name="Freshness">By the rule of that item: the same evidence may be stale under another.</param>
internal sealed record CurrentEvidence(Evidence Evidence, EvidenceRevision Revision, FreshnessOf Freshness);

/// <summary>An item as it stands at this moment.</summary>
/// <param name="Rule">Null: the rules of the year no longer name it.</param>
/// <param name="Evidence">By its id; without those that have no revision yet.</param>
/// <param name="Content">What the public would see of it.</param>
internal sealed record ItemNow(DisclosureItem Item, ItemRule? Rule, IReadOnlyDictionary<Guid, CurrentEvidence> Evidence, ItemContent Content)
{
    /// <summary>Of the evidence under an element that is not fresh, the one that is worst; null when all is well or there is none.</summary>
    public FreshnessOf? Worst { get; } = Item.Proofs.Where(p => p.Element > 0)
        .Select(p => Evidence.GetValueOrDefault(p.EvidenceId)?.Freshness).Where(f => f is { State: not Freshness.Fresh }).OrderByDescending(f => f!.State).FirstOrDefault();

    /// <summary>What stands here is not what the public sees.</summary>
    public bool Changed { get; } = Item.PublishedHash.Length > 0 && ItemContent.HashOf(Content.ToJson()) != Item.PublishedHash;

    public ItemState State => ItemStates.Of(Item, Worst is { State: not Freshness.Due }, Changed);
}

/// <summary>Reads items with all that belongs to them.</summary>
internal sealed class ContentReader(AppDb db, IItemRules rules, ContentSources sources)
{
    public DateOnly Today => sources.Today;

    /// <param name="item">With elements and proofs.</param>
    public async Task<ItemNow> ReadAsync(DisclosureItem item, CancellationToken ct) => (await ReadAsync([item], ct))[0];

    /// <param name="items">With elements and proofs.</param>
    public async Task<IReadOnlyList<ItemNow>> ReadAsync(IReadOnlyList<DisclosureItem> items, CancellationToken ct)
    {
        var ids = items.SelectMany(i => i.Proofs).Select(p => p.EvidenceId).Distinct().ToList();
        var found = await db.Set<Evidence>().AsNoTracking().Include(e => e.Revisions.OrderByDescending(r => r.Number))
            .Where(e => ids.Contains(e.Id) && e.Revisions.Any()).OrderBy(e => e.Id).Take(5_000).ToDictionaryAsync(e => e.Id, ct);
        var pages = found.Values.Any(e => e.Revisions[0].Kind == EvidenceKind.Page) ? await sources.PagesAsync(ct) : [];
        var known = new Dictionary<int, DisclosureRules?>();
        foreach (var year in items.Select(i => i.FiscalYear).Distinct())
        {
            known[year] = await rules.OfYearAsync(year, ct);
        }

        var all = new List<ItemNow>();
        foreach (var item in items)
        {
            var rule = known[item.FiscalYear]?.Items.FirstOrDefault(i => i.Code == item.Code);
            var evidence = item.Proofs.Select(p => p.EvidenceId).Distinct().Where(found.ContainsKey).Select(id => found[id]).ToDictionary(
                e => e.Id, e => new CurrentEvidence(e, e.Revisions[0], FreshnessOf.Read(rule?.Year ?? ContentYear.Unknown, item.FiscalYear, e.Revisions[0], Today)));
            all.Add(new ItemNow(item, rule, evidence, await ContentAsync(item, rule, evidence, pages, ct)));
        }

        return all;
    }

    private async Task<ItemContent> ContentAsync(DisclosureItem item, ItemRule? rule, Dictionary<Guid, CurrentEvidence> evidence, IReadOnlyList<OwnPage> pages, CancellationToken ct)
    {
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
    private string? _office;

    public DateOnly Today => Bangkok.Today(clock);

    public async Task<IReadOnlyList<OwnPage>> PagesAsync(CancellationToken ct) => _pages ??= await pages.ListAsync(ct);

    public async Task<string?> UnitAsync(Guid? id, CancellationToken ct) => id is null ? null : (_units ??= await office.UnitsAsync(ct)).FirstOrDefault(u => u.Id == id)?.Name;

    public async Task<string> OfficeAsync(CancellationToken ct) => _office ??= (await office.ProfileAsync(ct)).OfficeName;
}
