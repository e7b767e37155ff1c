using System.ComponentModel.DataAnnotations;

namespace Prongsai.Operations.Pages.Entrance;

/// <summary>A new password, twice.</summary>
internal class PasswordForm
{
    [Display(Name = "รหัสผ่านใหม่"), DataType(DataType.Password), Required(ErrorMessage = "โปรดกรอกรหัสผ่านใหม่"), StringLength(256, ErrorMessage = "รหัสผ่านยาวเกิน 256 ตัวอักษร")]
    public string Next { get; set; } = "";

    [Display(Name = "รหัสผ่านใหม่อีกครั้ง"), DataType(DataType.Password), Compare(nameof(Next), ErrorMessage = "รหัสผ่านสองช่องไม่ตรงกัน โปรดกรอกใหม่ให้ตรงกัน")]
    public string Again { get; set; } = "";
}
