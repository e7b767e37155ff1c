using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Texts;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Assessment.Pages.Results;

/// <summary>A table of scores of one or several years: pasted or attached, reviewed, then confirmed. Nothing is saved before.</summary>
[Needs("assessment.edit"), RequestSizeLimit(FileLimits.Bytes + (1 << 20)), RequestFormLimits(MultipartBodyLengthLimit = FileLimits.Bytes + (1 << 20), ValueLengthLimit = 4 << 20)]
internal sealed class ImportModel(Frameworks frameworks, YearScores scores, IServiceProvider services, IStringLocalizer<Messages> text) : PageModel
{
    private const int LongestPaste = 2_000_000;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty, Display(Name = "วางตารางคะแนน"), DataType(DataType.MultilineText)]
    public string? Pasted { get; set; }

    [BindProperty]
    public string? PastedHtml { get; set; }

    [BindProperty, Display(Name = "หรือแนบไฟล์")]
    public IFormFile? Attached { get; set; }

    [BindProperty, StringLength(ResultLines.Longest)]
    public string? Lines { get; set; }

    public ResultReading? Reading { get; private set; }

    /// <summary>What is stored now, by year and code.</summary>
    public Dictionary<(int Year, string Code), decimal> Had { get; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await frameworks.PackAsync(Year, ct) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostReadAsync([FromServices] FileIntake intake, CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is null)
        {
            return NotFound();
        }

        var read = await TablesAsync(intake, ct);
        if (!read.Done)
        {
            ModelState.AddModelError(read.Refusal.Field, Sentences.Of(services, read.Refusal));
            return this.Invalid();
        }

        Reading = await UnderstandAsync(read.Value, ct);
        foreach (var year in Reading.Understood.Select(u => u.FiscalYear).Distinct())
        {
            foreach (var score in (await scores.ReadAsync(year, ct))?.Given.Values ?? [])
            {
                Had[(year, score.Code)] = score.Value;
            }
        }

        Lines = ResultLines.Write(Reading.Understood);
        ModelState.Remove(nameof(Lines));
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync([FromServices] SaveScores save, CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || ResultLines.Read(Lines ?? "") is not { } lines)
        {
            ModelState.Clear();
            return this.Invalid(new Refusal("scores.lines"), text);
        }

        var outcome = await save.HandleAsync(new(lines, ScoreSource.Official), ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal with { Field = "" }, text);
        }

        this.Say($"บันทึกผลปี {string.Join(" ", outcome.Value.Years)} แล้ว เพิ่ม {outcome.Value.Added} แก้ไข {outcome.Value.Changed} รายการ");
        return RedirectToPage("/Results/Index", new { Year = outcome.Value.Years[^1] });
    }

    private async Task<Outcome<TableDocument>> TablesAsync(FileIntake intake, CancellationToken ct)
    {
        // HTML of the clipboard says more than its text; the text is what stands in the field when scripts do not run.
        var pasted = string.IsNullOrWhiteSpace(PastedHtml) ? Pasted : PastedHtml;
        if (string.IsNullOrWhiteSpace(pasted) == Attached is null)
        {
            return new Refusal(Attached is null ? "scores.no-input" : "scores.two-inputs", nameof(Pasted));
        }

        if (Attached is not null)
        {
            await using var stream = Attached.OpenReadStream();
            var content = await intake.ReadAsync(stream, FileLimits.Bytes, ct);
            var read = content.Done ? TableFile.Read(content.Value, Attached.FileName, ct) : content.Refusal;
            return read.Done ? read : read.Refusal with { Field = nameof(Attached) };
        }

        if (pasted!.Length > LongestPaste)
        {
            return new Refusal("scores.paste-long", nameof(Pasted), LongestPaste);
        }

        var tables = TableFile.ReadText(pasted);
        return tables.Done ? tables : tables.Refusal with { Field = nameof(Pasted) };
    }

    private async Task<ResultReading> UnderstandAsync(TableDocument document, CancellationToken ct)
    {
        var packs = new Dictionary<int, Packs.Pack>();
        foreach (var year in frameworks.Years.Append(Year).Distinct())
        {
            packs[year] = (await frameworks.PackAsync(year, ct))!.Pack;
        }

        return ResultTables.Read(document, Year, packs);
    }
}
