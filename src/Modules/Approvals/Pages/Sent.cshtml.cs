using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Platform;

namespace Prongsai.Approvals.Pages;

/// <summary>What the signed-in person sent, and where it is.</summary>
[Needs(ApprovalsPermissions.View)]
internal sealed class SentModel(AppDb db, Settling settling, CurrentUser user) : PageModel
{
    private const int Most = 100;

    internal sealed record Row(Guid Id, string Title, ApprovalState State, DateTime StartedAt, IReadOnlyList<string> At);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        await settling.AllAsync(ct);
        var sent = await db.Set<Approval>().AsNoTracking().OwnedBy(user).OrderByDescending(a => a.StartedAt).Take(Most)
            .Select(a => new { a.Id, a.Title, a.State, a.StartedAt }).ToListAsync(ct);
        var ids = sent.Where(a => a.State == ApprovalState.Running).Select(a => a.Id).ToList();
        var open = (await db.Set<Step>().AsNoTracking().Where(s => ids.Contains(s.ApprovalId) && (s.State == StepState.Open || s.State == StepState.Provisional))
            .OrderBy(s => s.Place).Select(s => new { s.ApprovalId, s.PositionName }).Take(Most * 6).ToListAsync(ct)).ToLookup(s => s.ApprovalId, s => s.PositionName);
        Rows = [.. sent.Select(a => new Row(a.Id, a.Title, a.State, a.StartedAt, [.. open[a.Id]]))];
    }
}
