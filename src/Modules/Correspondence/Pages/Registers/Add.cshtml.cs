using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Correspondence.Pages.Registers;

[Needs(CorrespondencePermissions.Edit)]
[RequestSizeLimit(FileLimits.Bytes + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = FileLimits.Bytes + (1 << 20))]
internal sealed class AddModel(EnterPaper enter, StoreScan store, EntryChoices choices) : PageModel
{
    public Book Register { get; private set; } = Book.All[0];

    [BindProperty]
    public EntryForm Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Series { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public string NumberHint { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string book, CancellationToken ct)
    {
        if (!await FindAsync(book, ct))
        {
            return NotFound();
        }

        (Input.Kind, Input.On, Input.Time) = (Register.Kinds[0].Name(), choices.Today, Register.IsIncoming ? choices.Now : null);
        return Page();
    }

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

        var kind = RegisterKinds.Of(Input.Kind ?? "") is { } chosen && Register.Kinds.Contains(chosen) ? chosen : Register.Kinds[0];
        var file = Input.File is null ? null : await store.HandleAsync(Input.File, ct);
        if (file is { Done: false })
        {
            return this.Refused(file.Refusal);
        }

        var outcome = await enter.HandleAsync(new(kind.Name(), choices.OwnUnit ?? Input.UnitId, Input.SeriesId, Input.Running, Input.On!.Value, Input.Texts, file?.Value?.Id), ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say(Register.IsIncoming ? $"ลงทะเบียนรับแล้ว เลขรับ {outcome.Value.Text}" : $"ลงทะเบียนแล้ว เลขที่ {outcome.Value.Text}");
        return LocalRedirect($"{Register.Path}/{outcome.Value.Id}");
    }

    private async Task<bool> FindAsync(string book, CancellationToken ct)
    {
        if (Book.Find(book) is not { } register)
        {
            return false;
        }

        Register = register;
        Kinds = [.. register.Kinds.Select(k => new SelectListItem(k.Words(), k.Name()))];
        (Series, Units, NumberHint) = (await choices.SeriesAsync(register, ct), await choices.UnitsAsync(ct), await choices.NumberHintAsync(register, ct));
        return true;
    }
}
