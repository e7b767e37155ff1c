using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Jobs;

/// <summary>What the product does behind the pages for this agency: what runs, waits, failed and was done lately.</summary>
[Needs(Permissions.Jobs)]
internal sealed class IndexModel(JobRows rows, MoveJob move, IEnumerable<IJob> kinds) : PageModel
{
    public IReadOnlyList<JobRow> Open { get; private set; } = [];

    public IReadOnlyList<DoneJobs> Done { get; private set; } = [];

    public (int Waiting, int Running, int Failing, int Aside) Counts { get; private set; }

    public DateTime Now => rows.Now;

    public bool HasRhythm(string kind) => kinds.Any(k => k.Kind == kind && k.Every is not null);

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public Task<IActionResult> OnPostRetryAsync(Guid id, CancellationToken ct) =>
        MoveAsync(new(id, Aside: false), "สั่งให้ลองใหม่แล้ว ระบบจะทำภายในไม่กี่วินาที โปรดเปิดหน้านี้อีกครั้งเพื่อดูผล", ct);

    public Task<IActionResult> OnPostAsideAsync(Guid id, CancellationToken ct) =>
        MoveAsync(new(id, Aside: true), "พักงานนี้ไว้แล้ว ระบบจะไม่ทำจนกว่าจะสั่งให้ลองใหม่", ct);

    private async Task<IActionResult> MoveAsync(MoveJob.Input input, string said, CancellationToken ct)
    {
        var outcome = await move.HandleAsync(input, kinds, ct);
        if (outcome is null)
        {
            return NotFound();
        }

        if (!outcome.Done)
        {
            await ReadAsync(ct);
            return this.Refused(outcome.Refusal);
        }

        this.Say(said);
        return RedirectToPage();
    }

    private async Task ReadAsync(CancellationToken ct) => (Open, Done, Counts) = (await rows.OpenAsync(ct), await rows.DoneAsync(ct), await rows.CountAsync(ct));
}
