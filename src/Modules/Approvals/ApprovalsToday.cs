using Microsoft.EntityFrameworkCore;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>What waits for the signed-in person, and what came back to them.</summary>
internal sealed class ApprovalsToday(AppDb db, Inbox inbox, CurrentUser user) : ITodaySource
{
    private const int MostLines = 20;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        var waiting = (await inbox.LinesAsync(ct)).Take(MostLines).Select(line => new TodayLine(
            line.DueOn, $"{(line.Urgent ? "ด่วน " : "")}รอท่านลงความเห็น: {line.Title}{(line.Reminders > 0 ? $" (เตือนครั้งที่ {line.Reminders})" : "")}", "", $"{ApprovalsNav.Inbox}/{line.Id:D}"));
        var back = await db.Set<Approval>().AsNoTracking().OwnedBy(user).Where(a => a.State == ApprovalState.Returned)
            .OrderBy(a => a.StartedAt).Take(MostLines).Select(a => new { a.Id, a.Title, a.Reason }).ToListAsync(ct);
        return [.. waiting, .. back.Select(a => new TodayLine(null, $"ส่งกลับให้ท่านแก้ไข: {a.Title} ({a.Reason})", "", $"{ApprovalsNav.Inbox}/{a.Id:D}"))];
    }
}
