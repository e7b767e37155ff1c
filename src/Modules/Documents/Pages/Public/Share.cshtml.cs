using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages.Public;

/// <summary>One kept paper, to whoever was sent the link. Nothing on the way keeps it, and its address goes no further.</summary>
[Open]
internal sealed class ShareModel(SharedPapers shares, BlobStore blobs) : PageModel
{
    public SharedPapers.Opened? Opened { get; private set; }

    public string Code { get; private set; } = "";

    public string KindName => PaperTemplate.Of(Opened!.Paper.Kind).Name;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }

    public async Task<IActionResult> OnGetAsync(string code, string? format, CancellationToken ct)
    {
        Opened = await shares.FindAsync(code, ct);
        Code = code;
        if (Opened is null)
        {
            Response.StatusCode = format is null ? 404 : Response.StatusCode;
            return format is null ? Page() : NotFound();
        }

        if (format is null)
        {
            return Page();
        }

        var fileId = format switch { "docx" => Opened.Paper.DocxFileId, "pdf" => Opened.Paper.PdfFileId, _ => null };
        var file = fileId is { } known ? await blobs.OpenAsync(known, ct) : null;
        return file is null ? NotFound() : File(file.Content, file.File.ContentType, file.File.Name);
    }
}
