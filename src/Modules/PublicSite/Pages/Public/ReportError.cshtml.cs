using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Platform;
using Prongsai.PublicSite.Reports;
using Prongsai.PublicSite.Texts;

namespace Prongsai.PublicSite.Pages.Public;

[Open]
internal sealed class ReportErrorModel(SendErrorReport send, ReportGate gate, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool Done { get; private set; }

    /// <summary>Seal of the time at which the form was opened; a form that comes back keeps its own.</summary>
    public string Opened { get; private set; } = "";

    public void OnGet(string? about, bool sent)
    {
        (Done, Opened) = (sent, gate.Opened());
        Input.About = SendErrorReport.PathOf(about);
    }

    public async Task<IActionResult> OnPostAsync(string? website, CancellationToken ct)
    {
        Input.About = SendErrorReport.PathOf(Input.About);
        Opened = Input.Opened ?? "";
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        // A machine is thanked as well: it learns nothing.
        if (!string.IsNullOrEmpty(website))
        {
            return Redirect("/report-error?sent=true");
        }

        if (!gate.InTime(Input.Opened))
        {
            Opened = gate.Opened();
            return this.Invalid(new Refusal("report.soon"), text);
        }

        var sent = await send.HandleAsync(new(Input.About, Input.Text, Input.Contact ?? "", HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""), ct);
        return sent.Done ? Redirect("/report-error?sent=true") : this.Invalid(sent.Refusal, text);
    }

    internal sealed class Form
    {
        public string? About { get; set; }

        public string? Opened { get; set; }

        [Display(Name = "ข้อมูลใดผิด และที่ถูกคืออะไร"), Required, StringLength(SendErrorReport.LongestText), DataType(DataType.MultilineText)]
        public string Text { get; set; } = "";

        [Display(Name = "ช่องทางติดต่อกลับ"), StringLength(SendErrorReport.LongestContact)]
        public string? Contact { get; set; }
    }
}
