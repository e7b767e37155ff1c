using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Itas;
using Prongsai.Platform;
using Prongsai.Platform.Printing;

namespace Prongsai.Disclosure.Pages.Itas;

/// <summary>The clarification of an item as a PDF; back to the list with the reason where none can be made.</summary>
[Needs(Permissions.View)]
internal sealed class ClarificationModel(ClarificationReader reader, CurrentUser user, WarmBrowser browser) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await reader.ReadAsync(user, Year, Code, ct) is not { } facts)
        {
            return NotFound();
        }

        var printed = await browser.PrintAsync(ClarificationHtml.Write(facts), bytes => bytes, ct);
        if (!printed.Done)
        {
            this.Say(Sentences.Of(HttpContext.RequestServices, printed.Refusal));
            return LocalRedirect(FormattableString.Invariant($"/app/{Year}/itas"));
        }

        return File(printed.Value, "application/pdf", FormattableString.Invariant($"clarification-{Code.ToLowerInvariant()}-{Year}.pdf"));
    }
}
