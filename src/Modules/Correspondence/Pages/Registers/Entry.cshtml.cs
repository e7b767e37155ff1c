using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Correspondence.Pages.Registers;

/// <summary>One line: what it says, what may be corrected, and striking it through.</summary>
[Needs(CorrespondencePermissions.Read, CorrespondencePermissions.Edit)]
[RequestSizeLimit(FileLimits.Bytes + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = FileLimits.Bytes + (1 << 20))]
internal sealed class EntryModel(LineDesk desk, EntryChoices choices, CurrentUser user) : PageModel
{
    public Book Register { get; private set; } = Book.All[0];

    public Line Line { get; private set; } = null!;

    [BindProperty]
    public EntryForm Input { get; set; } = new();

    [BindProperty]
    public StrikeForm Strike { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public bool MayChange => user.Can(CorrespondencePermissions.Edit) && !Line.Struck;

    public async Task<IActionResult> OnGetAsync(string book, Guid id, CancellationToken ct)
    {
        if (!await FindAsync(book, id, ct))
        {
            return NotFound();
        }

        Input = EntryForm.Of(Line.Entry);
        return Page();
    }

    public async Task<IActionResult> OnPostAmendAsync(string book, Guid id, CancellationToken ct)
    {
        if (!await FindAsync(book, id, ct))
        {
            return NotFound();
        }

        // What a paper made here says of itself is not asked for.
        if (Line.Entry.SubjectId is not null)
        {
            ModelState.Remove("Input.On");
            ModelState.Remove("Input.Title");
        }

        ModelState.Remove("Strike.Reason");
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var file = Input.File is null ? null : await desk.Store.HandleAsync(Input.File, ct);
        if (file is { Done: false })
        {
            return this.Refused(file.Refusal);
        }

        var outcome = await desk.Amend.HandleAsync(
            new(id, Input.Version, Input.On ?? Line.Entry.On, choices.OwnUnit is null && Line.Entry.SubjectId is null ? Input.UnitId : Line.Entry.UnitId, Input.Texts, file?.Value?.Id), ct);
        if (outcome is not { Done: true })
        {
            return outcome is null ? NotFound() : this.Refused(outcome.Refusal!);
        }

        this.Say($"บันทึก {outcome.Value.Text} แล้ว");
        return LocalRedirect($"{Register.Path}/{id}");
    }

    public async Task<IActionResult> OnPostStrikeAsync(string book, Guid id, CancellationToken ct)
    {
        if (!await FindAsync(book, id, ct))
        {
            return NotFound();
        }

        ModelState.Clear();
        var outcome = await desk.Strike.HandleAsync(id, Strike.Reason ?? "", ct);
        if (outcome is not { Done: true })
        {
            Input = EntryForm.Of(Line.Entry);
            return outcome is null ? NotFound() : this.Refused(outcome.Refusal! with { Field = "Strike.Reason" });
        }

        this.Say($"ยกเลิกเลข {outcome.Value.Text} แล้ว เลขนี้คงอยู่ในทะเบียนพร้อมเหตุผล");
        return LocalRedirect($"{Register.Path}/{id}");
    }

    private async Task<bool> FindAsync(string book, Guid id, CancellationToken ct)
    {
        if (Book.Find(book) is not { } register || await desk.Lines.OneAsync(register, id, ct) is not { } line)
        {
            return false;
        }

        (Register, Line, Units) = (register, line, await choices.UnitsAsync(ct));
        return true;
    }

    internal sealed class StrikeForm
    {
        [Display(Name = "เหตุผลที่ยกเลิก"), StringLength(EntryDesk.LongestText)]
        public string? Reason { get; set; }
    }
}

/// <summary>What the page of one line works with.</summary>
internal sealed class LineDesk(Lines lines, AmendEntry amend, StrikeNumber strike, StoreScan store)
{
    public Lines Lines => lines;

    public AmendEntry Amend => amend;

    public StrikeNumber Strike => strike;

    public StoreScan Store => store;
}
