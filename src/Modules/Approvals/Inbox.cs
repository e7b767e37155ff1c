using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Approvals.Deciding;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>What waits for the signed-in person.</summary>
internal sealed class Inbox(AppDb db, Signatories signatories, Settling settling, Subjects subjects) : INavCount
{
    private const int Most = 200;

    internal sealed record Line(
        Guid Id, int Place, string Title, string Type, Guid? UnitId, string By, DateTime StartedAt, DateTime? Since, DateOnly? DueOn, bool Urgent, int Reminders, bool Decides);

    public string Href => ApprovalsNav.Inbox;

    public DateOnly Today => signatories.Today;

    public async Task<bool> HasPostAsync(CancellationToken ct) => (await signatories.MineAsync(ct)).Count > 0;

    /// <summary>Urgent first, then what is due, then what waits longest.</summary>
    public async Task<IReadOnlyList<Line>> LinesAsync(CancellationToken ct)
    {
        await settling.AllAsync(ct);
        var rows = await Mine(await signatories.MineAsync(ct)).OrderByDescending(r => r.Approval.Urgent).ThenBy(r => r.Step.DueOn == null).ThenBy(r => r.Step.DueOn)
            .ThenBy(r => r.Step.OpenedAt).ThenBy(r => r.Approval.Id).Take(Most)
            .Select(r => new
            {
                r.Approval.Id,
                r.Step.Place,
                r.Approval.Title,
                r.Approval.SubjectType,
                r.Approval.UnitId,
                r.Approval.StartedByName,
                r.Approval.StartedAt,
                r.Step.OpenedAt,
                r.Step.DueOn,
                r.Approval.Urgent,
                r.Step.Reminders,
                Last = db.Set<Step>().Where(s => s.ApprovalId == r.Approval.Id).Max(s => s.Place),
            }).ToListAsync(ct);
        return [.. rows.Select(r => new Line(
            r.Id, r.Place, r.Title, subjects.NameOf(r.SubjectType), r.UnitId, r.StartedByName, r.StartedAt, r.OpenedAt, r.DueOn, r.Urgent, r.Reminders, r.Place == r.Last))];
    }

    public async Task<int> CountAsync(CancellationToken ct)
    {
        var mine = await signatories.MineAsync(ct);
        return mine.Count == 0 ? 0 : await Mine(mine).CountAsync(ct);
    }

    private IQueryable<Row> Mine(IReadOnlyList<Guid> posts) =>
        from step in db.Set<Step>().AsNoTracking()
        join approval in db.Set<Approval>().AsNoTracking() on step.ApprovalId equals approval.Id
        where approval.State == ApprovalState.Running && step.State == StepState.Open && posts.Contains(step.PositionId)
        select new Row { Step = step, Approval = approval };

    private sealed class Row
    {
        public required Step Step { get; init; }
        public required Approval Approval { get; init; }
    }
}
