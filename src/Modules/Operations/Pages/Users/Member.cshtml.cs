using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Platform;
using Prongsai.Platform.Texts;

namespace Prongsai.Operations.Pages.Users;

[Needs(Permissions.Users)]
internal sealed class MemberModel(AppDb db, ChangeMember change, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var member = await ReadAsync(id, ct);
        if (member is null)
        {
            return NotFound();
        }

        Input = new Form { Role = member.Role, Ended = member.EndedAt is not null };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (await ReadAsync(id, ct) is null)
        {
            return NotFound();
        }

        var outcome = await change.HandleAsync(new(id, Input.Role, Input.Ended), ct);
        if (outcome is { Done: false } refused)
        {
            return this.Invalid(refused.Refusal, text);
        }

        this.Say($"บันทึกสิทธิ์ของ {Name} แล้ว มีผลทันที");
        return LocalRedirect("/app/settings/users");
    }

    private async Task<Membership?> ReadAsync(Guid id, CancellationToken ct)
    {
        var member = await db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
        Name = member is null ? "" : await db.Set<Account>().Where(a => a.Id == member.AccountId).Select(a => a.DisplayName).SingleAsync(ct);
        return member;
    }

    internal sealed class Form
    {
        [Display(Name = "บทบาท")]
        public Role Role { get; set; }

        [Display(Name = "สิ้นสุดการเป็นผู้ใช้ของหน่วยงาน")]
        public bool Ended { get; set; }
    }
}
