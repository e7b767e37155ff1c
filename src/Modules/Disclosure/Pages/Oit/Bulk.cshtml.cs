using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Disclosure.Evidences;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>Many files at once, each to the item that its name begins with. Each file is kept by itself: what was kept stays when the rest is cut off.</summary>
[Needs(Permissions.Edit)]
[RequestSizeLimit(101 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 101 * 1024 * 1024)]
internal sealed class BulkModel(DropFiles drop) : PageModel
{
    public const int MostFiles = 60;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<DropFiles.Dropped> Results { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, CancellationToken ct)
    {
        if (files.Count is 0 or > MostFiles)
        {
            return this.Refused(files.Count == 0 ? new Refusal("bulk.none", "files") : new Refusal("bulk.too-many", "files", MostFiles));
        }

        var results = new List<DropFiles.Dropped>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            results.Add(await drop.HandleAsync(Year, file.FileName, content, ct));
        }

        Results = results;
        return Page();
    }

    public string Said(DropFiles.Dropped file) => file.Code.Length == 0 ? "ชื่อไฟล์ไม่ได้ขึ้นต้นด้วยรหัสข้อของปีนี้ หรือข้อนั้นไม่ใช่ของส่วนราชการของท่าน"
        : file.Refusal is { } refusal ? Sentences.Of(HttpContext.RequestServices, refusal)
        : file.Known ? "มีไฟล์นี้อยู่แล้ว ไม่แนบซ้ำ"
        : "แนบแล้ว";
}
