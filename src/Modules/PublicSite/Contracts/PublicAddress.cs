using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Contracts;

/// <summary>Permanent paths of the public site.</summary>
public static class PublicAddress
{
    /// <param name="fiscalYear">BE.</param>
    /// <param name="item">e.g. "O28".</param>
    /// <returns>e.g. "/ita/2568/o28", whether something is published there or not.</returns>
    public static string OfItem(int fiscalYear, string item) => Publication.PathOf(fiscalYear, item);

    /// <summary>In the body of a <see cref="PublicPaper"/>: the address of one of its own files, which is known when it is published.</summary>
    /// <param name="place">In <see cref="PublicPaper.Files"/>, from 0.</param>
    public static string OfFile(int place) => FormattableString.Invariant($"#file-{place}");
}
