using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>Counts a reminder on each step that is past its day, once a working day; the count ends with the step, so nobody is reminded of what is done.</summary>
internal sealed class RemindJob(IServiceScopeFactory scopes, AgencyDirectory agencies) : IJob
{
    public string Kind => "approvals.remind";

    public TimeSpan? Every => TimeSpan.FromHours(6);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        foreach (var entry in await agencies.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            await scope.ServiceProvider.GetRequiredService<Remind>().HandleAsync(ct);
        }
    }
}

/// <summary>The reminders of one agency.</summary>
internal sealed class Remind(AppDb db, Prongsai.Platform.Calendar.WorkingCalendar days, TimeProvider clock)
{
    private const int Most = 2_000;

    /// <returns>How many steps were reminded of.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var today = Bangkok.Today(clock);
        if (!days.IsWorking(today))
        {
            return 0;
        }

        var ids = await db.Set<Step>().Where(s => s.State == StepState.Open && s.DueOn < today && (s.RemindedOn == null || s.RemindedOn < today))
            .Where(s => db.Set<Approval>().Any(a => a.Id == s.ApprovalId && a.State == ApprovalState.Running)).OrderBy(s => s.DueOn).Select(s => s.Id).Take(Most).ToListAsync(ct);

        // One statement: two nodes at once remind once.
        return await db.Set<Step>().Where(s => ids.Contains(s.Id) && (s.RemindedOn == null || s.RemindedOn < today))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.RemindedOn, today).SetProperty(x => x.Reminders, x => x.Reminders + 1), ct);
    }
}
