namespace Prongsai.PublicSite.Contracts;

/// <summary>The search over the public site of the ambient agency, for whoever looks after the installation.</summary>
public interface ISiteSearch
{
    /// <summary>Makes the index say what the site shows now; saves by itself, in steps.</summary>
    /// <param name="whole">Write every page anew, also what seems right: after an upgrade that says so.</param>
    /// <returns>How many pages were written or taken out.</returns>
    Task<int> RebuildAsync(bool whole, CancellationToken ct);
}
