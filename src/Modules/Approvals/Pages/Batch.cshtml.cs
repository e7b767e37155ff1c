using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Approvals.Rule;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>Several read on one page and confirmed with one code; each is decided by itself, so that one that changed stops nothing else.</summary>
[Needs(ApprovalsPermissions.Act)]
internal sealed class BatchModel(Reader reader, Decide decide, StepUp stepUp) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ids")]
    public List<Guid> Ids { get; set; } = [];

    [BindProperty]
    public List<Item> Items { get; set; } = [];

    [BindProperty, Display(Name = "รหัสยืนยัน 6 หลัก"), DataType(DataType.Password), StringLength(20, ErrorMessage = "รหัสยืนยันมี 6 หลัก")]
    public string? Pin { get; set; }

    public IReadOnlyList<Reader.Sheet> Sheets { get; private set; } = [];

    /// <summary>Words that need nothing more; the others are for one at a time.</summary>
    public static IReadOnlyList<DecisionWord> WordsFor(Reader.Sheet sheet) => [.. DecisionWords.For(sheet.Decides).Where(w => w is not (DecisionWord.Assigned or DecisionWord.Refused))];

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(Ids, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var chosen = Items.Where(i => i.Word is not null).Take(Notices.Most).ToList();
        if (!ModelState.IsValid || chosen.Count == 0)
        {
            return chosen.Count == 0 ? await AgainAsync(new Refusal("approval.none-chosen"), ct) : await AgainAsync(null, ct);
        }

        if (await stepUp.CheckAsync(Pin ?? "", ct) is { } wrong)
        {
            return await AgainAsync(wrong with { Field = nameof(Pin) }, ct);
        }

        var (given, failed) = (new List<string>(), new List<string>());
        foreach (var item in chosen)
        {
            if (await decide.CheckedAsync(new(item.Id, item.Place, item.Word!.Value, null, null, item.Hash ?? "", null), ct) is not { } outcome)
            {
                return NotFound();
            }

            if (outcome.Done)
            {
                given.Add(Notices.Key(outcome.Value.Act));
            }
            else
            {
                failed.Add(Sentences.Of(HttpContext.RequestServices, outcome.Refusal));
            }
        }

        this.Say(failed.Count == 0 ? $"ลงความเห็นแล้ว {given.Count} เรื่อง" : $"ลงความเห็นแล้ว {given.Count} เรื่อง อีก {failed.Count} เรื่องทำไม่ได้: {string.Join(" ", failed.Distinct().Take(3))}");
        return LocalRedirect(ApprovalsNav.Inbox + "?" + string.Join('&', given.Select(key => $"given={key}")));
    }

    private async Task<IActionResult> AgainAsync(Refusal? refusal, CancellationToken ct)
    {
        await ReadAsync([.. Items.Select(i => i.Id)], ct);
        return refusal is null ? this.Invalid() : this.Refused(refusal);
    }

    private async Task ReadAsync(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var sheets = new List<Reader.Sheet>();
        foreach (var id in ids.Distinct().Take(Notices.Most))
        {
            if (await reader.ReadAsync(id, ct) is { Step: not null, Subject: not null, Changed: false } sheet)
            {
                sheets.Add(sheet);
            }
        }

        Sheets = sheets;
    }

    internal sealed class Item
    {
        public Guid Id { get; set; }

        public int Place { get; set; }

        public string? Hash { get; set; }

        /// <summary>Null: not now.</summary>
        public DecisionWord? Word { get; set; }
    }
}
