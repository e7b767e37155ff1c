using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>Opens an agency in the installation, with the hosts it answers.</summary>
public sealed partial class AddAgency(AppDb db, AgencyDirectory directory)
{
    public sealed record Input(string Slug, string Name, IReadOnlyList<string> Hosts);

    public async Task<Outcome<AgencyRef>> HandleAsync(Input input, CancellationToken ct)
    {
        if (!SlugShape().IsMatch(input.Slug))
        {
            return new Refusal("agency.slug", "Slug");
        }

        var hosts = input.Hosts.Select(h => h.Trim().ToLowerInvariant()).Where(h => h.Length > 0).Distinct().ToList();
        if (hosts.Count == 0)
        {
            return new Refusal("agency.no-host", "Hosts");
        }

        if (await db.Set<AgencyRecord>().AnyAsync(a => a.Slug == input.Slug, ct) || await db.Set<AgencyHost>().AnyAsync(h => hosts.Contains(h.Host), ct))
        {
            return new Refusal("agency.taken", "Slug");
        }

        var number = await db.Set<AgencyRecord>().CountAsync(ct) + 1;
        var agency = new AgencyRecord { Slug = input.Slug, Name = input.Name.Trim(), Number = number };
        db.Add(agency);
        db.AddRange(hosts.Select((host, i) => new AgencyHost { Host = host, AgencyId = agency.Id, Position = i + 1 }));
        await db.SaveChangesAsync(ct);
        directory.Forget();
        return new AgencyRef(agency.Id, agency.Slug, agency.Name, hosts[0]);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex SlugShape();
}
