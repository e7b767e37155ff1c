using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>Every step of a type that waits for a signature, with who may give it today.</summary>
internal sealed class OpenSteps(AppDb db, Settling settling, Signatories signatories)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<OpenStep>> OfAsync(string subjectType, CancellationToken ct)
    {
        await settling.AllAsync(ct);
        var rows = await (from step in db.Set<Step>().AsNoTracking()
                          join approval in db.Set<Approval>().AsNoTracking() on step.ApprovalId equals approval.Id
                          where approval.SubjectType == subjectType && approval.State == ApprovalState.Running && step.State == StepState.Open
                          orderby step.OpenedAt, approval.Id, step.Place
                          select new { approval, step, Last = db.Set<Step>().Where(s => s.ApprovalId == approval.Id).Max(s => s.Place) }).Take(Most).ToListAsync(ct);
        var open = new List<OpenStep>();
        foreach (var (approval, step, last) in rows.Select(r => (r.approval, r.step, r.Last)))
        {
            var right = await signatories.OfAsync(step.PositionId, ct);
            open.Add(new(
                approval.Id, step.Id, step.Place, approval.SubjectType, approval.SubjectId, approval.Title, approval.Hash, step.PositionId, step.PositionName,
                step.Place == last, right.Signers, right.Problem));
        }

        return open;
    }
}
