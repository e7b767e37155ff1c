using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Platform;
using Prongsai.PublicSite.Reports;
using Prongsai.PublicSite.Texts;

namespace Prongsai.PublicSite.Pages.Website;

[Needs("website.view", "website.edit")]
internal sealed class ReportModel(AppDb db, CloseErrorReport close, CurrentUser user, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public ErrorReport Report { get; private set; } = null!;

    public bool MayClose => user.Can("website.edit");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await ReadAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, bool mended, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await close.HandleAsync(id, mended, Input.Note, ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say(mended ? "ปิดเรื่องแล้ว: แก้ข้อมูลแล้ว" : "ปิดเรื่องแล้ว: ข้อมูลไม่ผิด");
        return Redirect("/app/website/reports");
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        var found = await db.Set<ErrorReport>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);
        Report = found!;
        return found is not null;
    }

    internal sealed class Form
    {
        [Display(Name = "บันทึกการตรวจ"), Required, StringLength(1000), DataType(DataType.MultilineText)]
        public string Note { get; set; } = "";
    }
}
