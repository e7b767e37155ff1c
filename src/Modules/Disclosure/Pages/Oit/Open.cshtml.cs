using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosure.Items;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Pages.Oit;

/// <summary>Before the items of a year are opened: what will come over from the year before, and what is new.</summary>
[Needs(Permissions.Assign)]
internal sealed class OpenModel(CarryOver carry, OpenYear open) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    [BindProperty]
    public bool Carry { get; set; } = true;

    public DisclosureRules? Rules { get; private set; }

    public CarryPlan? Plan { get; private set; }

    public async Task OnGetAsync(CancellationToken ct) => await ReadAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var opened = await open.HandleAsync(new(Year, Carry), ct);
        if (!opened.Done)
        {
            await ReadAsync(ct);
            return this.Refused(opened.Refusal);
        }

        this.Say(opened.Value.Carried > 0
            ? $"เปิดรายการ OIT ปี {Year} แล้ว {opened.Value.Items} ข้อ ยกผู้รับผิดชอบและหลักฐานมา {opened.Value.Carried} ข้อ ขั้นต่อไปคือตรวจการมอบหมาย"
            : $"เปิดรายการ OIT ปี {Year} แล้ว {opened.Value.Items} ข้อ ขั้นต่อไปคือมอบหมายผู้รับผิดชอบ");
        return LocalRedirect($"/app/{Year}/oit");
    }

    public static string How(string kind) => kind switch
    {
        "same" => "ข้อเดิม",
        "renumbered" => "เปลี่ยนเลขข้อ",
        "merged" => "รวมข้อ",
        "split" => "แยกข้อ",
        _ => "ข้อใหม่",
    };

    private async Task ReadAsync(CancellationToken ct)
    {
        Rules = await carry.Rules.OfYearAsync(Year, ct);
        Plan = Rules is null ? null : await carry.PlanAsync(Rules, ct);
    }
}
