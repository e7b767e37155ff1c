using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.Edit)]
internal sealed class PersonModel(AppDb db, SavePerson save, OfficeDirectory directory) : PageModel
{
    /// <summary>Null: a new person.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Common titles, offered while typing; any other may be written.</summary>
    public static IReadOnlyList<string> Titles { get; } =
        ["นาย", "นาง", "นางสาว", "ว่าที่ร้อยตรี", "ว่าที่ร้อยตรีหญิง", "จ่าเอก", "สิบเอก", "พันจ่าเอก", "ดร."];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Units = await Choices.UnitsAsync(directory, ct);
        if (Id is null)
        {
            return Page();
        }

        var found = await db.Set<Person>().AsNoTracking().Where(p => p.Id == Id)
            .Select(p => new Form { Title = p.Title, FirstName = p.FirstName, LastName = p.LastName, UnitId = p.UnitId, Phone = p.Phone, Email = p.Email })
            .SingleOrDefaultAsync(ct);
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

        return this.After(await save.HandleAsync(new(Id, Input.Title, Input.FirstName, Input.LastName, Input.UnitId, Input.Phone ?? "", Input.Email ?? ""), ct), saved => (
            Id is null
            ? $"เพิ่ม{saved.FullName}แล้ว ขั้นต่อไปคือแต่งตั้งให้ดำรงตำแหน่ง"
            : $"แก้ไขข้อมูลของ{saved.FullName}แล้ว",
            RedirectToPage("People")));
    }

    internal sealed class Form
    {
        [Display(Name = "คำนำหน้าหรือยศ"), Required, StringLength(60)]
        public string Title { get; set; } = "";

        [Display(Name = "ชื่อ"), Required, StringLength(100)]
        public string FirstName { get; set; } = "";

        [Display(Name = "นามสกุล"), Required, StringLength(100)]
        public string LastName { get; set; } = "";

        [Display(Name = "ส่วนราชการ")]
        public Guid? UnitId { get; set; }

        [Display(Name = "โทรศัพท์"), StringLength(60), DataType(DataType.PhoneNumber)]
        public string? Phone { get; set; }

        [Display(Name = "อีเมล"), StringLength(200), EmailAddress, DataType(DataType.EmailAddress)]
        public string? Email { get; set; }
    }
}

/// <summary>Lists to choose from, in their official order.</summary>
internal static class Choices
{
    public static async Task<IReadOnlyList<SelectListItem>> UnitsAsync(OfficeDirectory directory, CancellationToken ct) =>
        [.. (await directory.UnitsAsync(ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];

    public static async Task<IReadOnlyList<SelectListItem>> PeopleAsync(OfficeDirectory directory, CancellationToken ct) =>
        [.. (await directory.PeopleAsync(ct)).Select(p => new SelectListItem(p.Position.Length == 0 ? p.FullName : $"{p.FullName} · {p.Position}", p.Id.ToString()))];

    public static IReadOnlyList<SelectListItem> Capacities { get; } =
        [.. Capacity.All.Select(k => new SelectListItem(k.Words(), k.ToString()))];

    public static async Task<IReadOnlyList<SelectListItem>> PositionsAsync(AppDb db, CancellationToken ct) =>
        [.. (await db.Set<Position>().AsNoTracking().OrderBy(p => p.Place).ThenBy(p => p.Id).Take(2000).Select(p => new { p.Id, p.Name, p.Place }).ToListAsync(ct))
            .Select(p => new SelectListItem(string.Create(CultureInfo.InvariantCulture, $"{p.Place}. {p.Name}"), p.Id.ToString()))];
}
