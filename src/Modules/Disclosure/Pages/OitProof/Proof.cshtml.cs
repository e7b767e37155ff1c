using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Pages.OitChecks;
using Prongsai.Disclosure.Snapshots;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.OitProof;

/// <summary>What the public saw of an item, and when; two moments compared; the chain walked.</summary>
[Needs(Permissions.View, Permissions.Check)]
internal sealed class PublicProofModel(AppDb db, CurrentUser user, SnapshotReader reader, TakeSnapshot take) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true), Display(Name = "จาก")]
    public long? Older { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "ถึง")]
    public long? Newer { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Walk { get; set; }

    public DisclosureItem Item { get; private set; } = null!;

    public IReadOnlyList<Snapshot> Proofs { get; private set; } = [];

    public OpenWindow Window { get; private set; } = null!;

    public IReadOnlyList<LineChange>? Changes { get; private set; }

    public (long Links, long? Break)? Walked { get; private set; }

    public bool MayTake => user.Can(Permissions.Check);

    public string Path => ItemCheckModel.PathOf(Item);

    public IEnumerable<SelectListItem> Choices => Proofs.Select(p => new SelectListItem(FormattableString.Invariant($"{p.Number}: {ItemCheckModel.Time(p.AtUtc)}"), p.Number.ToString(CultureInfo.InvariantCulture)));

    public static string Seen(Snapshot proof) => proof.Status switch
    {
        200 => FormattableString.Invariant($"เปิดได้ ฉบับที่ {proof.Version}"),
        410 => "ถอนออกแล้ว",
        _ => "ยังไม่มีหน้า",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        Walked = Walk ? await SnapshotChain.WalkAsync(db, ct) : null;
        var (older, newer) = (Proofs.FirstOrDefault(p => p.Number == Older), Proofs.FirstOrDefault(p => p.Number == Newer));
        Changes = older is not null && newer is not null ? await reader.CompareAsync(older, newer, ct) : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        var taken = await take.HandleAsync(new(Item.Id, "button"), ct);
        if (!taken.Done)
        {
            return this.Refused(taken.Refusal);
        }

        this.Say(FormattableString.Invariant($"บันทึกหลักฐานรายการที่ {taken.Value.Number} แล้ว"));
        return LocalRedirect(Path + "/proof");
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await db.ItemOfAsync(user, Year, Code, ct) is not { } item)
        {
            return false;
        }

        (Item, Proofs, Window) = (item, await reader.OfAsync(item.Id, ct), await reader.WindowAsync(Year, ct));
        Older ??= Proofs.Count > 1 ? Proofs[1].Number : null;
        Newer ??= Proofs.Count > 0 ? Proofs[0].Number : null;
        return true;
    }
}
