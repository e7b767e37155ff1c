using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.History;
using Prongsai.Documents.Texts;
using Prongsai.Platform;

namespace Prongsai.Documents.Pages;

/// <summary>The versions of a paper, what differs between two of them, and taking one back.</summary>
[Needs(Permissions.View, Permissions.Edit)]
internal sealed class HistoryModel(AppDb db, PaperDesk desk, RestoreVersion restore, IStringLocalizer<Messages> text) : PageModel
{
    private const int Most = 200;

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "ร่างก่อน")]
    public int From { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "ร่างหลัง")]
    public int To { get; set; }

    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public PaperDesk.Seat Seat { get; private set; } = null!;

    public string Name => PaperTemplate.Of(Seat.Key.Kind).Name;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Line> Versions { get; private set; } = [];

    public IEnumerable<SelectListItem> Choices => Versions.Select(v => new SelectListItem(
        $"ร่างที่ {v.Number} ของ {v.KeptBy}", v.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public IReadOnlyList<FieldDifference>? Differences { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
        {
            return NotFound();
        }

        if (Versions.Count > 1)
        {
            To = Versions.Any(v => v.Number == To) ? To : Versions[0].Number;
            From = Versions.Any(v => v.Number == From) ? From : Versions[1].Number;
            Differences = PaperDifference.Between(PaperTemplate.Of(Seat.Key.Kind), await TextsAsync(From, ct), await TextsAsync(To, ct));
        }

        return Page();
    }

    /// <summary>Takes the version <see cref="Number"/> back.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct) || await restore.HandleAsync(new(Id, Number, Revision), ct) is not { } outcome)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            ModelState.AddModelError("", text[outcome.Refusal.Code, outcome.Refusal.Arguments]);
            return this.Invalid();
        }

        this.Say($"นำถ้อยคำของร่างที่ {Number} กลับมาใช้แล้ว ร่างอื่นยังอยู่ในประวัติ");
        return LocalRedirect(Seat.Path);
    }

    public static TimeOnly TimeOf(DateTime utc) => TimeOnly.FromDateTime(utc.AddHours(7));

    public static string WhyOf(VersionReason why) => why switch
    {
        VersionReason.Submitted => "เสนออนุมัติ",
        VersionReason.Restored => "นำร่างเดิมกลับมา",
        VersionReason.Uploaded => "รับจากไฟล์ Word",
        _ => "บันทึก",
    };

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await desk.FindAsync(Year, Id, ct) is not { } seat)
        {
            return false;
        }

        Seat = seat;
        Versions = await db.Set<PaperVersion>().AsNoTracking().Where(v => v.PaperId == Id).OrderByDescending(v => v.Number)
            .Select(v => new Line(v.Number, v.Hash, v.Why, v.KeptAt, v.KeptBy)).Take(Most).ToListAsync(ct);
        return true;
    }

    private async Task<IReadOnlyDictionary<string, string>> TextsAsync(int number, CancellationToken ct) =>
        (await db.Set<PaperVersion>().AsNoTracking().SingleAsync(v => v.PaperId == Id && v.Number == number, ct)).Texts();

    internal sealed record Line(int Number, string Hash, VersionReason Why, DateTime KeptAt, string KeptBy);
}
