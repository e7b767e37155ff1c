using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;
using Prongsai.PublicSite.Texts;

namespace Prongsai.PublicSite.Pages.Website;

[Needs("website.edit")]
internal sealed class WithdrawModel(AppDb db, WithdrawPage withdraw, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public int FiscalYear { get; private set; }

    public string Item { get; private set; } = "";

    public string ItemName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int year, string item, CancellationToken ct) =>
        await ReadAsync(year, item, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int year, string item, CancellationToken ct)
    {
        if (!await ReadAsync(year, item, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await withdraw.HandleAsync(new(year, item, Input.Reason), ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say($"ถอน {Item} ปีงบประมาณ {FiscalYear} ออกจากเว็บไซต์แล้ว");
        return Redirect("/app/website");
    }

    private async Task<bool> ReadAsync(int year, string item, CancellationToken ct)
    {
        (FiscalYear, Item) = (year, item.ToUpperInvariant());
        ItemName = await db.Set<Publication>().AsNoTracking().Where(p => p.FiscalYear == year && p.Item == Item)
            .OrderByDescending(p => p.Version).Select(p => p.ItemName).FirstOrDefaultAsync(ct) ?? "";
        return ItemName.Length > 0;
    }

    internal sealed class Form
    {
        [Display(Name = "เหตุผลที่ถอน"), Required, StringLength(500), DataType(DataType.MultilineText)]
        public string Reason { get; set; } = "";
    }
}
