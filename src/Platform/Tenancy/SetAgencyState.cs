using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>
/// Suspends, archives or opens an agency again, by whoever runs the machine; with the reason, in the agency's own audit chain. An archived one has no
/// sessions, its queue stands still until it is opened again, and nobody is answered on its hosts.
/// </summary>
public sealed class SetAgencyState(IServiceScopeFactory scopes, AgencyDirectory directory)
{
    // Longer than any server runs.
    private const int YearsAside = 1000;

    /// <param name="Reason">Kept in the audit chain.</param>
    public sealed record Input(string Slug, AgencyState State, string Reason);

    /// <returns>Refusals "agency.unknown", "agency.reason", "agency.already".</returns>
    public async Task<Outcome<AgencyRef>> HandleAsync(Input input, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > 500)
        {
            return new Refusal("agency.reason", "Reason");
        }

        directory.Forget();
        if (await directory.BySlugAsync(input.Slug, ct) is not { } agency)
        {
            return new Refusal("agency.unknown", "Slug", input.Slug);
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set(agency);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var record = await db.Set<AgencyRecord>().SingleAsync(a => a.Id == agency.Id, ct);
        if (record.State == input.State)
        {
            return new Refusal("agency.already", "Slug");
        }

        await MoveQueueAsync(db, record, input.State, ct);
        (record.State, record.StateSince) = (input.State, db.Now);
        db.Record(CodeOf(input.State), agency.Id.ToString("D"), new { reason = input.Reason.Trim() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        directory.Forget();
        return agency with { State = input.State };
    }

    private static async Task MoveQueueAsync(AppDb db, AgencyRecord agency, AgencyState to, CancellationToken ct)
    {
        if (to == AgencyState.Archived)
        {
            await db.Set<Session>().Where(s => s.ForAgency == agency.Id).ExecuteDeleteAsync(ct);
        }

        var years = to == AgencyState.Archived ? YearsAside : agency.State == AgencyState.Archived ? -YearsAside : 0;
        if (years != 0)
        {
            foreach (var job in await db.Set<QueuedJob>().Where(j => j.ForAgency == agency.Id && j.DoneAt == null).ToListAsync(ct))
            {
                job.DueAt = years > 0 || job.DueAt.Year > YearsAside + 1900 ? job.DueAt.AddYears(years) : job.DueAt;
            }
        }
    }

    private static string CodeOf(AgencyState state) => state switch
    {
        AgencyState.Suspended => "agency.suspended",
        AgencyState.Archived => "agency.archived",
        _ => "agency.opened-again",
    };
}
