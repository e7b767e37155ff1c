using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.Checks;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Documents.References;
using Prongsai.Documents.Texts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Pages;

/// <summary>One paper: its wording at the left, how it will look and what is wrong with it at the right, its files, and its approved versions below.</summary>
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

    /// <summary>References that the texts hold, "order:id|words": a text box cannot carry them.</summary>
    [BindProperty]
    public List<string> Refs { get; set; } = [];

    /// <summary>The revision that the writer sees.</summary>
    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public PickerInput Picker { get; set; } = new();

    public PaperDesk.Seat Seat { get; private set; } = null!;

    public PaperTemplate Template => PaperTemplate.Of(Seat.Key.Kind);

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public Versions.View Frozen { get; private set; } = Versions.View.Empty;

    /// <summary>What the registers offer; null unless somebody asked.</summary>
    public IReadOnlyList<Reference>? Found { get; private set; }

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

    /// <summary>The findings alone, from what is saved.</summary>
    public async Task<IActionResult> OnGetChecksAsync(CancellationToken ct) =>
        await KnownAsync(ct) ? Partial("_Findings", (await desk.ReadAsync(Seat, ct)).Findings) : NotFound();

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

    /// <summary>
    /// The page saves by itself. 200 {revision, at}; 409 {revision, by, fields} when somebody saved meanwhile, with his texts;
    /// 422 {message}. Nothing is written then.
    /// </summary>
    public async Task<IActionResult> OnPostAutoAsync([FromServices] IStringLocalizer<Messages> text, [FromServices] TimeProvider clock, CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        var saved = ModelState.IsValid ? await save.HandleAsync(new(Year, Seat.Key.Kind, Typed(), Seat.Key.Serial, Revision, Auto: true), ct) : null;
        if (saved is { Done: true })
        {
            var now = TimeOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(7));
            return new JsonResult(new { revision = saved.Value.Revision, at = ThaiDate.Time(now) });
        }

        if (saved?.Refusal is { Code: "paper.stale" } && await KnownAsync(ct))
        {
            var theirs = (await desk.ReadAsync(Seat, ct)).Edited;
            return new JsonResult(new { revision = Seat.Revision, by = Seat.Draft?.ChangedBy ?? "", fields = theirs }) { StatusCode = StatusCodes.Status409Conflict };
        }

        var message = saved?.Refusal is { } refusal
            ? text[refusal.Code, refusal.Arguments].Value
            : ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).FirstOrDefault() ?? "";
        return new JsonResult(new { message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>Looks into the registers; what is typed stays, and is not saved.</summary>
    public async Task<IActionResult> OnPostFindAsync([FromServices] ReferenceFinder registers, CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        Found = await registers.SearchAsync(Picker.Kind ?? "", Picker.Text ?? "", PickerInput.Most, ct);
        await FillAsync(ct, keepTyped: true);
        return Page();
    }

    /// <summary>Puts a reference into a field, where the cursor was or at its end; not saved yet.</summary>
    public async Task<IActionResult> OnPostInsertAsync([FromServices] ReferenceFinder registers, CancellationToken ct)
    {
        if (!await KnownAsync(ct))
        {
            return NotFound();
        }

        var offered = await registers.SearchAsync(Picker.Kind ?? "", Picker.Text ?? "", PickerInput.Most, ct);
        var at = Texts.FindIndex(t => t.Key == Picker.Field);
        if (at >= 0 && offered.FirstOrDefault(r => FormattableString.Invariant($"{r.Kind}:{r.Id:D}") == Picker.Choice) is { } chosen)
        {
            var text = Texts[at].Value ?? "";
            var place = Math.Clamp(Picker.At ?? text.Length, 0, text.Length);
            var isDay = chosen.Kind == ReferenceFinder.Day;
            Texts[at].Value = text[..place] + (isDay ? chosen.Text : ReferenceText.Edited(chosen.Token)) + text[place..];
            Refs.AddRange(isDay ? [] : [chosen.Token[2..^2]]);
            ModelState.Clear();
        }

        await FillAsync(ct, keepTyped: true);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromServices] RemovePaper remove, [FromServices] IStringLocalizer<Messages> text, CancellationToken ct)
    {
        if (!await KnownAsync(ct) || Seat.Draft is not { } draft || await remove.HandleAsync(new(draft.Id), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            await FillAsync(ct);
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say("ลบร่างแล้ว นำกลับมาได้โดยเลือกสถานะ “ลบไว้”");
        return RedirectToPage("/PaperIndex", new { Year });
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
            Theirs = (await desk.ReadAsync(Seat, ct)).Edited;
            Revision = Seat.Revision;
            ModelState.Remove(nameof(Revision));
        }

        var at = Texts.FindIndex(t => t.Key == refusal.Field);
        ModelState.AddModelError(at < 0 ? "" : FormattableString.Invariant($"Texts[{at}].Value"), text[refusal.Code, refusal.Arguments]);
    }

    /// <summary>As it is stored: with the references that came beside the form.</summary>
    private Dictionary<string, string> Typed()
    {
        var known = Refs.Take(PickerInput.MostRefs).Select(ReferenceText.Read).OfType<Reference>().ToList();
        return Texts.Where(t => t.Key is not null).GroupBy(t => t.Key!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => ReferenceText.Stored(g.First().Value ?? "", known), StringComparer.Ordinal);
    }

    private async Task FillAsync(CancellationToken ct, bool keepTyped = false)
    {
        var view = await desk.ReadAsync(Seat, ct);
        (Missing, Frozen, Findings) = (view.Missing, view.Frozen, view.Findings);
        if (!keepTyped)
        {
            Revision = Seat.Revision;
            var shown = view.Edited;
            Texts = [.. Template.Fields.Select(field => new Text { Key = field.Key, Value = shown[field.Key] })];
            Refs = [.. view.Source.Text.Fields.Values.SelectMany(ReferenceText.In).Select(r => r.Token[2..^2]).Distinct(StringComparer.Ordinal)];
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

    internal sealed class PickerInput
    {
        public const int Most = 20;
        public const int MostRefs = 200;

        [Display(Name = "ทะเบียน")]
        public string? Kind { get; set; }

        [Display(Name = "ค้นหาในทะเบียน"), StringLength(200)]
        public string? Text { get; set; }

        [Display(Name = "ใส่ในช่อง")]
        public string? Field { get; set; }

        /// <summary>Place of the cursor, in characters; null: at the end.</summary>
        public int? At { get; set; }

        public string? Choice { get; set; }
    }
}
