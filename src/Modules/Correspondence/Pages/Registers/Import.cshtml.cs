using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Correspondence.Pages.Registers;

/// <summary>A register kept elsewhere comes in as a table: read, looked at, then confirmed. Nothing is saved before.</summary>
[Needs(CorrespondencePermissions.Edit)]
[RequestSizeLimit(FileLimits.Bytes + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = FileLimits.Bytes + (1 << 20), ValueLengthLimit = 4 << 20)]
internal sealed class ImportModel(ImportRegister import, FileIntake intake, CurrentUser user, IServiceProvider services) : PageModel
{
    private const int MostRows = 2_000;

    public Book Register { get; private set; } = Book.All[0];

    [BindProperty, Display(Name = "ไฟล์ตาราง")]
    public IFormFile? Attached { get; set; }

    /// <summary>What was read, as it comes back with the confirmation; checked again as if a stranger had written it.</summary>
    [BindProperty]
    public string? Rows { get; set; }

    public RegisterReading? Reading { get; private set; }

    public IActionResult OnGet(string book) => Find(book) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReadAsync(string book, CancellationToken ct)
    {
        if (!Find(book))
        {
            return NotFound();
        }

        if (Attached is null)
        {
            return this.Refused(new Refusal("import.nothing", nameof(Attached)));
        }

        await using var stream = Attached.OpenReadStream();
        var content = await intake.ReadAsync(stream, FileLimits.Bytes, ct);
        var read = content.Done ? TableFile.Read(content.Value, Attached.FileName, ct) : content.Refusal;
        if (!read.Done)
        {
            return this.Refused(read.Refusal with { Field = nameof(Attached) });
        }

        if (RegisterReader.Read(read.Value, Register, refusal => Sentences.Of(services, refusal)) is not { } reading)
        {
            return this.Refused(new Refusal("import.head", nameof(Attached)));
        }

        var taken = await import.TakenAsync(reading.Rows, user.UnitId, ct);
        Reading = reading with
        {
            Rows = [.. reading.Rows.Where(r => !taken.Contains(r.Row))],
            Unread =
            [
                .. reading.Unread,
                .. reading.Rows.Where(r => taken.Contains(r.Row)).Select(r => new UnreadRow(r.Row, r.Texts.Title, "เลขนี้มีในทะเบียนแล้ว หรือซ้ำกันในตาราง")),
            ],
        };
        Rows = JsonSerializer.Serialize(Reading.Rows, Json.Options);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(string book, CancellationToken ct)
    {
        if (!Find(book))
        {
            return NotFound();
        }

        if (Parse(Rows) is not { Count: > 0 and <= MostRows } rows || rows.Any(r => RegisterKinds.Of(r.Kind) is not { } kind || !Register.Kinds.Contains(kind) || r.Running is < 1 or > SaveSeries.HighestNumber))
        {
            return this.Refused(new Refusal("import.rows"));
        }

        var outcome = await import.HandleAsync(rows, user.UnitId, ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say($"นำเข้า {outcome.Value.Count} รายการแล้ว");
        return LocalRedirect(Register.Path);
    }

    private bool Find(string book)
    {
        var found = Book.Find(book);
        Register = found ?? Register;
        return found is not null;
    }

    private static List<ReadRow>? Parse(string? text)
    {
        try
        {
            var rows = JsonSerializer.Deserialize<List<ReadRow>>(text ?? "", Json.Options);
            return rows is null || rows.Any(r => r?.Texts is not { } t || r.Kind is null || r.Number is null || r.Number.Length > 100
                || t.Title is null || t.Sender is null || t.Recipient is null || t.TheirNumber is null || t.Time is null || t.Action is null || t.Note is null) ? null : rows;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
