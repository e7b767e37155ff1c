using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Agency.Pages.Settings;

/// <summary>Takes a list of staff, pasted or as a file: shows what was understood, adds what a person confirms.</summary>
[Needs(AgencyPermissions.Edit)]
[RequestSizeLimit(21 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 21 * 1024 * 1024, ValueLengthLimit = 4 * 1024 * 1024, ValueCountLimit = 8_000)]
internal sealed class PasteStaffModel(OfficeDirectory directory, FileIntake intake, AddStaff add, TimeProvider clock) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What is confirmed.</summary>
    [BindProperty]
    public List<Row> Rows { get; set; } = [];

    [BindProperty]
    public Start Since { get; set; } = new();

    public IReadOnlyList<string> Unread { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var document = await DocumentAsync(ct);
        if (!document.Done)
        {
            return this.Refused(document.Refusal);
        }

        var read = StaffTable.Read(document.Value, await directory.UnitsAsync(ct));
        if (read.Lines.Count == 0)
        {
            return this.Refused(new Refusal("staff.nothing", "Input.Text"));
        }

        Unread = read.Unread;
        Rows = [.. read.Lines.Select(l => new Row
        {
            Title = l.Title, FirstName = l.FirstName, LastName = l.LastName, Position = l.Position, Unit = l.Unit, UnitId = l.UnitId, Phone = l.Phone, Email = l.Email, Take = true,
        })];
        Since = new() { From = Bangkok.Today(clock) };
        ModelState.Clear();
        Units = await Choices.UnitsAsync(directory, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        Units = await Choices.UnitsAsync(directory, ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        // Lines that are not taken stay at the end, so that a refusal names the line it means.
        Rows = [.. Rows.Where(r => r.Take), .. Rows.Where(r => !r.Take)];
        var saved = await add.HandleAsync(
            new([.. Rows.Where(r => r.Take).Select(r => new AddStaff.Line(r.Title ?? "", r.FirstName ?? "", r.LastName ?? "", r.Position ?? "", r.UnitId, r.Phone ?? "", r.Email ?? ""))], Since.From!.Value), ct);
        if (!saved.Done)
        {
            ModelState.Clear();
            return this.Refused(saved.Refusal);
        }

        var known = saved.Value.Known;
        this.Say($"เพิ่มบุคลากร {saved.Value.Added} คน ตำแหน่ง {saved.Value.Posts} ตำแหน่งแล้ว" + (known.Count == 0 ? "" : $" มีอยู่แล้ว {known.Count} คน ไม่ได้เปลี่ยนข้อมูล: {string.Join(" ", known.Take(10))}"));
        return LocalRedirect("/app/settings/people");
    }

    private async Task<Outcome<TableDocument>> DocumentAsync(CancellationToken ct)
    {
        if (Input.File is { } file)
        {
            using var content = file.OpenReadStream();
            var bytes = await intake.ReadAsync(content, FileLimits.Bytes, ct);
            var read = bytes.Done ? TableFile.Read(bytes.Value, file.FileName, ct) : bytes.Refusal;
            return read.Done ? read : read.Refusal with { Field = "Input.File" };
        }

        var given = string.IsNullOrWhiteSpace(Input.Html) ? Input.Text ?? "" : Input.Html;
        var pasted = given.Trim().Length == 0 ? new Refusal("staff.nothing")
            : string.IsNullOrWhiteSpace(Input.Html) ? TableFile.ReadText(given)
            : TableFile.Read(Encoding.UTF8.GetBytes(given), "table.html", ct);
        return pasted.Done ? pasted : pasted.Refusal with { Field = "Input.Text" };
    }

    internal sealed class Form
    {
        [Display(Name = "วางรายชื่อที่นี่"), DataType(DataType.MultilineText)]
        public string? Text { get; set; }

        public string? Html { get; set; }

        [Display(Name = "หรือแนบไฟล์รายชื่อ")]
        public IFormFile? File { get; set; }
    }

    internal sealed class Start
    {
        [Display(Name = "ดำรงตำแหน่งตั้งแต่วันที่"), Required(ErrorMessage = "โปรดกรอกวันที่เริ่มดำรงตำแหน่ง")]
        public DateOnly? From { get; set; }
    }

    internal sealed class Row
    {
        public bool Take { get; set; }

        [StringLength(60, ErrorMessage = "คำนำหน้ายาวเกิน 60 ตัวอักษร")]
        public string? Title { get; set; }

        [StringLength(100, ErrorMessage = "ชื่อยาวเกิน 100 ตัวอักษร")]
        public string? FirstName { get; set; }

        [StringLength(100, ErrorMessage = "นามสกุลยาวเกิน 100 ตัวอักษร")]
        public string? LastName { get; set; }

        [StringLength(200, ErrorMessage = "ตำแหน่งยาวเกิน 200 ตัวอักษร")]
        public string? Position { get; set; }

        /// <summary>As it stands in the list.</summary>
        public string? Unit { get; set; }

        public Guid? UnitId { get; set; }

        [StringLength(60, ErrorMessage = "หมายเลขโทรศัพท์ยาวเกิน 60 ตัวอักษร")]
        public string? Phone { get; set; }

        [StringLength(200, ErrorMessage = "อีเมลยาวเกิน 200 ตัวอักษร")]
        public string? Email { get; set; }
    }
}
