using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Measures.Writing;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages.MeasureImport;

/// <summary>What was understood of the old table and what was not; a person corrects, chooses and confirms.</summary>
[Needs(Permissions.Edit)]
[RequestSizeLimit(8 * 1024 * 1024)]
[RequestFormLimits(ValueCountLimit = 8_192)]
internal sealed class ReviewModel(AppDb db, ImportMeasures import, IFrameworkShelf shelf) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<RowForm> Rows { get; set; } = [];

    [BindProperty, Display(Name = "นำผลการดำเนินการเดิมเข้ามาด้วย")]
    public bool KeepResults { get; set; }

    public ImportedTable Table { get; private set; } = null!;
    public string FileName { get; private set; } = "";
    public int? ConfirmedAs { get; private set; }

    /// <summary>What went into no field and is not asked beside a row.</summary>
    public IEnumerable<Unresolved> Unresolved => Table.Unresolved.Where(u => !Table.Rows.SelectMany(r => r.Doubts).Any(d => d.Ask == u.Why));

    /// <summary>Slips that are not asked beside a row.</summary>
    public IEnumerable<Finding> Findings => Table.Findings.Where(f => f.Code is not ("item-code-unclear" or "tables-differ"));

    private YearCodes? Codes => YearCodes.From(shelf, Year)(Table.FiscalYear);

    /// <summary>Every reading with its official wording, and "not known yet".</summary>
    public IEnumerable<SelectListItem> Readings(Doubt doubt, string beside)
    {
        var codes = Codes;
        foreach (var reading in doubt.Readings)
        {
            var wording = codes?.Wording(reading, beside) ?? "";
            yield return new($"{reading} {wording}{(TextLikeness.Share(wording, beside) > 0.8 ? " (ถ้อยคำตรงกับในเอกสาร)" : "")}", reading);
        }

        yield return new("ไม่ใช่ทั้งหมดนี้ หรือยังไม่ทราบ", "");
    }

    public static string FieldName(string field) => field switch
    {
        "measure" => "มาตรการ",
        "owners" => "ผู้รับผิดชอบ",
        "period" => "ระยะเวลา",
        "followUp" => "การติดตามผล",
        _ => "ขั้นตอน",
    };

    public static IEnumerable<SelectListItem> Wordings(Variant variant) =>
    [
        new(variant.Instead.Length > 0 ? $"ตามตารางแผน: {variant.Instead}" : "ตามตารางแผน ซึ่งไม่มีข้อนี้", "False"),
        new($"ตามตารางผล: {variant.Text}", "True"),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        // Results of another year belong to that year.
        KeepResults = Table.FiscalYear is null || Table.FiscalYear == Year;
        Rows = [.. Table.Rows.Select(RowForm.Of)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || (ConfirmedAs is null && Rows.Count != Table.Rows.Count))
        {
            return this.Invalid();
        }

        var edited = Edited();
        var chosen = Rows.Select((form, i) => (form, i)).Where(p => p.form.Take).Select(p => p.i).ToList();
        var outcome = await import.ConfirmAsync(Id, chosen, edited, KeepResults, ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal with { Field = "" });
        }

        var open = chosen.Sum(i => edited.TryGetValue(i, out var row) ? row.Doubts.Count(d => d.Answer is null) : 0);
        this.Say(string.Create(CultureInfo.InvariantCulture, $"นำเข้าแล้ว {outcome.Value.Confirmed} มาตรการ {(open > 0 ? $"ยังไม่ได้เลือกรหัสข้อ {open} แห่ง เติมได้ในแต่ละมาตรการ" : "โปรดตรวจผู้รับผิดชอบ และระบุจุดที่ต้องแก้ในตารางนี้")}"));
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures"));
    }

    /// <summary>Keeps corrections and answers for later.</summary>
    public async Task<IActionResult> OnPostKeepAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || Rows.Count != Table.Rows.Count)
        {
            return this.Invalid();
        }

        var outcome = await import.KeepEditsAsync(Id, Edited(), ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal with { Field = "" });
        }

        this.Say("เก็บร่างไว้แล้ว กลับมาทำต่อได้จากหน้านำเข้า ยังไม่บันทึกเป็นมาตรการ");
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures/import/{Id}"));
    }

    public async Task<IActionResult> OnPostThrowAsync(CancellationToken ct)
    {
        var outcome = await import.ThrowAwayAsync(Id, ct);
        if (!outcome.Done)
        {
            return NotFound();
        }

        this.Say("ทิ้งร่างการนำเข้าแล้ว ไม่ได้บันทึกข้อมูลใด");
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures/import"));
    }

    private Dictionary<int, ImportedRow> Edited() => Rows.Take(Table.Rows.Count).Select((form, i) => (i, Row: form.Apply(Table.Rows[i]))).ToDictionary(p => p.i, p => p.Row);

    /// <summary>A row whose fields are shown at once: something in it was refused.</summary>
    public bool Refused(int index) => ModelState.Any(e => e.Key.StartsWith($"Rows[{index}].", StringComparison.Ordinal) && e.Value!.Errors.Count > 0);

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        var draft = await db.Set<ImportDraft>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == Id && d.FiscalYear == Year, ct);
        if (draft is null)
        {
            return false;
        }

        (Table, FileName, ConfirmedAs) = (ImportMeasures.Content(draft), draft.FileName, draft.ConfirmedAt is null ? null : draft.Confirmed);
        return true;
    }
}
