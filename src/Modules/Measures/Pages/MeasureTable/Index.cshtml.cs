using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Measures.Reading;
using Prongsai.Measures.Writing;
using Prongsai.Platform;

namespace Prongsai.Measures.Pages.MeasureTable;

/// <summary>The measures of a year in the columns that officers know.</summary>
[Needs(Permissions.View, Permissions.Edit)]
internal sealed class IndexModel(MeasureTables tables, WeakPointLinks links, ArrangeMeasures arrange, CurrentUser user) : PageModel
{
    private const string Undo = "measure.undo";

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public IReadOnlyList<IGrouping<(int? No, string Name), (Measure Measure, int Number)>> Groups { get; private set; } = [];
    public WeakPointLinks.View Links { get; private set; } = new([], [], new HashSet<Guid>());
    public bool MayEdit => user.Can(Permissions.Edit);
    public Guid? Removed { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var numbered = await tables.NumberedAsync(Year, user.UnitId, ct);
        var measures = numbered.ConvertAll(p => p.Measure);
        var names = measures.Where(m => m.Issue.Length > 0).GroupBy(m => m.IssueNo ?? 0).ToDictionary(g => g.Key, g => g.First().Issue);
        Groups = [.. numbered.GroupBy(p => (p.Measure.IssueNo, names.GetValueOrDefault(p.Measure.IssueNo ?? 0, "")))];
        Links = user.UnitId is null ? await links.OfAsync(Year, measures, ct) : Links;
        // The framework gives a text that looks like a Guid back as one.
        Removed = TempData[Undo] is Guid removed ? removed : null;
    }

    public async Task<IActionResult> OnPostUpAsync(Guid id, CancellationToken ct) => Back(await arrange.MoveAsync(id, -1, ct), null);

    public async Task<IActionResult> OnPostDownAsync(Guid id, CancellationToken ct) => Back(await arrange.MoveAsync(id, 1, ct), null);

    /// <summary>Dragged to another place of its issue.</summary>
    public async Task<IActionResult> OnPostPlaceAsync(Guid id, Guid? before, CancellationToken ct) => Back(await arrange.PlaceAsync(id, before, ct), null);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        var removed = await arrange.RemoveAsync(id, ct);
        if (removed.Done)
        {
            TempData[Undo] = id.ToString();
        }

        return Back(removed, "ลบมาตรการแล้ว หากลบผิด กดนำกลับมาได้ทันที");
    }

    public async Task<IActionResult> OnPostRestoreAsync(Guid id, CancellationToken ct) => Back(await arrange.RestoreAsync(id, ct), "นำมาตรการกลับมาแล้ว");

    // What is not yours is not there.
    private IActionResult Back(Outcome<Measure> outcome, string? said)
    {
        if (!outcome.Done)
        {
            return NotFound();
        }

        if (said is not null)
        {
            this.Say(said);
        }

        return LocalRedirect(FormattableString.Invariant($"/app/{Year}/measures#m-{outcome.Value.Id}"));
    }
}
