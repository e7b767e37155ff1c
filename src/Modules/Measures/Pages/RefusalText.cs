using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages;

internal static class RefusalText
{
    /// <summary>Shows the form again with the sentence of a refusal, of this module or of the files it read.</summary>
    public static IActionResult Refused(this PageModel page, Refusal refusal)
    {
        page.ModelState.AddModelError(refusal.Field, Sentences.Of(page.HttpContext.RequestServices, refusal));
        return page.Invalid();
    }

    public static List<string> Lines(string? text) =>
        [.. Prongsai.Measures.Import.ListSplitter.Split((text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    public static string Joined(IEnumerable<string> items) => string.Join('\n', items.Select(i => i.Replace('\n', ' ')));
}
