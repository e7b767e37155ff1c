using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.View, AgencyPermissions.Edit)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
internal sealed class AgencyModel(IAgencyDirectory directory, SaveOffice save, CurrentUser user) : PageModel
{
    private const int MostBytes = 6 * 1024 * 1024;

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool MayEdit => user.Can(AgencyPermissions.Edit);

    public AgencyProfile Profile { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Profile = await directory.ProfileAsync(ct);
        Input = new()
        {
            Name = Profile.Name,
            ShortName = Profile.ShortName,
            HeadTitle = Profile.HeadTitle,
            OfficeName = Profile.OfficeName,
            Address = Profile.Address,
            District = Profile.District,
            Province = Profile.Province,
            Phone = Profile.Phone,
            Email = Profile.Email,
            NumberPrefix = Profile.NumberPrefix,
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Profile = await directory.ProfileAsync(ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        using var emblem = Input.Emblem?.OpenReadStream();
        using var seal = Input.Seal?.OpenReadStream();
        var outcome = await save.HandleAsync(new(
            Input.Name, Input.ShortName, Input.HeadTitle, Input.OfficeName ?? "", Input.Address ?? "", Input.District ?? "", Input.Province ?? "",
            Input.Phone ?? "", Input.Email ?? "", Input.NumberPrefix ?? "",
            emblem is null ? null : new(emblem, Input.Emblem!.FileName, "Input.Emblem"), seal is null ? null : new(seal, Input.Seal!.FileName, "Input.Seal"),
            Input.RemoveEmblem, Input.RemoveSeal), ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say("บันทึกข้อมูลหน่วยงานแล้ว เอกสารที่พิมพ์ต่อจากนี้จะใช้ข้อมูลชุดใหม่");
        return RedirectToPage();
    }

    internal sealed class Form
    {
        [Display(Name = "ชื่อเต็มของหน่วยงาน"), Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Display(Name = "ชื่อย่อ"), Required, StringLength(100)]
        public string ShortName { get; set; } = "";

        [Display(Name = "ชื่อตำแหน่งผู้บริหารสูงสุด"), Required, StringLength(200)]
        public string HeadTitle { get; set; } = "";

        [Display(Name = "ชื่อที่ทำการบนหนังสือ"), StringLength(200)]
        public string? OfficeName { get; set; }

        [Display(Name = "ที่อยู่ (เลขที่ หมู่ที่ ถนน ตำบล)"), StringLength(300)]
        public string? Address { get; set; }

        [Display(Name = "อำเภอ"), StringLength(100)]
        public string? District { get; set; }

        [Display(Name = "จังหวัด"), StringLength(100)]
        public string? Province { get; set; }

        [Display(Name = "โทรศัพท์"), StringLength(60), DataType(DataType.PhoneNumber)]
        public string? Phone { get; set; }

        [Display(Name = "อีเมลกลางของหน่วยงาน"), StringLength(200), EmailAddress, DataType(DataType.EmailAddress)]
        public string? Email { get; set; }

        [Display(Name = "รหัสหน้าเลขที่หนังสือ"), StringLength(40)]
        public string? NumberPrefix { get; set; }

        [Display(Name = "ครุฑหรือตราสำหรับหัวหนังสือ")]
        public IFormFile? Emblem { get; set; }

        [Display(Name = "นำรูปครุฑหรือตราหัวหนังสือออก")]
        public bool RemoveEmblem { get; set; }

        [Display(Name = "ตราสัญลักษณ์ของหน่วยงานสำหรับหน้าเว็บ")]
        public IFormFile? Seal { get; set; }

        [Display(Name = "นำตราสัญลักษณ์ออก")]
        public bool RemoveSeal { get; set; }
    }
}
