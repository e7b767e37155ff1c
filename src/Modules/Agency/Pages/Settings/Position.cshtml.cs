using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.Edit)]
internal sealed class PositionModel(AppDb db, SavePosition save, OfficeDirectory directory) : PageModel
{
    /// <summary>Null: a new position.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public static IReadOnlyList<SelectListItem> Listings { get; } = [.. Enum.GetValues<PostListing>().Select(l => new SelectListItem(Listing.Words(l), l.ToString()))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Units = await Choices.UnitsAsync(directory, ct);
        if (Id is null)
        {
            return Page();
        }

        var found = await db.Set<Position>().AsNoTracking().Where(p => p.Id == Id)
            .Select(p => new Form { Name = p.Name, UnitId = p.UnitId, Place = p.Place, Listing = p.Listing, Phone = p.Phone, Email = p.Email, EnglishName = p.EnglishName }).SingleOrDefaultAsync(ct);
        Input = found ?? Input;
        return found is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Units = await Choices.UnitsAsync(directory, ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        return this.After(await save.HandleAsync(new(Id, Input.Name, Input.UnitId, Input.Place, new(Input.Listing, Input.EnglishName ?? "", Input.Phone ?? "", Input.Email ?? "")), ct), saved => (
            Id is null ? $"เพิ่มตำแหน่ง{saved.Name}แล้ว ขั้นต่อไปคือแต่งตั้งผู้ดำรงตำแหน่ง" : $"แก้ไขตำแหน่ง{saved.Name}แล้ว",
            RedirectToPage("Positions")));
    }

    internal sealed class Form
    {
        [Display(Name = "ชื่อตำแหน่งตามที่พิมพ์ใต้ลายมือชื่อ"), Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Display(Name = "ส่วนราชการ")]
        public Guid? UnitId { get; set; }

        [Display(Name = "ลำดับในหน่วยงาน"), Range(1, 9999)]
        public int? Place { get; set; }

        [Display(Name = "แสดงบนเว็บไซต์ใน")]
        public PostListing? Listing { get; set; }

        [Display(Name = "โทรศัพท์สำหรับประชาชน"), StringLength(60), DataType(DataType.PhoneNumber)]
        public string? Phone { get; set; }

        [Display(Name = "อีเมลสำหรับประชาชน"), StringLength(200), EmailAddress, DataType(DataType.EmailAddress)]
        public string? Email { get; set; }

        [Display(Name = "ชื่อตำแหน่งภาษาอังกฤษ"), StringLength(200)]
        public string? EnglishName { get; set; }
    }
}
