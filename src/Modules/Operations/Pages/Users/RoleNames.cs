using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Users;

internal static class RoleNames
{
    public static string Of(Role role) => role switch
    {
        Role.Officer => "เจ้าหน้าที่",
        Role.HeadOfUnit => "หัวหน้าส่วนราชการ",
        Role.PermanentSecretary => "ปลัด",
        Role.Executive => "ผู้บริหาร",
        Role.Auditor => "ผู้ตรวจสอบภายใน",
        Role.Oversight => "ผู้กำกับดูแล (อำเภอ จังหวัด) เห็นเฉพาะจำนวน",
        _ => "ผู้ดูแลระบบ",
    };

    public static IReadOnlyList<SelectListItem> Items { get; } = [.. Enum.GetValues<Role>().Select(r => new SelectListItem(Of(r), r.ToString()))];
}
