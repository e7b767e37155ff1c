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
internal sealed class ComposeModel(PaperFactory papers, SaveDraft save, PaperFiles files, Versions versions) : PageModel
{
    private const string PreviewPolicy =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'";

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Kind { get; set; } = "";

    [BindProperty]
    public List<Text> Texts { get; set; } = [];

    public PaperTemplate Template => PaperTemplate.Of(Kind);

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public Versions.View Frozen { get; private set; } = Versions.View.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Known())
        {
            return NotFound();
        }

        await FillAsync(ct);
        return Page();
    }

    /// <summary>The page of the frame, from what is saved.</summary>
    public async Task<IActionResult> OnGetPreviewAsync(CancellationToken ct) => Known() ? Preview(await papers.MakeAsync(Year, Kind, null, ct)) : NotFound();

    /// <summary>The page of the frame, from what is typed; nothing is saved.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        if (!Known())
        {
            return NotFound();
        }

        var typed = Typed();
        var edited = Template.Fields.Where(f => typed.ContainsKey(f.Key)).ToDictionary(
            f => f.Key, f => SaveDraft.DraftText.Check(f, typed[f.Key]).Value ?? "", StringComparer.Ordinal);
        return Preview(await papers.MakeAsync(Year, Kind, edited, ct));
    }

    public async Task<IActionResult> OnGetFileAsync(string format, [FromServices] IStringLocalizer<Messages> text, CancellationToken ct)
    {
        if (!Known())
        {
            return NotFound();
        }

        var made = await files.MakeAsync(Year, Kind, format, ct);
        if (made.Done)
        {
            return File(made.Value.Bytes, made.Value.ContentType, made.Value.Name);
        }

        await FillAsync(ct);
        return this.Invalid(made.Refusal, text);
    }

    public async Task<IActionResult> OnPostAsync([FromServices] IStringLocalizer<Messages> text, CancellationToken ct)
    {
        if (!Known())
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var saved = await save.HandleAsync(new(Year, Kind, Typed()), ct);
            if (saved.Done)
            {
                this.Say("บันทึกร่างแล้ว ดูตัวอย่างและดาวน์โหลดเอกสารได้");
                return RedirectToPage(new { Year, Kind });
            }

            var at = Texts.FindIndex(t => t.Key == saved.Refusal.Field);
            ModelState.AddModelError(at < 0 ? "" : FormattableString.Invariant($"Texts[{at}].Value"), text[saved.Refusal.Code, saved.Refusal.Arguments]);
        }

        await FillAsync(ct, keepTyped: true);
        return this.Invalid();
    }

    private bool Known() => PaperYear.Plausible(Year) && PaperTemplate.Has(Kind);

    private Dictionary<string, string> Typed() =>
        Texts.Where(t => t.Key is not null).GroupBy(t => t.Key!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value ?? "", StringComparer.Ordinal);

    private async Task FillAsync(CancellationToken ct, bool keepTyped = false)
    {
        var (facts, texts) = await papers.ReadAsync(Year, Kind, ct);
        Missing = [.. PaperReadiness.Missing(Kind, facts)];
        Frozen = await versions.OfAsync(Year, Kind, ct);
        if (!keepTyped)
        {
            var shown = new PaperText(Template, facts, texts);
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
