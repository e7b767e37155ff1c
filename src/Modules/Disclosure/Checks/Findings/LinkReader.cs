using Prongsai.Disclosure.Checks.Fetching;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;

namespace Prongsai.Disclosure.Checks.Findings;

/// <summary>What addresses give to a stranger. Those of the own site are read from what was published: nothing ever calls this server from itself.</summary>
internal sealed class LinkReader(SafeFetcher fetcher, FetchBudget budget, IPublishedPages own, OwnHosts hosts)
{
    private const int AtOnce = 6;

    /// <returns>By address, each once.</returns>
    public async Task<IReadOnlyDictionary<string, Fetched>> GetAsync(IEnumerable<string> addresses, CancellationToken ct)
    {
        var (found, outside) = (new Dictionary<string, Fetched>(StringComparer.Ordinal), new List<string>());
        foreach (var address in addresses.Distinct(StringComparer.Ordinal))
        {
            if (await hosts.PathOfAsync(address, ct) is { } path)
            {
                found[address] = await OwnAsync(address, path, ct);
            }
            else if (await budget.TakeAsync(ct))
            {
                outside.Add(address);
            }
            else
            {
                found[address] = new Fetched(address, address, FetchEnd.Budget);
            }
        }

        using var places = new SemaphoreSlim(AtOnce);
        foreach (var answer in await Task.WhenAll(outside.Select(address => OutsideAsync(address, places, ct))))
        {
            found[answer.Asked] = answer;
        }

        return found;
    }

    private async Task<Fetched> OutsideAsync(string address, SemaphoreSlim places, CancellationToken ct)
    {
        await places.WaitAsync(ct);
        try
        {
            return await fetcher.GetAsync(address, hosts.Root, ct);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<Fetched> OwnAsync(string address, string path, CancellationToken ct)
    {
        var page = await own.FindAsync(path, ct);
        return new Fetched(address, address, FetchEnd.Answered)
        {
            Status = page?.Status ?? 404,
            ContentType = page?.ContentType ?? "",
            Charset = "utf-8",
            FileName = page?.Name ?? "",
            Length = page?.Content.Length,
            Body = page?.Content ?? [],
            // Put together when asked for: there is something, and nothing to read here.
            Cut = page is { Status: 200, Content.Length: 0 },
        };
    }
}

/// <summary>Which addresses are the agency's own.</summary>
internal sealed class OwnHosts(AgencyDirectory agencies, Tenant tenant, SiteAddress address)
{
    public string Root => address.Root;

    /// <returns>The path when the address is of the own site; else null.</returns>
    public async Task<string?> PathOfAsync(string written, CancellationToken ct) =>
        FetchTarget.Of(written).Address is { } read && await agencies.ByHostAsync(read.IdnHost, ct) is { } agency && agency.Id == tenant.Agency.Id
            ? Uri.UnescapeDataString(read.AbsolutePath)
            : null;
}
