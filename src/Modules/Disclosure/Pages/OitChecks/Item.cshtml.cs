using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Checks.Findings;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Pages.OitChecks;

/// <summary>What the last look at the evidence of an item found, and a look now.</summary>
[Needs(Permissions.View, Permissions.Check)]
internal sealed class ItemCheckModel(AppDb db, CurrentUser user, ItemFindings findings, AskCheck ask) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public DisclosureItem Item { get; private set; } = null!;

    public FindingsView View { get; private set; } = new([], [], null);

    public bool MayCheck => user.Can(Permissions.Check);

    public bool MayEdit => user.Can(Permissions.Edit);

    public string Path => PathOf(Item);

    public static string PathOf(DisclosureItem item) => FormattableString.Invariant($"/app/{item.FiscalYear}/oit/{item.Code.ToLowerInvariant()}");

    public static string Time(DateTime utc) => $"{ThaiDate.Short(Bangkok.DateOf(utc))} {(utc + Bangkok.Offset).ToString("HH:mm", CultureInfo.InvariantCulture)} น.";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        var asked = await ask.HandleAsync(new(Year, Item.Id), ct);
        if (!asked.Done)
        {
            return this.Refused(asked.Refusal);
        }

        this.Say("สั่งตรวจแล้ว ผลจะแสดงในหน้านี้ภายในไม่กี่นาที");
        return LocalRedirect(Path + "/check");
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await db.ItemOfAsync(user, Year, Code, ct) is not { } item)
        {
            return false;
        }

        (Item, View) = (item, await findings.OfAsync(item.Id, ct));
        return true;
    }
}

internal static class SeenItem
{
    /// <summary>The item without what belongs to it; null when it is not there or not this person's.</summary>
    public static Task<DisclosureItem?> ItemOfAsync(this AppDb db, CurrentUser user, int year, string code, CancellationToken ct)
    {
        var upper = code.ToUpperInvariant();
        return db.Set<DisclosureItem>().AsNoTracking().SeenBy(user).SingleOrDefaultAsync(i => i.FiscalYear == year && i.Code == upper, ct);
    }
}
