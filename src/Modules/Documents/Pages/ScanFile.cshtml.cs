using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Sittings;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>A file of the signing sessions: a batch, a scan as it came, a page of it, or the signed pages of one paper. No other file of the agency.</summary>
[Needs(Permissions.Ink)]
internal sealed class ScanFileModel(AppDb db, BlobStore blobs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var known = await db.Set<ScanPage>().AnyAsync(p => p.PictureFileId == id, ct) || await db.Set<Scan>().AnyAsync(s => s.FileId == id, ct)
            || await db.Set<Sitting>().AnyAsync(s => s.FileId == id, ct) || await db.Set<Sheet>().AnyAsync(s => s.ScanFileId == id, ct);
        var file = known ? await blobs.OpenAsync(id, ct) : null;
        return file is null ? NotFound() : File(file.Content, file.File.ContentType);
    }
}
