using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Disclosure.Checks.Findings;
using Prongsai.Disclosure.Checks.Looking;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.OitChecks;

/// <summary>Every open fault of a year, what blocks first.</summary>
[Needs(Permissions.View, Permissions.Check)]
internal sealed class YearChecksModel(AppDb db, CurrentUser user, ItemFindings findings, AskCheck ask) : PageModel
{
    private const int MostItems = 200;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<(DisclosureItem Item, FindingLine Line)> Lines { get; private set; } = [];

    public int Waiting { get; private set; }

    public int Blocks => Lines.Count(l => l.Line.Finding.Weight == Weight.Blocks);

    public int Warns => Lines.Count(l => l.Line.Finding.Weight == Weight.Warns);

    public bool MayCheck => user.Can(Permissions.Check);

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var asked = await ask.HandleAsync(new(Year, null), ct);
        if (!asked.Done)
        {
            await ReadAsync(ct);
            return this.Refused(asked.Refusal);
        }

        this.Say(FormattableString.Invariant($"สั่งตรวจ {asked.Value.Items} ข้อแล้ว ผลจะทยอยแสดงในหน้านี้"));
        return LocalRedirect(FormattableString.Invariant($"/app/{Year}/oit/checks"));
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var items = await db.Set<DisclosureItem>().AsNoTracking().SeenBy(user).Where(i => i.FiscalYear == Year).OrderBy(i => i.Position).Take(MostItems).ToDictionaryAsync(i => i.Id, ct);
        var ids = items.Keys.ToList();
        Lines = [.. (await findings.OpenAsync(ids, ct)).Select(l => (items[l.Finding.ItemId], l)).OrderBy(l => l.l.Finding.Weight).ThenBy(l => l.Item1.Position)];
        Waiting = await db.Set<ItemCheck>().CountAsync(c => ids.Contains(c.ItemId) && c.AskedAt != null && (c.DoneAt == null || c.DoneAt < c.AskedAt), ct);
    }
}
