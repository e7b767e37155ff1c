using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Approvals.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Itas;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Documents.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>What the pages of one item show.</summary>
internal sealed class ItemSheet(AppDb db, CurrentUser user, ContentReader reader, ItemSurroundings around)
{
    private const int MostRemarks = 100;
    private ItemNow _now = null!;

    public DisclosureItem Item => _now.Item;

    public ItemRule? Rule => _now.Rule;

    public IReadOnlyDictionary<Guid, CurrentEvidence> Evidence => _now.Evidence;

    public IReadOnlyList<Remark> Remarks { get; private set; } = [];

    public ApprovalView? Approval { get; private set; }

    public ItemState State => _now.State;

    public bool Changed => _now.Changed;

    public string Unit { get; private set; } = "";

    public string Person { get; private set; } = "";

    public string Reviewer { get; private set; } = "";

    public IReadOnlyList<OwnPage> MadePages { get; private set; } = [];

    /// <summary>The approved papers that the public page is made of; empty when it is made of the evidence.</summary>
    public IReadOnlyList<ItemPaper> Papers { get; private set; } = [];

    public bool MayEdit => user.Can(Permissions.Edit) && Item.Stage != Stage.Sent;

    public bool MayAssign => user.Can(Permissions.Assign);

    public bool MayCheck => user.Can(Permissions.Check);

    public bool MayAudit => user.Can(Permissions.Audit);

    /// <summary>Whoever looks it through before it is sent on.</summary>
    public bool MaySendBack => user.Can(Permissions.Edit) && Item.Stage is not (Stage.Sent or Stage.Returned) && (MayAssign || (user.PersonId is { } me && me == Item.ReviewerId));

    public string Path => FormattableString.Invariant($"/app/{Item.FiscalYear}/oit/{Item.Code.ToLowerInvariant()}");

    public string PublicPath => PublicAddress.OfItem(Item.FiscalYear, Item.Code);

    public DateOnly Today => reader.Today;

    public IEnumerable<CurrentEvidence> Of(int element) =>
        Item.Proofs.Where(p => p.Element == element).OrderBy(p => p.AddedAt).Select(p => Evidence.GetValueOrDefault(p.EvidenceId)).Where(e => e is not null).Select(e => e!);

    /// <summary>Every evidence of the item once, those not sorted to an element first.</summary>
    public IEnumerable<CurrentEvidence> All => Item.Proofs.OrderBy(p => p.Element).ThenBy(p => p.AddedAt).Select(p => p.EvidenceId).Distinct()
        .Select(id => Evidence.GetValueOrDefault(id)).Where(e => e is not null).Select(e => e!);

    public IEnumerable<SelectListItem> Pages => MadePages.Select(p => new SelectListItem($"{p.Title} ({p.Path})", p.Path));

    /// <returns>False when there is no such item, or it is not this person's.</returns>
    public async Task<bool> ReadAsync(int year, string code, CancellationToken ct)
    {
        var upper = code.ToUpperInvariant();
        var item = await db.Set<DisclosureItem>().AsNoTracking().SeenBy(user).Include(i => i.Elements.OrderBy(e => e.Number)).Include(i => i.Proofs).AsSplitQuery()
            .SingleOrDefaultAsync(i => i.FiscalYear == year && i.Code == upper, ct);
        if (item is null)
        {
            return false;
        }

        _now = await reader.ReadAsync(item, ct);
        Remarks = await db.Set<Remark>().AsNoTracking().Where(r => r.ItemId == item.Id).OrderByDescending(r => r.At).Take(MostRemarks).ToListAsync(ct);
        Approval = await around.Trail.ApprovalAsync(item, ct);
        Papers = [.. (await around.Trail.PapersAsync(item, ct)).Where(p => p.IsPublic)];
        MadePages = await around.Pages.ListAsync(ct);
        (Unit, Person, Reviewer) = await around.NamesAsync(item, ct);
        return true;
    }
}

/// <summary>What other modules know of an item.</summary>
internal sealed class ItemSurroundings(ItemPaperwork trail, IOwnPages pages, IAgencyDirectory office)
{
    public ItemPaperwork Trail => trail;

    public IOwnPages Pages => pages;

    public async Task<(string Unit, string Person, string Reviewer)> NamesAsync(DisclosureItem item, CancellationToken ct)
    {
        var (units, people) = (await office.UnitsAsync(ct), await office.PeopleAsync(ct));
        return (units.FirstOrDefault(u => u.Id == item.UnitId)?.Name ?? "", people.FirstOrDefault(p => p.Id == item.PersonId)?.FullName ?? "", people.FirstOrDefault(p => p.Id == item.ReviewerId)?.FullName ?? "");
    }
}
