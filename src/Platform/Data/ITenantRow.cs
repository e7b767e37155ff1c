namespace Prongsai.Platform;

/// <summary>
/// A row that belongs to one agency. A convention adds the column <c>agency_id</c>, the key (agency_id, id), the filter and the stamp,
/// so that no query of one agency ever sees or points at a row of another.
/// </summary>
public interface ITenantRow
{
    Guid Id { get; }
}

/// <summary>
/// A tenant row that means something in this installation only, or is made again from others: it does not travel when the agency is taken to another
/// installation.
/// </summary>
public interface IStaysHere : ITenantRow;

/// <summary>Names of what the tenant convention adds to each <see cref="ITenantRow"/>.</summary>
public static class TenantColumns
{
    /// <summary>Shadow property (Guid); use it first in every composite foreign key and unique index.</summary>
    public const string AgencyId = "AgencyId";
}
