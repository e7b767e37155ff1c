using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Pages.Public;

/// <summary>
/// The page of an item when its ready bytes are of another build or of another version: the same view over the same snapshot. Its answers
/// are kept like the ready ones.
/// </summary>
[Open]
internal sealed class ItemModel(ItemViews views) : PageModel
{
    public ItemView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int year, string item, int? version, CancellationToken ct)
    {
        if (await views.FindAsync(year, item.ToUpperInvariant(), version, ct) is not { } view)
        {
            return NotFound();
        }

        View = view;
        Response.StatusCode = view.Withdrawn is null ? StatusCodes.Status200OK : StatusCodes.Status410Gone;
        return Page();
    }
}
