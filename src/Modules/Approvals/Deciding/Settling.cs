using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Rule;
using Prongsai.Approvals.Sending;
using Prongsai.Platform;

namespace Prongsai.Approvals.Deciding;

/// <summary>Gives decisions their effect when the time to undo is over: by the job queued with them, or by whoever looks first.</summary>
internal sealed class Settling(AppDb db, Ledger ledger, Subjects subjects, VoidApproval voids)
{
    private const int MostAtOnce = 50;

    public async Task OfAsync(Guid approvalId, CancellationToken ct)
    {
        if (await ledger.FindAsync(approvalId, ct) is not { } file || file.Course.Due(ledger.Now).Count == 0)
        {
            return;
        }

        // The last look before it is final: what becomes final is what was read.
        if (file.Course.State == ApprovalState.Running && file.Course.Due(ledger.Now).All(a => a.Kind == ActKind.Decided) && await subjects.ReadAsync(file.Approval, ct) is { } reading && reading.Hash != file.Course.Hash)
        {
            await voids.VoidAsync(file, ct);
            return;
        }

        ledger.SettleDue(file);

        // False: somebody else settled it, which is as good.
        await ledger.TrySaveAsync(ct);
    }

    /// <summary>Everything of the agency that is due, before a list is read.</summary>
    public async Task AllAsync(CancellationToken ct)
    {
        var now = ledger.Now;
        var due = await db.Set<Approval>().AsNoTracking().Where(a => a.SettlesAt <= now).OrderBy(a => a.SettlesAt).Select(a => a.Id).Take(MostAtOnce).ToListAsync(ct);
        foreach (var id in due)
        {
            await OfAsync(id, ct);
        }
    }
}

internal sealed class SettleJob(Settling settling) : IJob
{
    public const string Name = "approvals.settle";

    public string Kind => Name;

    public async Task RunAsync(string body, CancellationToken ct) =>
        await settling.OfAsync(JsonSerializer.Deserialize<Body>(body, Json.Options)!.ApprovalId, ct);

    internal sealed record Body(Guid ApprovalId);
}
