using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Platform;

namespace Prongsai.Ui.Pages;

/// <summary>Every component in every state, for eyes and for tests; <c>?errors=true</c> shows the form refused.</summary>
[Open]
internal sealed partial class StyleguideModel : PageModel
{
    public Form Input { get; } = new();

    public SelectListItem[] Units { get; } = [new("สำนักปลัด", "1"), new("กองคลัง", "2"), new("กองช่าง", "3")];

    public SelectListItem[] Rounds { get; } = [new("รอบ 6 เดือน", "half"), new("รอบ 12 เดือน", "full")];

    public string[] Months { get; } = ["ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."];

    public IReadOnlyList<string> Icons { get; } =
        [.. SymbolIds().Matches(Encoding.UTF8.GetString(Assets.Find("icons.svg")!.Identity)).Select(m => m.Groups[1].Value)];

    public void OnGet(bool errors)
    {
        if (errors)
        {
            ModelState.AddModelError("Input.Subject", "โปรดกรอกเรื่อง");
            ModelState.AddModelError("Input.Story", "รายละเอียด ยาวเกินไป ใช้ได้ไม่เกิน 500 ตัวอักษร");
            ModelState.AddModelError("Input.Days", "โปรดกรอกจำนวนวันเป็นตัวเลข");
            ModelState.AddModelError("Input.DueOn", "วันที่ 31 กันยายน ไม่มีในปฏิทิน โปรดตรวจวันอีกครั้ง");
            ModelState.AddModelError("Input.Unit", "โปรดเลือกส่วนราชการ");
            ModelState.AddModelError("Input.Round", "โปรดเลือกรอบรายงาน");
            ModelState.AddModelError("Input.Agreed", "โปรดยืนยันว่าตรวจแล้ว");
            ModelState.AddModelError("Input.Evidence", "ไฟล์ใหญ่เกินไป (28 MB) ใช้ได้ไม่เกิน 20 MB");
        }
    }

    [GeneratedRegex("<symbol id=\"([a-z-]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex SymbolIds();

    internal sealed class Form
    {
        [Display(Name = "เรื่อง"), Required]
        public string Subject { get; set; } = "";

        [Display(Name = "รายละเอียด"), DataType(DataType.MultilineText)]
        public string? Story { get; set; }

        [Display(Name = "จำนวนวัน"), Required]
        public int? Days { get; set; } = 15;

        [Display(Name = "กำหนดเสร็จ")]
        public DateOnly? DueOn { get; set; }

        [Display(Name = "ระยะเวลา"), Required]
        public string Period { get; set; } = "ไตรมาสที่ ๑ - ๒";

        [Display(Name = "ส่วนราชการ"), Required]
        public string Unit { get; set; } = "";

        [Display(Name = "รอบรายงาน"), Required]
        public string Round { get; set; } = "half";

        [Display(Name = "ข้าพเจ้าตรวจข้อมูลแล้ว")]
        public bool Agreed { get; set; }

        [Display(Name = "หลักฐาน")]
        public IFormFile? Evidence { get; set; }
    }
}
