using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Users;

[Needs(Permissions.Users), Fresh(ChangesOnly = true)]
internal sealed class MemberModel(AppDb db, ChangeMember change, IssueCode issue, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public MemberState State { get; private set; } = new(false, false, null);

    public bool HasSecond { get; private set; }

    public int Passkeys { get; private set; }

    /// <summary>In the one answer that shows it.</summary>
    public Slip? Slip { get; private set; }

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
            return this.Refused(refused.Refusal);
        }

        this.Say($"บันทึกสิทธิ์ของ {Name} แล้ว มีผลทันที");
        return LocalRedirect("/app/settings/users");
    }

    public async Task<IActionResult> OnPostIssueAsync(Guid id, [FromServices] Tenant tenant, [FromServices] SiteAddress address, CancellationToken ct)
    {
        var outcome = await issue.HandleAsync(id, ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return await AgainAsync(id, outcome.Refusal, ct);
        }

        Name = outcome.Value.Account.DisplayName;
        Slip = Slip.Of(outcome.Value, tenant, address);
        return Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct)
    {
        var outcome = await issue.WithdrawAsync(id, ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return await AgainAsync(id, outcome.Refusal, ct);
        }

        this.Say($"ถอนคำเชิญหรือรหัสของ {outcome.Value.DisplayName} แล้ว ใช้ไม่ได้ตั้งแต่บัดนี้");
        return LocalRedirect($"/app/settings/users/{id:D}");
    }

    public async Task<IActionResult> OnPostTakeOffAsync(Guid id, [FromServices] TakeOffSecond takeOff, CancellationToken ct)
    {
        var outcome = await takeOff.HandleAsync(id, ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return await AgainAsync(id, outcome.Refusal, ct);
        }

        this.Say($"ยกเลิกการยืนยันสองขั้นของ {outcome.Value.DisplayName} แล้ว เจ้าตัวจะทราบเมื่อเข้าสู่ระบบครั้งต่อไป");
        return LocalRedirect($"/app/settings/users/{id:D}");
    }

    public async Task<IActionResult> OnPostPasskeysAsync(Guid id, [FromServices] TakeOffPasskeys takeOff, CancellationToken ct)
    {
        var outcome = await takeOff.HandleAsync(id, ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return await AgainAsync(id, outcome.Refusal, ct);
        }

        this.Say($"ลบพาสคีย์ทั้งหมดของ {outcome.Value.DisplayName} แล้ว เจ้าตัวจะทราบเมื่อเข้าสู่ระบบครั้งต่อไป");
        return LocalRedirect($"/app/settings/users/{id:D}");
    }

    private async Task<IActionResult> AgainAsync(Guid id, Refusal refusal, CancellationToken ct)
    {
        ModelState.Clear();
        var member = await ReadAsync(id, ct);
        Input = new Form { Role = member!.Role, Ended = member.EndedAt is not null };
        return this.Refused(refusal);
    }

    private async Task<Membership?> ReadAsync(Guid id, CancellationToken ct)
    {
        if (await db.Set<Membership>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } member)
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var account = await db.Set<Account>().Where(a => a.Id == member.AccountId).Select(a => new { a.DisplayName, HasPassword = a.PasswordHash != null }).SingleAsync(ct);
        var code = await db.Set<AccountCode>().AsNoTracking().Where(c => c.AccountId == member.AccountId && c.UsedAt == null && c.WithdrawnAt == null && c.UntilAt > now)
            .OrderByDescending(c => c.MadeAt).FirstOrDefaultAsync(ct);
        HasSecond = await HttpContext.RequestServices.GetRequiredService<SecondFactor>().IsOnAsync(member.AccountId, ct);
        Passkeys = await HttpContext.RequestServices.GetRequiredService<TakeOffPasskeys>().CountAsync(member.AccountId, ct);
        (Name, State) = (account.DisplayName, new MemberState(member.EndedAt is not null, account.HasPassword, code));
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
