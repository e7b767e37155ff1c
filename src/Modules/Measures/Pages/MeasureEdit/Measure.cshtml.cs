using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Measures.Writing;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages.MeasureEdit;

/// <summary>One measure: adding, changing, its results.</summary>
[Needs(Permissions.Edit)]
internal sealed class MeasureModel(AppDb db, SetMeasure set, SetResult setResult, EditPage edit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public MeasureForm Input { get; set; } = new();

    [BindProperty]
    public ResultForm Done { get; set; } = new();

    public Choices Choices => edit.Choices;

    public async Task<IActionResult> OnGetAsync(Guid? weak, CancellationToken ct)
    {
        await Choices.LoadAsync(Year, ct);
        if (Id is null)
        {
            // Came from a weak point that has no measure yet.
            if (Choices.WeakPoints.FirstOrDefault(p => p.Id == weak) is { } point)
            {
                Input = new() { IssueNo = point.IssueNo, WeakPoints = [point.Id.ToString()], ItemCodes = point.Code, Finding = point.Finding };
            }

            return Page();
        }

        if (await FindAsync(ct) is not { } measure)
        {
            return NotFound();
        }

        Input = MeasureForm.Of(measure);
        Done = new() { Result = TypedList.Joined(measure.Result), Outcome = TypedList.Joined(measure.Outcome), Suggestion = measure.Suggestion };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Choices.LoadAsync(Year, ct);
        var before = Id is null ? null : await FindAsync(ct);
        if (Id is not null && before is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var issue = Input.IssueNo is null ? before?.Issue ?? "" : Choices.IssueName(Input.IssueNo);
        var outcome = await set.HandleAsync(Input.Input(Id, Year, issue, before, Choices.Owners(Input)), ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say(Id is null ? "เพิ่มมาตรการแล้ว" : "บันทึกมาตรการแล้ว");
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures#m-{outcome.Value.Id}"));
    }

    public async Task<IActionResult> OnPostResultAsync(CancellationToken ct)
    {
        if (Id is not { } id || await FindAsync(ct) is not { } measure)
        {
            return NotFound();
        }

        await Choices.LoadAsync(Year, ct);
        // The other form of the page was not sent; the binder looked for its fields without their prefix and missed them.
        foreach (var key in ModelState.Keys.Where(k => !k.StartsWith("Done.", StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(key);
        }

        Input = MeasureForm.Of(measure);
        if (!ModelState.IsValid)
        {
            return this.Invalid();
        }

        var outcome = await setResult.HandleAsync(new(id, TypedList.Lines(Done.Result), TypedList.Lines(Done.Outcome), Done.Suggestion ?? ""), ct);
        if (!outcome.Done)
        {
            return this.Refused(outcome.Refusal);
        }

        this.Say("บันทึกผลการดำเนินการแล้ว");
        return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/app/{Year}/measures#m-{id}"));
    }

    private Task<Measure?> FindAsync(CancellationToken ct) => db.Set<Measure>().AsNoTracking().Include(m => m.Steps).Include(m => m.Owners).AsSplitQuery()
        .SingleOrDefaultAsync(m => m.Id == Id && m.FiscalYear == Year && m.RemovedAt == null && (edit.Unit == null || m.Owners.Any(o => o.UnitId == edit.Unit)), ct);
}

/// <summary>What the page needs beside its handlers.</summary>
internal sealed class EditPage(Choices choices, CurrentUser user)
{
    public Choices Choices { get; } = choices;

    public Guid? Unit => user.UnitId;
}
