using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>The registers, for fields that cite a paper.</summary>
internal sealed class References(INumbers numbers) : IReferenceSource
{
    private const int Offered = 30;

    public async Task<IReadOnlyList<CitedPaper>> FindAsync(string kind, string text, CancellationToken ct) => kind.Length == 0
        ? []
        : [.. (await numbers.SearchAsync(kind, text, null, Offered, ct)).Select(p => new CitedPaper(p.Citation, p.Title))];
}
