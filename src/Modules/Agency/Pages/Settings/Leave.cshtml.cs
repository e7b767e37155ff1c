using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.Edit)]
internal sealed class LeaveModel(AppDb db, LeaveService leave) : PageModel
{
    [BindProperty]
    public LastDayForm Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var day = Input.LastDay!.Value;
        return this.After(await leave.HandleAsync(id, day, ct), _ => (
            $"บันทึกว่า{Name}พ้นจากหน่วยงานเมื่อ {ThaiDate.Short(day)} แล้ว ตำแหน่งที่ดำรงอยู่สิ้นสุดในวันเดียวกัน ขั้นต่อไปคือส่งมอบงาน",
            RedirectToPage("HandOver", new { id })));
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        Name = person?.FullName ?? "";
        return person is not null;
    }
}
