using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Platform;
using Prongsai.Platform.Texts;

namespace Prongsai.Operations.Pages.Users;

[Needs(Permissions.Users)]
internal sealed class IndexModel(AppDb db, AddMember add, IStringLocalizer<Messages> text) : PageModel
{
    private const int Most = 500;

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<Row> Members { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await add.HandleAsync(new(Input.UserName, Input.DisplayName, Input.Password, Input.Role), ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say($"เพิ่ม {Input.DisplayName} แล้ว แจ้งชื่อผู้ใช้และรหัสผ่านแก่เจ้าตัวได้");
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken ct) =>
        Members = await (from member in db.Set<Membership>().AsNoTracking()
                         join account in db.Set<Account>().AsNoTracking() on member.AccountId equals account.Id
                         orderby account.NormalizedUserName
                         select new Row(member.Id, account.DisplayName, account.UserName!, member.Role, member.EndedAt != null)).Take(Most).ToListAsync(ct);

    internal sealed record Row(Guid Id, string Name, string UserName, Role Role, bool Ended);

    internal sealed class Form
    {
        [Display(Name = "ชื่อ-นามสกุล"), Required(ErrorMessage = "โปรดกรอกชื่อ-นามสกุล"), StringLength(120, ErrorMessage = "ชื่อยาวเกิน 120 ตัวอักษร")]
        public string DisplayName { get; set; } = "";

        [Display(Name = "ชื่อผู้ใช้"), Required(ErrorMessage = "โปรดกรอกชื่อผู้ใช้"), StringLength(60, ErrorMessage = "ชื่อผู้ใช้ยาวเกิน 60 ตัวอักษร")]
        public string UserName { get; set; } = "";

        [Display(Name = "บทบาท")]
        public Role Role { get; set; }

        [Display(Name = "รหัสผ่านแรก"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสผ่าน"), StringLength(256, ErrorMessage = "รหัสผ่านยาวเกิน 256 ตัวอักษร")]
        public string Password { get; set; } = "";
    }
}
