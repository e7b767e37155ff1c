using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Results;
using Prongsai.Platform;

namespace Prongsai.Assessment.WeakPoints;

/// <summary>Draws the weak points of a year anew. What people edited, added or dismissed stays theirs.</summary>
internal sealed class RecomputeWeakPoints(AppDb db, Frameworks frameworks, YearScores scores)
{
    public sealed record Recomputed(int Found, int Added, int Removed);

    /// <param name="targetYear">Year of the measures.</param>
    /// <returns>Nothing found when the year before has no scores or the year has no pack.</returns>
    public async Task<Recomputed> HandleAsync(int targetYear, CancellationToken ct)
    {
        var (source, target) = (await scores.ReadAsync(targetYear - 1, ct), await frameworks.PackAsync(targetYear, ct));
        if (target is null)
        {
            return new(0, 0, 0);
        }

        var setting = await db.Set<WeakPointSetting>().AsNoTracking().SingleOrDefaultAsync(s => s.FiscalYear == targetYear, ct);
        var found = source is null ? [] : WeakPointRules.Find(
            source, await scores.ReadAsync(targetYear - 2, ct), target.Pack,
            setting?.Least ?? WeakPointSetting.UsualLeast, setting?.Fall ?? WeakPointSetting.UsualDrop);
        var stored = await db.Set<WeakPoint>().Where(w => w.FiscalYear == targetYear && !w.Added).OrderBy(w => w.Id).Take(500).ToListAsync(ct);
        var (added, removed) = (0, 0);
        foreach (var one in found)
        {
            if (stored.FirstOrDefault(w => w.Code == one.Code) is { } old)
            {
                (old.Text, old.Reason, old.Score, old.NoLongerFound) = (one.Text, one.Reason, one.Score, false);
                (old.Finding, old.IssueNo) = old.Edited ? (old.Finding, old.IssueNo) : (one.Finding, one.IssueNo);
            }
            else
            {
                added++;
                db.Add(new WeakPoint
                {
                    FiscalYear = targetYear,
                    Code = one.Code,
                    IssueNo = one.IssueNo,
                    Text = one.Text,
                    Finding = one.Finding,
                    Reason = one.Reason,
                    Score = one.Score,
                    Added = false,
                });
            }
        }

        foreach (var gone in stored.Where(w => found.All(f => f.Code != w.Code)))
        {
            gone.NoLongerFound = true;
            if (!gone.Edited && gone.DismissedAt is null)
            {
                removed++;
                db.Remove(gone);
            }
        }

        await db.SaveChangesAsync(ct);
        return new(found.Count, added, removed);
    }
}
