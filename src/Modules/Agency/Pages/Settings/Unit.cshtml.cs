using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.Edit)]
internal sealed class UnitModel(AppDb db, SaveUnit save) : PageModel
{
    /// <summary>Null: a new unit.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (Id is null)
        {
            return Page();
        }

        var found = await db.Set<Unit>().AsNoTracking().Where(u => u.Id == Id)
            .Select(u => new Form { Name = u.Name, ShortName = u.ShortName, Duties = u.Duties, Phone = u.Phone, Email = u.Email, EnglishName = u.EnglishName }).SingleOrDefaultAsync(ct);
        Input = found ?? Input;
        return found is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        return this.After(await save.HandleAsync(new(Id, Input.Name, Input.ShortName ?? "", new(Input.EnglishName ?? "", Input.Phone ?? "", Input.Email ?? "", Input.Duties ?? "")), ct), saved => (
            Id is null ? $"เพิ่ม{saved.Name}แล้ว" : $"แก้ไข{saved.Name}แล้ว",
            RedirectToPage("Units")));
    }

    internal sealed class Form
    {
        [Display(Name = "ชื่อส่วนราชการ"), Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Display(Name = "ชื่อย่อ"), StringLength(100)]
        public string? ShortName { get; set; }

        [Display(Name = "หน้าที่ของส่วนราชการ"), StringLength(8_000), DataType(DataType.MultilineText)]
        public string? Duties { get; set; }

        [Display(Name = "โทรศัพท์สำหรับประชาชน"), StringLength(60), DataType(DataType.PhoneNumber)]
        public string? Phone { get; set; }

        [Display(Name = "อีเมลสำหรับประชาชน"), StringLength(200), EmailAddress, DataType(DataType.EmailAddress)]
        public string? Email { get; set; }

        [Display(Name = "ชื่อส่วนราชการภาษาอังกฤษ"), StringLength(200)]
        public string? EnglishName { get; set; }
    }
}
