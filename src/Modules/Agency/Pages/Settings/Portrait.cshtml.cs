using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Agency.Pages.Settings;

[Needs(AgencyPermissions.Edit)]
[RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
internal sealed class PortraitModel(AppDb db, KeepPortrait keep, RemovePortrait remove) : PageModel
{
    private const int MostBytes = KeepPortrait.Longest + (64 * 1024);

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>Path of the picture in use.</summary>
    public string? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => await LookAsync(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await LookAsync(id, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || Input.Picture is null)
        {
            return this.Invalid();
        }

        using var content = Input.Picture.OpenReadStream();
        return this.After(await keep.HandleAsync(id, content, ct), _ => ($"เก็บรูปถ่ายของ{Name}แล้ว", RedirectToPage()));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        if (!await LookAsync(id, ct) || await remove.HandleAsync(id, ct) is null)
        {
            return NotFound();
        }

        this.Say($"นำรูปถ่ายของ{Name}ออกจากเว็บไซต์แล้ว");
        return RedirectToPage();
    }

    private async Task<bool> LookAsync(Guid id, CancellationToken ct)
    {
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        Name = person?.FullName ?? "";
        Shown = (await (from portrait in db.Set<Portrait>().AsNoTracking()
                        join file in db.Set<StoredFile>().AsNoTracking() on portrait.FileId equals file.Id
                        where portrait.PersonId == id && portrait.ReplacedAt == null
                        orderby portrait.Id descending
                        select new { portrait.Id, file.ContentType }).FirstOrDefaultAsync(ct)) is { } kept ? Prongsai.Agency.Portrait.PathOf(kept.Id, kept.ContentType) : null;
        return person is not null;
    }

    internal sealed class Form
    {
        [Display(Name = "รูปถ่าย"), Required(ErrorMessage = "เลือกรูปถ่ายก่อน")]
        public IFormFile? Picture { get; set; }
    }
}
