using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Ui;

namespace Prongsai.Operations.Pages.Me;

/// <summary>The person's own app and codes on paper. What is secret is in one answer only.</summary>
[Needs(Permissions.Use), Fresh]
internal sealed class TwoStepModel(SecondFactor factor, AppDb db, CurrentUser user, UserManager<Account> users) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool IsOn { get; private set; }

    public int Left { get; private set; }

    public string Name => user.Name;

    public SecondFactor.Setup? Setup { get; private set; }

    public IHtmlContent Qr => new HtmlString(QrSvg.Draw(Setup!.Address, "คิวอาร์โค้ดสำหรับแอปยืนยันตัวตน"));

    public IReadOnlyList<string> Paper { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostBeginAsync([FromServices] Tenant tenant, CancellationToken ct)
    {
        ModelState.Clear();
        var outcome = await factor.BeginAsync(await AccountAsync(), tenant.Agency.Name, ct);
        await ReadAsync(ct);
        Setup = outcome.Value;
        return outcome.Done ? Page() : this.Refused(outcome.Refusal);
    }

    public async Task<IActionResult> OnPostConfirmAsync([FromServices] Tenant tenant, CancellationToken ct)
    {
        var account = await AccountAsync();
        Setup = await factor.PendingAsync(account, tenant.Agency.Name, ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await factor.ConfirmAsync(account, Input.Code, ct);
        if (!outcome.Done)
        {
            await ReadAsync(ct);
            return this.Refused(outcome.Refusal);
        }

        Paper = outcome.Value.All;
        return Page();
    }

    public async Task<IActionResult> OnPostPaperAsync(CancellationToken ct)
    {
        ModelState.Clear();
        await ReadAsync(ct);
        if (!IsOn)
        {
            return this.Refused(new Refusal("totp.off"));
        }

        Paper = (await factor.NewRecoveryAsync(await AccountAsync(), ct)).All;
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        ModelState.Clear();
        if (!await factor.RemoveAsync(user.AccountId, "totp.off", ct))
        {
            await ReadAsync(ct);
            return this.Refused(new Refusal("totp.off"));
        }

        await db.SaveChangesAsync(ct);
        this.Say("เลิกใช้การยืนยันสองขั้นแล้ว เข้าสู่ระบบครั้งต่อไปใช้รหัสผ่านอย่างเดียว");
        return LocalRedirect("/app/me/account");
    }

    private async Task ReadAsync(CancellationToken ct) => (IsOn, Left) = (await factor.IsOnAsync(user.AccountId, ct), await factor.LeftAsync(user.AccountId, ct));

    private async Task<Account> AccountAsync() => await users.FindByIdAsync(user.AccountId.ToString("D")) ?? throw new InvalidOperationException("No such account.");

    internal sealed class Form
    {
        [Display(Name = "รหัส 6 หลักจากแอป"), Required(ErrorMessage = "โปรดกรอกรหัส 6 หลักจากแอป"), StringLength(20, ErrorMessage = "รหัสจากแอปมี 6 หลัก")]
        public string Code { get; set; } = "";
    }
}
