using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence.Pages.Registers;

/// <summary>Numbers nobody answers for, each with a box to say why.</summary>
[Needs(CorrespondencePermissions.Read, CorrespondencePermissions.Edit)]
internal sealed class GapsModel(Gaps gaps, ExplainGap explain, CurrentUser user, TimeProvider clock) : PageModel
{
    private const int MostShown = 100;

    public Book Register { get; private set; } = Book.All[0];

    [BindProperty(SupportsGet = true)]
    public int Of { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Gap> Missing { get; private set; } = [];

    public bool MayEdit => user.Can(CorrespondencePermissions.Edit);

    public bool MaySetUp => user.Can(CorrespondencePermissions.Setup);

    public async Task<IActionResult> OnGetAsync(string book, CancellationToken ct) => await FindAsync(book, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string book, CancellationToken ct)
    {
        if (!await FindAsync(book, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await explain.HandleAsync(new(Input.SeriesId, Of, Input.From, Input.To, Input.Reason ?? ""), ct);
        if (outcome is not { Done: true })
        {
            return outcome is null ? NotFound() : this.Refused(outcome.Refusal!);
        }

        this.Say($"บันทึกเหตุผลของ {outcome.Value.Count} เลขแล้ว");
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{Register.Path}/gaps?of={Of}"));
    }

    private async Task<bool> FindAsync(string book, CancellationToken ct)
    {
        if (Book.Find(book) is not { } register)
        {
            return false;
        }

        Register = register;
        Of = Of is >= BuddhistEra.Earliest and <= BuddhistEra.Latest ? Of : BuddhistEra.Of(Bangkok.Today(clock));
        Missing = [.. (await gaps.OfAsync(register.Kinds, Of, ct)).Take(MostShown)];
        return true;
    }

    internal sealed class Form
    {
        public Guid SeriesId { get; set; }

        public int From { get; set; }

        public int To { get; set; }

        public string? Reason { get; set; }
    }
}
