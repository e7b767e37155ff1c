namespace Prongsai.Platform;

/// <param name="Slug">Short ASCII name, e.g. "tuayang": folder of its blobs, argument of verbs.</param>
/// <param name="MainHost">Host that links are built with, e.g. "tuayang.example.go.th".</param>
public sealed record AgencyRef(Guid Id, string Slug, string Name, string MainHost)
{
    public AgencyState State { get; init; }
}

/// <summary>What the machine's operator lets an agency do.</summary>
public enum AgencyState
{
    Open,

    /// <summary>Everything can be read; nothing can be changed.</summary>
    Suspended,

    /// <summary>Nothing is answered and nothing is done; the data stay, and are in the backups.</summary>
    Archived,
}

/// <summary>The agency of the current request, job or verb. Set once per scope.</summary>
public sealed class Tenant
{
    private AgencyRef? _agency;

    /// <exception cref="InvalidOperationException">Nothing set the tenant: a query without one must fail, not leak.</exception>
    public AgencyRef Agency => _agency ?? throw new InvalidOperationException("No agency is set in this scope.");

    public bool IsSet => _agency is not null;

    public Guid? IdOrNull => _agency?.Id;

    /// <exception cref="InvalidOperationException">The scope already speaks for another agency.</exception>
    public void Set(AgencyRef agency)
    {
        if (_agency is not null && _agency.Id != agency.Id)
        {
            throw new InvalidOperationException("The agency of a scope never changes.");
        }

        _agency = agency;
    }
}
