using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Writing;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Measures.Pages.MeasureImport;

/// <summary>Takes an old table: pasted, or as a file. Nothing becomes a measure here.</summary>
[Needs(Permissions.Edit)]
[RequestSizeLimit(21 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 21 * 1024 * 1024, ValueLengthLimit = 4 * 1024 * 1024)]
internal sealed class IndexModel(ImportMeasures import, MeasureDocuments documents, AppDb db, CurrentUser user) : PageModel
{
    private const string PastedName = "ตารางที่วาง";

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Drafts that wait for a person; somebody of one unit sees the own ones.</summary>
    public IReadOnlyList<(Guid Id, string FileName, DateTime MadeAt, string MadeBy)> Drafts { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    private async Task ReadAsync(CancellationToken ct) => Drafts =
    [
        .. (await db.Set<ImportDraft>().AsNoTracking().Where(d => d.FiscalYear == Year && d.ConfirmedAt == null && (user.UnitId == null || d.MadeBy == user.Name))
            .OrderByDescending(d => d.MadeAt).Select(d => new { d.Id, d.FileName, d.MadeAt, d.MadeBy }).Take(20).ToListAsync(ct)).Select(d => (d.Id, d.FileName, d.MadeAt, d.MadeBy)),
    ];

    public async Task<IActionResult> OnPostAsync([FromServices] FileIntake intake, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var (document, name) = await DocumentAsync(intake, ct);
        if (document is null)
        {
            return this.Refused(new Refusal("import.nothing", "Input.Text"));
        }

        var read = documents.Read(document, name == PastedName ? "" : name, Year);
        if (!read.Done)
        {
            return this.Refused(read.Refusal with { Field = name == PastedName ? "Input.Text" : "Input.File" });
        }

        var draft = await import.KeepAsync(read.Value, name, Year, ct);
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures/import/{draft.Id}"));
    }

    private async Task<(Outcome<TableDocument>? Document, string Name)> DocumentAsync(FileIntake intake, CancellationToken ct)
    {
        if (Input.File is { } file)
        {
            await using var stream = file.OpenReadStream();
            var content = await intake.ReadAsync(stream, FileLimits.Bytes, ct);
            return (content.Done ? TableFile.Read(content.Value, file.FileName, ct) : content.Refusal, FileNames.Clean(file.FileName));
        }

        // The clipboard's HTML knows merged cells and lists; its text does not.
        var pasted = string.IsNullOrWhiteSpace(Input.Html) ? Input.Text : Input.Html;
        return string.IsNullOrWhiteSpace(pasted) ? (null, "") : (TableFile.ReadText(pasted), PastedName);
    }

    internal sealed class Form
    {
        [Display(Name = "วางตารางที่นี่"), DataType(DataType.MultilineText)]
        public string? Text { get; set; }

        public string? Html { get; set; }

        [Display(Name = "หรือแนบไฟล์")]
        public IFormFile? File { get; set; }
    }
}
