using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Diary;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Diary;

/// <summary>What must be done in two weeks and by whom: to read, to print, to send to colleagues.</summary>
[Needs(Permissions.View)]
internal sealed class DigestModel(Digest digest, CurrentUser user) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<DigestLine> Lines { get; private set; } = [];

    public string Words { get; private set; } = "";

    public DateOnly Today => digest.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Lines = await digest.ReadAsync(user.UnitId, ct);
        Words = digest.Words(Lines);
    }
}
