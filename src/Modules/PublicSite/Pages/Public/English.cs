using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Pages.Public;

/// <summary>Summaries for who reads no Thai; names of people stay as they are written.</summary>
[Open]
internal sealed class EnglishModel(IPublicOffice agency, TimeProvider clock) : PageModel
{
    public OfficeFace Office { get; private set; } = null!;

    public string Name => Office.EnglishName.Length > 0 ? Office.EnglishName : Office.Profile.Name;

    public IReadOnlyList<UnitFace> Units => [.. Office.Units.Where(u => u.EnglishName.Length > 0)];

    public IReadOnlyList<PostFace> Posts => [.. Office.Posts.Where(p => p.EnglishName.Length > 0 && p.Listing is (PostListing.Political or PostListing.Permanent))];

    public async Task OnGetAsync(CancellationToken ct) => Office = await agency.FaceAsync(Bangkok.Today(clock), ct);

    public static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>There is one when the office wrote it.</summary>
[Open]
internal sealed class EnglishNoGiftModel(IPublicOffice agency, TimeProvider clock) : PageModel
{
    public string[] Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var text = (await agency.FaceAsync(Bangkok.Today(clock), ct)).EnglishNoGift;
        Lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Lines.Length == 0 ? NotFound() : Page();
    }
}
