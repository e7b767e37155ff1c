using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Opens an agency in the installation, with the hosts it answers.</summary>
public sealed partial class AddAgency(AppDb db, AgencyDirectory directory)
{
    public sealed record Input(string Slug, string Name, IReadOnlyList<string> Hosts);

    public async Task<Outcome<AgencyRef>> HandleAsync(Input input, CancellationToken ct)
    {
        var hosts = Clean(input.Hosts);
        if (await RefusalAsync(db, input.Slug, hosts, ct) is { } refusal)
        {
            return refusal;
        }

        var agency = await AddAsync(db, Guid.CreateVersion7(), input with { Hosts = hosts }, ct);
        await db.SaveChangesAsync(ct);
        directory.Forget();
        return new AgencyRef(agency.Id, agency.Slug, agency.Name, hosts[0]);
    }

    internal static List<string> Clean(IEnumerable<string> hosts) => [.. hosts.Select(h => h.Trim().ToLowerInvariant()).Where(h => h.Length > 0).Distinct()];

    /// <returns>Why no agency can have this short name and these hosts; null when one can.</returns>
    internal static async Task<Refusal?> RefusalAsync(AppDb db, string slug, List<string> hosts, CancellationToken ct) =>
        !SlugShape().IsMatch(slug) ? new Refusal("agency.slug", "Slug")
        : hosts.Count == 0 ? new Refusal("agency.no-host", "Hosts")
        : await db.Set<AgencyRecord>().AnyAsync(a => a.Slug == slug, ct) || await db.Set<AgencyHost>().AnyAsync(h => hosts.Contains(h.Host), ct) ? new Refusal("agency.taken", "Slug")
        : null;

    /// <summary>Adds the record and its hosts to the unit of work.</summary>
    internal static async Task<AgencyRecord> AddAsync(AppDb db, Guid id, Input input, CancellationToken ct)
    {
        var number = (await db.Set<AgencyRecord>().MaxAsync(a => (int?)a.Number, ct) ?? 0) + 1;
        var agency = new AgencyRecord { Id = id, Slug = input.Slug, Name = input.Name.Trim(), Number = number };
        db.Add(agency);
        db.AddRange(input.Hosts.Select((host, i) => new AgencyHost { Host = host, AgencyId = agency.Id, Position = i + 1 }));
        return agency;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex SlugShape();
}
