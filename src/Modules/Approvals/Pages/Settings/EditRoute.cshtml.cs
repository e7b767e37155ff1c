using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Prongsai.Approvals.Routes;
using Prongsai.Approvals.Texts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages.Settings;

/// <summary>Writes a route down: which posts, in which order, within how many working days.</summary>
[Needs(ApprovalsPermissions.Routes)]
internal sealed class EditRouteModel(RouteForm form, SaveRoute save, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Types => form.Types;

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Positions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        if (Id is { } id)
        {
            if (await form.ReadAsync(id, ct) is not { } found)
            {
                return NotFound();
            }

            Input = found;
        }

        Pad();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        Pad();
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var posts = Input.Posts.Where(p => p.PositionId is not null).Select(p => new SaveRoute.Post(p.PositionId!.Value, p.Beside, p.Days)).ToList();
        if (await save.HandleAsync(new(Id, Input.Name ?? "", Input.SubjectType ?? "", Input.UnitId, Input.AuthorMayNotDecide, Input.Retired, posts), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say($"บันทึกเส้นทาง “{outcome.Value.Name}” แล้ว เรื่องที่เสนอหลังจากนี้เลือกใช้ได้");
        return RedirectToPage("/Settings/Routes");
    }

    private async Task FillAsync(CancellationToken ct) => (Units, Positions) = (await form.UnitsAsync(ct), await form.PositionsAsync(ct));

    private void Pad()
    {
        Input.Posts = [.. Input.Posts.Take(SaveRoute.MostSteps)];
        while (Input.Posts.Count < SaveRoute.MostSteps)
        {
            Input.Posts.Add(new Post());
        }
    }

    internal sealed class Form
    {
        [Display(Name = "ชื่อเส้นทาง"), Required(ErrorMessage = "โปรดกรอกชื่อเส้นทาง"), StringLength(SaveRoute.LongestName, ErrorMessage = "ชื่อเส้นทางยาวเกิน 120 ตัวอักษร")]
        public string? Name { get; set; }

        [Display(Name = "ใช้กับเรื่องประเภท")]
        public string? SubjectType { get; set; }

        [Display(Name = "ใช้กับส่วนราชการ")]
        public Guid? UnitId { get; set; }

        public List<Post> Posts { get; set; } = [];

        [Display(Name = "ผู้เสนอตัดสินใจเรื่องของตนเองไม่ได้")]
        public bool AuthorMayNotDecide { get; set; } = true;

        [Display(Name = "เลิกใช้เส้นทางนี้")]
        public bool Retired { get; set; }
    }

    internal sealed class Post
    {
        public Guid? PositionId { get; set; }

        [Range(1, 60, ErrorMessage = "จำนวนวันทำการต้องอยู่ในช่วง 1 ถึง 60 วัน")]
        public int? Days { get; set; }

        public bool Beside { get; set; }
    }
}
