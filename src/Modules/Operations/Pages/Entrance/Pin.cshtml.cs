using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Platform;
using Prongsai.Platform.Texts;

namespace Prongsai.Operations.Pages.Entrance;

/// <summary>The person's own six digits, set after the password was said again.</summary>
[Needs(Permissions.Own)]
internal sealed class PinModel(SetPin set, StepUp stepUp, CurrentUser user, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool IsSet { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => IsSet = await stepUp.IsSetAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        IsSet = await stepUp.IsSetAsync(ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await set.HandleAsync(user.AccountId, new(Input.Password, Input.Pin), ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say("ตั้งรหัสยืนยันแล้ว ใช้ได้ทันที");
        return RedirectToPage("/Entrance/Pin");
    }

    internal sealed class Form
    {
        [Display(Name = "รหัสผ่าน"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสผ่าน"), StringLength(256, ErrorMessage = "รหัสผ่านยาวเกิน 256 ตัวอักษร")]
        public string Password { get; set; } = "";

        [Display(Name = "รหัสยืนยันใหม่ 6 หลัก"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสยืนยัน 6 หลัก"), StringLength(20, ErrorMessage = "รหัสยืนยันมี 6 หลัก")]
        public string Pin { get; set; } = "";

        [Display(Name = "รหัสยืนยันใหม่อีกครั้ง"), DataType(DataType.Password), Compare(nameof(Pin), ErrorMessage = "รหัสยืนยันสองช่องไม่ตรงกัน โปรดกรอกใหม่ให้ตรงกัน")]
        public string Again { get; set; } = "";
    }
}
