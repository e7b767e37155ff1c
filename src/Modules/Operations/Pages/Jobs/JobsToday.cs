using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Jobs;

/// <summary>Work that goes wrong behind the pages is told on the page of the day to whoever can do something about it.</summary>
internal sealed class JobsToday(CurrentUser user, JobRows rows) : ITodaySource
{
    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct) =>
        user.Can(Permissions.Jobs) && await rows.TroublesAsync(ct) is > 0 and var count
            ? [new TodayLine(null, $"งานเบื้องหลังไม่สำเร็จ {count} งาน โปรดดูสาเหตุแล้วสั่งลองใหม่หรือพักไว้", "", "/app/settings/jobs")]
            : [];
}
