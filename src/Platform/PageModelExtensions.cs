using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Prongsai.Platform;

public static class PageModelExtensions
{
    /// <summary>Shows the form again with its errors. 422, so a test and a log can tell it from success.</summary>
    public static IActionResult Invalid(this PageModel page)
    {
        var result = page.Page();
        result.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return result;
    }

    /// <summary>Shows the form again with the sentence of a refusal beside its field.</summary>
    public static IActionResult Invalid(this PageModel page, Refusal refusal, IStringLocalizer text)
    {
        page.ModelState.AddModelError(refusal.Field, text[refusal.Code, refusal.Arguments]);
        return page.Invalid();
    }

    /// <summary>The same for a refusal that may be another module's: a page that asks several of them knows their sentences too.</summary>
    public static IActionResult Refused(this PageModel page, Refusal refusal)
    {
        page.ModelState.AddModelError(refusal.Field, Sentences.Of(page.HttpContext.RequestServices, refusal));
        return page.Invalid();
    }

    /// <summary>One sentence on the next page, kept over the redirect: what happened and what to do next.</summary>
    public static void Say(this PageModel page, string sentence) => page.TempData["Said"] = sentence;
}
