using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Platform;

namespace Prongsai.Correspondence.Pages.Registers;

[Needs(CorrespondencePermissions.Edit)]
internal sealed class ReserveModel(ReserveNumber reserve, EntryChoices choices) : PageModel
{
    public Book Register { get; private set; } = Book.All[0];

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Series { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string book, CancellationToken ct)
    {
        if (!await FindAsync(book, ct))
        {
            return NotFound();
        }

        (Input.Kind, Input.On, Input.Count) = (Register.Kinds[0].Name(), choices.Today, 1);
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
        var kept = new List<string>();
        for (var i = 0; i < (Input.Count ?? 1); i++)
        {
            var outcome = await reserve.HandleAsync(new(kind.Name(), choices.OwnUnit ?? Input.UnitId, Input.SeriesId, Input.On!.Value, Input.Title ?? ""), ct);
            if (!outcome.Done)
            {
                return this.Refused(outcome.Refusal);
            }

            kept.Add(outcome.Value.Text);
        }

        this.Say($"จองเลข {string.Join(", ", kept)} แล้ว เลือกใช้ได้เมื่อลงนามหนังสือ");
        return LocalRedirect(Register.Path);
    }

    private async Task<bool> FindAsync(string book, CancellationToken ct)
    {
        if (Book.Find(book) is not { IsIncoming: false } register)
        {
            return false;
        }

        Register = register;
        Kinds = [.. register.Kinds.Select(k => new SelectListItem(k.Words(), k.Name()))];
        (Series, Units) = (await choices.SeriesAsync(register, ct), await choices.UnitsAsync(ct));
        return true;
    }

    internal sealed class Form
    {
        [Display(Name = "ชนิด"), StringLength(20)]
        public string? Kind { get; set; }

        [Display(Name = "ชุดเลข")]
        public Guid? SeriesId { get; set; }

        [Display(Name = "วันที่ของหนังสือ"), Required]
        public DateOnly? On { get; set; }

        [Display(Name = "เรื่อง"), Required, StringLength(EntryDesk.LongestText)]
        public string? Title { get; set; }

        [Display(Name = "ส่วนราชการ")]
        public Guid? UnitId { get; set; }

        [Display(Name = "จำนวนเลข"), Required, Range(1, 20)]
        public int? Count { get; set; }
    }
}
