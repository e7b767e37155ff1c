using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Import;
using Prongsai.Measures.Writing;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Pages.MeasureImport;

/// <summary>What was understood of the old table and what was not; a person corrects, chooses and confirms.</summary>
[Needs(Permissions.Edit)]
[RequestSizeLimit(8 * 1024 * 1024)]
[RequestFormLimits(ValueCountLimit = 8_192)]
internal sealed class ReviewModel(AppDb db, ImportMeasures import) : PageModel
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

        var edited = Rows.Take(Table.Rows.Count).Select((form, i) => (i, Row: form.Apply(Table.Rows[i]))).ToDictionary(p => p.i, p => p.Row);
        var chosen = Rows.Select((form, i) => (form, i)).Where(p => p.form.Take).Select(p => p.i).ToList();
        var outcome = await import.ConfirmAsync(Id, chosen, edited, KeepResults, ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal with { Field = "" });
        }

        this.Say(string.Create(CultureInfo.InvariantCulture, $"นำเข้าแล้ว {outcome.Value.Confirmed} มาตรการ ตรวจผู้รับผิดชอบและผูกกับจุดอ่อนต่อได้ในตารางนี้"));
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures"));
    }

    public async Task<IActionResult> OnPostThrowAsync(CancellationToken ct)
    {
        var outcome = await import.ThrowAwayAsync(Id, ct);
        if (!outcome.Done)
        {
            return NotFound();
        }

        this.Say("ทิ้งร่างการนำเข้าแล้ว ไม่มีอะไรถูกบันทึก");
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures/import"));
    }

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

    /// <summary>A row as it can be corrected: the cells that officers know, items one to a line.</summary>
    internal sealed class RowForm
    {
        [Display(Name = "นำเข้าแถวนี้")]
        public bool Take { get; set; }

        [Display(Name = "ประเด็นที่"), Range(1, 20)]
        public int? IssueNo { get; set; }

        [Display(Name = "ชื่อประเด็น"), StringLength(Measure.LongestText)]
        public string? Issue { get; set; }

        [Display(Name = "รหัสข้อ"), StringLength(300)]
        public string? ItemCodes { get; set; }

        [Display(Name = "ผลการวิเคราะห์ข้อมูล"), DataType(DataType.MultilineText), StringLength(Measure.LongestText)]
        public string? Finding { get; set; }

        [Display(Name = "มาตรการ/แนวทาง"), DataType(DataType.MultilineText), StringLength(Measure.LongestText)]
        public string? Text { get; set; }

        [Display(Name = "ขั้นตอน/วิธีการ"), DataType(DataType.MultilineText), StringLength(20_000)]
        public string? Steps { get; set; }

        [Display(Name = "ผู้รับผิดชอบ"), DataType(DataType.MultilineText), StringLength(4_000)]
        public string? Owners { get; set; }

        [Display(Name = "ระยะเวลา"), StringLength(300)]
        public string? PeriodText { get; set; }

        [Display(Name = "การติดตามผล"), DataType(DataType.MultilineText), StringLength(4_000)]
        public string? FollowUp { get; set; }

        [Display(Name = "สรุปผลการดำเนินการ"), DataType(DataType.MultilineText), StringLength(40_000)]
        public string? Result { get; set; }

        [Display(Name = "ผลลัพธ์"), DataType(DataType.MultilineText), StringLength(40_000)]
        public string? Outcome { get; set; }

        [Display(Name = "ข้อเสนอแนะ"), DataType(DataType.MultilineText), StringLength(Measure.LongestText)]
        public string? Suggestion { get; set; }

        public static RowForm Of(ImportedRow row) => new()
        {
            Take = true,
            IssueNo = row.IssueNo,
            Issue = row.Issue,
            ItemCodes = string.Join(", ", row.ItemCodes),
            Finding = row.Finding,
            Text = row.Measure,
            Steps = RefusalText.Joined(row.Steps),
            Owners = RefusalText.Joined(row.Owners),
            PeriodText = row.PeriodText,
            FollowUp = RefusalText.Joined(row.FollowUp),
            Result = RefusalText.Joined(row.Result),
            Outcome = RefusalText.Joined(row.Outcome),
            Suggestion = row.Suggestion,
        };

        /// <summary>What the person left alone stays exactly as it was read.</summary>
        public ImportedRow Apply(ImportedRow row)
        {
            var before = Of(row);
            return row with
            {
                IssueNo = IssueNo,
                Issue = Issue ?? "",
                ItemCodes = Same(ItemCodes, before.ItemCodes) ? row.ItemCodes : [.. ItemCodeReader.Read(ItemCodes ?? "", null).Codes.Select(c => c.ToString())],
                Finding = Same(Finding, before.Finding) ? row.Finding : Finding ?? "",
                Measure = Same(Text, before.Text) ? row.Measure : Text ?? "",
                Steps = Items(Steps, before.Steps, row.Steps),
                Owners = Items(Owners, before.Owners, row.Owners),
                PeriodText = PeriodText ?? "",
                FollowUp = Items(FollowUp, before.FollowUp, row.FollowUp),
                Result = Items(Result, before.Result, row.Result),
                Outcome = Items(Outcome, before.Outcome, row.Outcome),
                Suggestion = Same(Suggestion, before.Suggestion) ? row.Suggestion : Suggestion ?? "",
            };
        }

        private static IReadOnlyList<string> Items(string? now, string? before, IReadOnlyList<string> items) => Same(now, before) ? items : RefusalText.Lines(now);

        // A browser sends CR LF and may drop blanks at the ends.
        private static bool Same(string? a, string? b) => Plain(a) == Plain(b);

        private static string Plain(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
    }
}
