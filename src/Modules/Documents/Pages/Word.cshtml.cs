using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Documents.References;
using Prongsai.Documents.RoundTrip;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>A paper out to Word and back: the file, the difference by field, and taking it part by part.</summary>
[Needs(Permissions.Edit)]
[RequestSizeLimit(21 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 21 * 1024 * 1024)]
internal sealed class WordModel(PaperDesk desk, WordTrip trip, SaveDraft save, IServiceProvider services) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "ไฟล์ที่แก้ไขแล้ว")]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    public List<Change> Changes { get; set; } = [];

    [BindProperty]
    public int Revision { get; set; }

    public PaperDesk.Seat Seat { get; private set; } = null!;

    public WordTrip.Return? Return { get; private set; }

    public string Name => PaperTemplate.Of(Seat.Key.Kind).Name;

    public static IReadOnlyList<Piece> PiecesOf(WordTrip.FieldChange change) =>
        TextDifference.Of(ReferenceText.Printed(change.Now), ReferenceText.Printed(change.After));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await KnownAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetFileAsync(CancellationToken ct) => await KnownAsync(ct)
        ? File(await trip.OutAsync(Seat.Draft!, ct), PaperFiles.Docx, PaperFiles.NameOf(Year, Seat.Key.Kind, "docx"))
        : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        if (Upload is null)
        {
            ModelState.AddModelError(nameof(Upload), "โปรดแนบไฟล์ Word ที่แก้ไขแล้ว");
            return this.Invalid();
        }

        await using var stream = Upload.OpenReadStream();
        var back = await trip.BackAsync(Seat.Draft!, stream, ct);
        if (!back.Done)
        {
            ModelState.AddModelError(nameof(Upload), Sentences.Of(services, back.Refusal));
            return this.Invalid();
        }

        Return = back.Value;
        Revision = Seat.Revision;
        ModelState.Clear();
        Changes = [.. back.Value.Changes.Select(c => new Change { Key = c.Key, Value = c.After, Accept = !c.Moved })];
        return Page();
    }

    /// <summary>Saves the parts that were taken.</summary>
    public async Task<IActionResult> OnPostAcceptAsync([FromServices] IStringLocalizer<Messages> text, CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        var taken = Changes.Where(c => c is { Accept: true, Key: not null }).GroupBy(c => c.Key!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Value ?? "", StringComparer.Ordinal);
        if (taken.Count == 0)
        {
            this.Say("ไม่ได้รับการแก้ไขใดจากไฟล์");
            return LocalRedirect(Seat.Path);
        }

        var saved = await save.HandleAsync(new(Year, Seat.Key.Kind, taken, Seat.Key.Serial, Revision, Why: VersionReason.Uploaded), ct);
        if (!saved.Done)
        {
            ModelState.Clear();
            ModelState.AddModelError("", text[saved.Refusal.Code, saved.Refusal.Arguments]);
            return this.Invalid();
        }

        this.Say($"รับการแก้ไขจากไฟล์แล้ว {taken.Count} ช่อง ถ้อยคำเดิมอยู่ในประวัติ");
        return LocalRedirect(Seat.Path);
    }

    private async Task<bool> KnownAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Year, Id, ct) is not { } seat)
        {
            return false;
        }

        Seat = seat;
        return true;
    }

    internal sealed class Change
    {
        [StringLength(40)]
        public string? Key { get; set; }

        [StringLength(20_000), DisplayFormat(ConvertEmptyStringToNull = false)]
        public string? Value { get; set; }

        public bool Accept { get; set; }
    }
}
