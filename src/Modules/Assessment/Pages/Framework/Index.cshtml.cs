using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Assessment.Corrections;
using Prongsai.Assessment.Packs;
using Prongsai.Assessment.Texts;
using Prongsai.Platform;

namespace Prongsai.Assessment.Pages.Framework;

/// <summary>The rules of a year, each with what is known about where it comes from.</summary>
[Needs("assessment.view", "framework.correct")]
internal sealed class IndexModel(Frameworks frameworks, AppDb db, CurrentUser user, IStringLocalizer<Messages> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public AgencyPack Known { get; private set; } = null!;
    public Pack Pack => Known.Pack;
    public int Unconfirmed { get; private set; }
    public int Rules { get; private set; }
    public IReadOnlyList<PackCorrection> Withdrawn { get; private set; } = [];
    public bool CanCorrect => user.Can("framework.correct");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, [FromServices] WithdrawCorrection withdraw, CancellationToken ct)
    {
        if (await withdraw.HandleAsync(new(id, Reason ?? ""), ct) is not { } outcome || !await ReadAsync(ct))
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say("ถอนการแก้ไขแล้ว ใช้กฎเดิมของชุดเกณฑ์");
        return RedirectToPage(new { Year });
    }

    /// <summary>The least certain mark of an item and its parts.</summary>
    public static Mark Worst(Item item) => item.Elements.Select(e => e.Mark).Append(item.Mark).Append(item.YearRule.Mark).Max(Doubt) switch
    {
        0 => Mark.A,
        1 => Mark.C,
        2 => Mark.One,
        3 => Mark.X,
        _ => Mark.G,
    };

    private static int Doubt(Mark mark) => mark switch { Mark.A => 0, Mark.C => 1, Mark.One => 2, Mark.X => 3, _ => 4 };

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return false;
        }

        Known = known;
        var rules = PackRules.Of(known.Pack).ToArray();
        (Rules, Unconfirmed) = (rules.Length, rules.Count(r => !PackRules.Confirmed(r.Mark)));
        Withdrawn = await db.Set<PackCorrection>().AsNoTracking().Where(c => c.FiscalYear == Year && c.WithdrawnAt != null)
            .OrderByDescending(c => c.WithdrawnAt).Take(50).ToListAsync(ct);
        return true;
    }
}
