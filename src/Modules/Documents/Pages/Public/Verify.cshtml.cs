using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Verification;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages.Public;

/// <summary>
/// The page behind the QR of a paper. A file that is checked is read to its end and forgotten: nothing is stored, so nothing needs to be known
/// of who asks.
/// </summary>
[Open, IgnoreAntiforgeryToken]
[RequestSizeLimit(Largest), RequestFormLimits(MultipartBodyLengthLimit = Largest)]
internal sealed class VerifyModel(PaperProof proof) : PageModel
{
    private const int Largest = 21 * 1024 * 1024;

    [BindProperty(SupportsGet = true), Display(Name = "รหัสตรวจสอบใต้คิวอาร์โค้ด"), StringLength(60)]
    public string? Code { get; set; }

    public PaperProof.View? Paper { get; private set; }

    /// <summary>The kept file that the checked one equals; null when it equals none.</summary>
    public PaperProof.FileMark? Same { get; private set; }

    public string? Checked { get; private set; }

    public string? Problem { get; private set; }

    /// <param name="typed">From the form of the page without a code.</param>
    public async Task<IActionResult> OnGetAsync([FromQuery] string? typed, CancellationToken ct)
    {
        if (typed is not null)
        {
            return VerificationCode.Read(typed) is { } read ? Redirect("/verify/" + read) : Unknown();
        }

        return Code is null || await FindAsync(ct) ? Page() : Unknown();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return Unknown();
        }

        if (file is null || file.Length == 0)
        {
            Problem = "ยังไม่ได้เลือกไฟล์ หรือไฟล์ว่างเปล่า โปรดเลือกไฟล์ที่ได้รับมาแล้วกดตรวจอีกครั้ง";
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await using var content = file.OpenReadStream();
        Checked = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        Same = Paper!.Files.FirstOrDefault(f => f.Sha256 == Checked);
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken ct)
    {
        Paper = Code is { } typed && VerificationCode.Read(typed) is { } code ? await proof.FindAsync(code, ct) : null;
        return Paper is not null;
    }

    private PageResult Unknown()
    {
        Problem = "ไม่พบเอกสารที่มีรหัสนี้ โปรดตรวจตัวอักษรใต้คิวอาร์โค้ดอีกครั้ง หรือสอบถามหน่วยงาน";
        Response.StatusCode = StatusCodes.Status404NotFound;
        Code = null;
        return Page();
    }
}
