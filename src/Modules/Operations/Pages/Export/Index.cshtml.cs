using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Prongsai.Platform;
using Prongsai.Platform.Transfer;

namespace Prongsai.Operations.Pages.Export;

/// <summary>Everything of the office as one archive, for a move or for its own keeping: ordered with a reason and the six digits, kept for a day.</summary>
[Needs(Permissions.Export)]
internal sealed class IndexModel(ExportShelf shelf, StepUp stepUp) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<AgencyExport> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => All = await shelf.AllAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        All = await shelf.AllAsync(ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        if (await stepUp.CheckAsync(Input.Pin, ct) is { } refusal)
        {
            return this.Refused(refusal);
        }

        var ordered = await shelf.OrderAsync(Input.Reason, ct);
        if (!ordered.Done)
        {
            return this.Refused(ordered.Refusal);
        }

        this.Say("รับคำสั่งแล้ว ระบบกำลังรวบรวมข้อมูล โปรดเปิดหน้านี้อีกครั้งในอีกสักครู่");
        return RedirectToPage();
    }

    public static string When(DateTime utc) => Visits.IndexModel.When(utc);

    internal sealed class Form
    {
        [Display(Name = "เหตุผล"), Required(ErrorMessage = "โปรดกรอกเหตุผล"), StringLength(500, ErrorMessage = "เหตุผลยาวเกิน 500 ตัวอักษร")]
        public string Reason { get; set; } = "";

        [Display(Name = "รหัสยืนยัน 6 หลัก"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสยืนยัน 6 หลัก"), StringLength(20, ErrorMessage = "รหัสยืนยันมี 6 หลัก")]
        public string Pin { get; set; } = "";
    }
}

internal static class ExportFile
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/app/settings/export/{id:guid}", Send).WithMetadata(new NeedsAttribute(Permissions.Export), new FreshAttribute());

    private static async Task<IResult> Send(Guid id, ExportShelf shelf, Tenant tenant, CancellationToken ct) =>
        await shelf.TakeAsync(id, ct) is { } path ? Results.File(path, "application/zip", $"{tenant.Agency.Slug}.zip") : Results.NotFound();
}
