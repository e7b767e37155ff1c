using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence.Pages.Registers;

/// <summary>One register: a year of it, searched and paged.</summary>
[Needs(CorrespondencePermissions.Read)]
internal sealed class BookModel(RegisterDesk desk, CurrentUser user, TimeProvider clock) : PageModel
{
    public Book Register { get; private set; } = Correspondence.Book.All[0];

    [BindProperty(SupportsGet = true), Display(Name = "ค้นหา"), StringLength(200)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "ปี พ.ศ.")]
    public int Of { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public LinePage Found { get; private set; } = new([], 0, 1, 1);

    public IReadOnlyList<SelectListItem> Years { get; private set; } = [];

    public int Missing { get; private set; }

    public bool MayEdit => user.Can(CorrespondencePermissions.Edit);

    public string Columns => (Register.IsIncoming, Register.HasRecipient) switch
    {
        (true, _) => "เลขรับ|วันที่รับ|ที่|จาก|ถึง|เรื่อง|การปฏิบัติ|หมายเหตุ",
        (_, true) => "ที่|ลงวันที่|จาก|ถึง|เรื่อง|การปฏิบัติ|หมายเหตุ",
        _ => "ที่|ลงวันที่|จาก|เรื่อง|การปฏิบัติ|หมายเหตุ",
    };

    public string PageHref => string.Create(CultureInfo.InvariantCulture, $"{Register.Path}?of={Of}&q={Uri.EscapeDataString(Q ?? "")}&p={{0}}");

    public async Task<IActionResult> OnGetAsync(string book, CancellationToken ct)
    {
        if (Correspondence.Book.Find(book) is not { } register)
        {
            return NotFound();
        }

        Register = register;
        var now = BuddhistEra.Of(Bangkok.Today(clock));
        Of = Of is >= BuddhistEra.Earliest and <= BuddhistEra.Latest ? Of : now;
        ModelState.Clear();
        Found = await desk.Lines.PageAsync(register, Of, Q, Number, ct);
        Years = await desk.Lines.YearChoicesAsync(register, Of, now, ct);
        Missing = (await desk.Gaps.OfAsync(register.Kinds, Of, ct)).Sum(g => g.Count);
        return Page();
    }
}
