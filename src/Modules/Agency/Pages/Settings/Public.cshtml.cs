using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.View, AgencyPermissions.Edit)]
internal sealed class PublicModel(IPublicOffice directory, SaveOfficeFace save, CurrentUser user, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public bool MayEdit => user.Can(AgencyPermissions.Edit);

    public async Task OnGetAsync(CancellationToken ct)
    {
        var face = await directory.FaceAsync(Bangkok.Today(clock), ct);
        Input = new()
        {
            Duties = face.Duties,
            Hours = face.Hours,
            Fax = face.Fax,
            ChatName = face.ChatName,
            ChatAddress = face.ChatAddress,
            Latitude = face.Latitude,
            Longitude = face.Longitude,
            EnglishName = face.EnglishName,
            EnglishAbout = face.EnglishAbout,
            EnglishNoGift = face.EnglishNoGift,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await save.HandleAsync(new(
            Input.Duties ?? "", Input.Hours ?? "", Input.Fax ?? "", Input.ChatName ?? "", Input.ChatAddress ?? "", Input.Latitude, Input.Longitude,
            Input.EnglishName ?? "", Input.EnglishAbout ?? "", Input.EnglishNoGift ?? ""), ct);
        return this.After(outcome, _ => ("บันทึกแล้ว หน้าข้อมูลหน่วยงานบนเว็บไซต์ใช้ข้อมูลชุดใหม่", RedirectToPage()));
    }

    internal sealed class Form
    {
        [Display(Name = "หน้าที่และอำนาจของหน่วยงาน"), StringLength(20_000), DataType(DataType.MultilineText)]
        public string? Duties { get; set; }

        [Display(Name = "เวลาทำการ"), StringLength(200)]
        public string? Hours { get; set; }

        [Display(Name = "โทรสาร"), StringLength(60)]
        public string? Fax { get; set; }

        [Display(Name = "ชื่อช่องทางถาม-ตอบ"), StringLength(200)]
        public string? ChatName { get; set; }

        [Display(Name = "ที่อยู่ของช่องทางถาม-ตอบ"), StringLength(500)]
        public string? ChatAddress { get; set; }

        [Display(Name = "ละติจูด")]
        public decimal? Latitude { get; set; }

        [Display(Name = "ลองจิจูด")]
        public decimal? Longitude { get; set; }

        [Display(Name = "ชื่อหน่วยงานภาษาอังกฤษ"), StringLength(200)]
        public string? EnglishName { get; set; }

        [Display(Name = "แนะนำหน่วยงานภาษาอังกฤษ"), StringLength(4_000), DataType(DataType.MultilineText)]
        public string? EnglishAbout { get; set; }

        [Display(Name = "นโยบายไม่รับของขวัญภาษาอังกฤษ"), StringLength(8_000), DataType(DataType.MultilineText)]
        public string? EnglishNoGift { get; set; }
    }
}
