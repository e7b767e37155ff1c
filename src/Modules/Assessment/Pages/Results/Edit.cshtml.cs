using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Results;
using Prongsai.Assessment.Texts;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.Results;

/// <summary>Scores typed in, one section at a time. An empty field takes the score away.</summary>
[Needs("assessment.edit")]
internal sealed class EditModel(Frameworks frameworks, YearScores scores, SaveScores save, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Part { get; set; } = "summary";

    [BindProperty]
    public Dictionary<string, string?> Scores { get; set; } = [];

    [BindProperty, Display(Name = "คะแนนนี้มาจาก")]
    public ScoreSource Source { get; set; }

    [BindProperty, Display(Name = "ระดับที่ประกาศ")]
    public string? Level { get; set; }

    public IReadOnlyList<ScoreCode> Codes { get; private set; } = [];
    public SelectListItem[] Levels { get; private set; } = [];
    public SelectListItem[] Sources { get; } = [new("ผลที่ ป.ป.ช. ประกาศ", nameof(ScoreSource.Official)), new("หน่วยงานคำนวณเองก่อนประกาศผล", nameof(ScoreSource.Own))];
    public string Heading => Part switch { "questions" => "ข้อคำถาม", "items" => "ข้อ OIT", _ => "คะแนนรวม เครื่องมือ และตัวชี้วัด" };

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        var scored = await scores.ReadAsync(Year, ct);
        var shown = Codes.Select(c => c.Code).ToHashSet();
        Scores = scored?.Given.Values.Where(s => shown.Contains(s.Code))
            .ToDictionary(s => s.Code, s => (string?)s.Value.ToString("0.####", CultureInfo.InvariantCulture)) ?? [];
        Source = scored?.Given.Values.Any(s => s.Source == ScoreSource.Own && shown.Contains(s.Code)) is true ? ScoreSource.Own : ScoreSource.Official;
        Level = scored?.OfficialLevel;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] SetOfficialLevel setLevel, CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        var lines = new List<SaveScores.Line>();
        foreach (var code in Codes)
        {
            var (value, problem) = ScoreText.Read(Scores.GetValueOrDefault(code.Code) ?? "", code.Kind);
            if (problem is not null)
            {
                ModelState.AddModelError($"Scores[{code.Code}]", $"{code.Label}: {problem}");
            }

            lines.Add(new(Year, code.Code, value));
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await save.HandleAsync(new(lines, Source), ct);
        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        if (Part == "summary" && await setLevel.HandleAsync(new(Year, Level), ct) is { Done: false } refused)
        {
            return this.Invalid(refused.Refusal!, text);
        }

        this.Say($"บันทึกคะแนนแล้ว เพิ่ม {outcome.Value.Added} แก้ไข {outcome.Value.Changed} ลบ {outcome.Value.Removed} รายการ และคำนวณจุดที่ต้องแก้ของปี {Year + 1} ใหม่แล้ว");
        return RedirectToPage("/Results/Index", new { Year });
    }

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return false;
        }

        Codes = [.. ScoreCodes.Of(known.Pack).Where(c => Part switch
        {
            "questions" => c.Kind == ScoreKind.Question,
            "items" => c.Kind == ScoreKind.Item,
            _ => c.Kind is ScoreKind.Total or ScoreKind.Instrument or ScoreKind.Indicator,
        })];
        Levels = [.. known.Pack.Levels.Steps.Select(s => new SelectListItem(s.Code, s.Code))];
        return true;
    }
}
