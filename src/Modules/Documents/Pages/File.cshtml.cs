using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>The kept file of an approved version.</summary>
[Needs(Permissions.View)]
internal sealed class FileModel(AppDb db, PaperReaders readers, BlobStore blobs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id, string format, CancellationToken ct)
    {
        var paper = await db.Set<FrozenPaper>().AsNoTracking().Where(p => p.Id == id).Select(p => new { p.DocxFileId, p.PdfFileId, p.PaperId }).SingleOrDefaultAsync(ct);
        if (paper?.PaperId is { } draft && !await readers.MaySeeAsync(draft, ct))
        {
            return NotFound();
        }

        var fileId = format switch { "docx" => paper?.DocxFileId, "pdf" => paper?.PdfFileId, _ => null };
        var file = fileId is { } known ? await blobs.OpenAsync(known, ct) : null;
        return file is null ? NotFound() : File(file.Content, file.File.ContentType, file.File.Name);
    }
}
