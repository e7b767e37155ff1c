using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Users;

[Needs(Permissions.Users), Fresh]
internal sealed class IndexModel(AppDb db, InviteMember invite, TimeProvider clock) : PageModel
{
    private const int Most = 500;

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Members { get; private set; } = [];

    /// <summary>In the one answer that shows it.</summary>
    public Slip? Slip { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromServices] Tenant tenant, [FromServices] SiteAddress address, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await invite.HandleAsync(new(Input.UserName, Input.DisplayName, Input.Role), ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        Slip = Slip.Of(outcome.Value, tenant, address);
        return Page();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await (from member in db.Set<Membership>().AsNoTracking()
                          join account in db.Set<Account>().AsNoTracking() on member.AccountId equals account.Id
                          orderby account.NormalizedUserName
                          select new { member.Id, account.DisplayName, account.UserName, member.Role, member.EndedAt, member.AccountId, HasPassword = account.PasswordHash != null })
            .Take(Most).ToListAsync(ct);
        var codes = (await db.Set<AccountCode>().AsNoTracking().Where(c => c.UsedAt == null && c.WithdrawnAt == null && c.UntilAt > now)
            .OrderBy(c => c.MadeAt).Take(Most).ToListAsync(ct)).ToLookup(c => c.AccountId);
        Members = [.. rows.Select(r => new Row(
            r.Id, r.DisplayName, r.UserName!, r.Role, new MemberState(r.EndedAt is not null, r.HasPassword, codes[r.AccountId].LastOrDefault())))];
    }

    internal sealed record Row(Guid Id, string Name, string UserName, Role Role, MemberState State);

    internal sealed class Form
    {
        [Display(Name = "ชื่อ-นามสกุล"), Required(ErrorMessage = "โปรดกรอกชื่อ-นามสกุล"), StringLength(120, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
        public string DisplayName { get; set; } = "";

        [Display(Name = "ชื่อผู้ใช้"), Required(ErrorMessage = "โปรดกรอกชื่อผู้ใช้"), StringLength(60, ErrorMessage = "ชื่อผู้ใช้ยาวเกิน 60 ตัวอักษร")]
        public string UserName { get; set; } = "";

        [Display(Name = "บทบาท")]
        public Role Role { get; set; }
    }
}
