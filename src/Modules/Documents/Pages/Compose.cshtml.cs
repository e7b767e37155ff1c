using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>One paper: its wording at the left, how it will look at the right, its files, and its approved versions below.</summary>
[Needs(Permissions.View, Permissions.Edit)]
internal sealed class ComposeModel(PaperDesk desk, PaperFactory papers, SaveDraft save, PaperFiles files) : PageModel
{
    private const string PreviewPolicy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'";

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>A kind, for the year's own paper; "write" before the id of one of many.</summary>
    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public List<Text> Texts { get; set; } = [];

    /// <summary>The revision that the writer sees.</summary>
    [BindProperty]
    public int Revision { get; set; }

    public PaperDesk.Seat Seat { get; private set; } = null!;

    public PaperTemplate Template => PaperTemplate.Of(Seat.Key.Kind);

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public Versions.View Frozen { get; private set; } = Versions.View.Empty;

    /// <summary>What another person saved meanwhile, by field; null unless that happened.</summary>
    public IReadOnlyDictionary<string, string>? Theirs { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        await FillAsync(ct);
        return Page();
    }

    /// <summary>The page of the frame, from what is saved.</summary>
    public async Task<IActionResult> OnGetPreviewAsync(CancellationToken ct) =>
        await KnownAsync(ct) ? Preview(await papers.MakeAsync(Seat.Key, null, ct)) : NotFound();

    /// <summary>The page of the frame, from what is typed; nothing is saved.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        var typed = Typed();
        var edited = Template.Fields.Where(f => typed.ContainsKey(f.Key)).ToDictionary(
            f => f.Key, f => SaveDraft.DraftText.Check(f, typed[f.Key]).Value ?? "", StringComparer.Ordinal);
        return Preview(await papers.MakeAsync(Seat.Key, edited, ct));
    }

    public async Task<IActionResult> OnGetFileAsync(string format, [FromServices] IStringLocalizer<Messages> text, CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        var made = await files.MakeAsync(Seat.Key, format, ct);
        if (made.Done)
        {
            return File(made.Value.Bytes, made.Value.ContentType, made.Value.Name);
        }

        await FillAsync(ct);
        return this.Invalid(made.Refusal, text);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<Messages> text, CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var saved = await save.HandleAsync(new(Year, Seat.Key.Kind, Typed(), Seat.Key.Serial, Revision), ct);
            if (saved.Done)
            {
                this.Say("บันทึกร่างแล้ว ดูตัวอย่างและดาวน์โหลดเอกสารได้");
                return LocalRedirect(Seat.Path);
            }

            await RefuseAsync(saved.Refusal, text, ct);
        }

        await FillAsync(ct, keepTyped: true);
        return this.Invalid();
    }

    private async Task<bool> KnownAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Year, Kind, Id, ct) is not { } seat)
        {
            return false;
        }

        Seat = seat;
        return true;
    }

    private async Task RefuseAsync(Refusal refusal, IStringLocalizer text, CancellationToken ct)
    {
        if (refusal.Code == "paper.stale" && await KnownAsync(ct))
        {
            // Saving again says: I have seen theirs. Theirs is kept as a version then.
            Theirs = (await desk.ReadAsync(Seat, ct)).Source.Text.Fields;
            Revision = Seat.Revision;
            ModelState.Remove(nameof(Revision));
        }

        var at = Texts.FindIndex(t => t.Key == refusal.Field);
        ModelState.AddModelError(at < 0 ? "" : FormattableString.Invariant($"Texts[{at}].Value"), text[refusal.Code, refusal.Arguments]);
    }

    private Dictionary<string, string> Typed() =>
        Texts.Where(t => t.Key is not null).GroupBy(t => t.Key!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value ?? "", StringComparer.Ordinal);

    private async Task FillAsync(CancellationToken ct, bool keepTyped = false)
    {
        var view = await desk.ReadAsync(Seat, ct);
        Missing = view.Missing;
        Frozen = view.Frozen;
        if (!keepTyped)
        {
            Revision = Seat.Revision;
            var shown = view.Source.Text;
            Texts = [.. Template.Fields.Select(field => new Text { Key = field.Key, Value = shown[field.Key] })];
        }
    }

    private ContentResult Preview(Paper paper)
    {
        Response.Headers.ContentSecurityPolicy = PreviewPolicy;
        return Content(HtmlWriter.ToPreview(paper), "text/html; charset=utf-8");
    }

    internal sealed class Text
    {
        [StringLength(40)]
        public string? Key { get; set; }

        [StringLength(20_000, ErrorMessage = "ข้อความยาวเกิน 20,000 ตัวอักษร โปรดย่อข้อความ"), DisplayFormat(ConvertEmptyStringToNull = false)]
        public string? Value { get; set; }
    }
}
