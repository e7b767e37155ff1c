using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>How far an agency is with one kind of work: numbers, and nothing of what the work is.</summary>
/// <param name="Work">Thai, e.g. "รายการ OIT".</param>
/// <param name="Due">Not done, and due within fourteen days.</param>
/// <param name="Late">Not done, and past its day.</param>
public sealed record Progress(string Work, int All, int Done, int Due, int Late);

/// <summary>What a module tells those who oversee agencies. Counts only: no name and no word of an office may leave through it.</summary>
public interface IProgressSource
{
    /// <param name="fiscalYear">Buddhist era.</param>
    /// <returns>Null when nothing of the year was begun.</returns>
    Task<Progress?> CountAsync(int fiscalYear, CancellationToken ct);
}

/// <summary>The agencies that the signed-in person oversees, each with its numbers.</summary>
public sealed class OversightView(IServiceScopeFactory scopes, AgencyDirectory directory, CurrentUser user)
{
    /// <param name="Agency">Name of the agency: the only words there are.</param>
    public sealed record Line(string Agency, IReadOnlyList<Progress> Works);

    /// <summary>Asks each agency by itself, in a scope that speaks for it alone: no query ever reads two of them.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(int fiscalYear, CancellationToken ct)
    {
        var lines = new List<Line>();
        foreach (var entry in await directory.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            if (!await db.Set<Membership>().AnyAsync(m => m.AccountId == user.AccountId && m.EndedAt == null && m.Role == Role.Oversight, ct))
            {
                continue;
            }

            var works = new List<Progress>();
            foreach (var source in scope.ServiceProvider.GetServices<IProgressSource>())
            {
                if (await source.CountAsync(fiscalYear, ct) is { } progress)
                {
                    works.Add(progress);
                }
            }

            lines.Add(new(entry.Agency.Name, works));
        }

        return lines;
    }
}
