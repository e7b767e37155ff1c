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
    private const int MostWithdrawn = 50;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public AgencyPack Known { get; private set; } = null!;
    public Pack Pack => Known.Pack;
    public int Unconfirmed { get; private set; }
    public int Rules { get; private set; }
    public IReadOnlyList<ICorrection> Withdrawn { get; private set; } = [];
    public bool MayForAll { get; private set; }
    public bool CanCorrect => user.Can("framework.correct");

    /// <summary>May this correction be taken back by whoever reads the page?</summary>
    public bool MayWithdraw(AppliedCorrection one) => CanCorrect && (!one.Shared || MayForAll);

    public async Task<IActionResult> OnGetAsync([FromServices] InstallationAdministrators installation, CancellationToken ct) =>
        await ReadAsync(installation, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostWithdrawAsync(
        Guid id, [FromServices] WithdrawCorrection withdraw, [FromServices] InstallationAdministrators installation, CancellationToken ct)
    {
        if (await withdraw.HandleAsync(new(id, Reason ?? ""), ct) is not { } outcome || !await ReadAsync(installation, ct))
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            return this.Invalid(outcome.Refusal, text);
        }

        this.Say(outcome.Value.Shared ? "ถอนการแก้ไขของทุกหน่วยงานแล้ว กลับไปใช้ตามชุดเกณฑ์" : "ถอนการแก้ไขแล้ว กลับไปใช้เกณฑ์ก่อนแก้ไข");
        return RedirectToPage(new { Year });
    }

    /// <summary>The least certain mark of an item and its parts.</summary>
    public static Mark Worst(Item item) => item.Elements.Select(e => e.Mark).Append(item.Mark).Append(item.YearRule.Mark).Max(Doubt) switch
    {
        0 => item.Mark,
        1 => Mark.C,
        2 => Mark.One,
        3 => Mark.X,
        _ => Mark.G,
    };

    private static int Doubt(Mark mark) => mark switch { Mark.A or Mark.I => 0, Mark.C => 1, Mark.One => 2, Mark.X => 3, _ => 4 };

    private async Task<bool> ReadAsync(InstallationAdministrators installation, CancellationToken ct)
    {
        if (await frameworks.PackAsync(Year, ct) is not { } known)
        {
            return false;
        }

        Known = known;
        var rules = PackRules.Of(known.Pack).ToArray();
        (Rules, Unconfirmed) = (rules.Length, rules.Count(r => !PackRules.Confirmed(r.Mark)));
        MayForAll = CanCorrect && await installation.IsActorAsync(ct);
        ICorrection[] withdrawn =
        [
            .. await db.Set<PackCorrection>().AsNoTracking().Where(c => c.FiscalYear == Year && c.WithdrawnAt != null).OrderByDescending(c => c.WithdrawnAt).Take(MostWithdrawn).ToListAsync(ct),
            .. await db.Set<SharedCorrection>().AsNoTracking().Where(c => c.FiscalYear == Year && c.WithdrawnAt != null).OrderByDescending(c => c.WithdrawnAt).Take(MostWithdrawn).ToListAsync(ct),
        ];
        Withdrawn = [.. withdrawn.OrderByDescending(c => c.WithdrawnAt).Take(MostWithdrawn)];
        return true;
    }
}
