using System.Collections.Concurrent;
using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Corrections;

/// <summary>
/// Packs with corrections laid over them: first those for all agencies, then the agency's own. Kept as long as the corrections are the same,
/// because laying them over costs milliseconds at each page.
/// </summary>
internal sealed class CorrectedPacks(PackShelf shelf)
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<(Guid Agency, int Year), (string Ids, AgencyPack Pack)> _kept = [];

    /// <summary>What all agencies have in common.</summary>
    public AgencyPack Shared(OnShelf file, IReadOnlyList<SharedCorrection> corrections) =>
        Over(Guid.Empty, new(file.Pack, file.Node, file.CarriedFrom, []), corrections, shared: true);

    public AgencyPack Of(Guid agency, AgencyPack shared, IReadOnlyList<PackCorrection> corrections) => Over(agency, shared, corrections, shared: false);

    private AgencyPack Over(Guid whose, AgencyPack below, IReadOnlyList<ICorrection> corrections, bool shared)
    {
        if (corrections.Count == 0)
        {
            return below;
        }

        var key = (whose, below.Pack.FiscalYear);
        var ids = string.Join(' ', below.Corrections.Select(c => c.Correction.Id).Concat(corrections.Select(c => c.Id)));
        if (_kept.TryGetValue(key, out var kept) && kept.Ids == ids)
        {
            return kept.Pack;
        }

        var patches = corrections.Select(c => new Patch(c.Path, c.Value, KeepCorrection.MarkOf(shared))).ToArray();
        var (pack, node, states) = LaidOver.Apply(below.Node, patches, shelf.OfYear(below.Pack.FiscalYear - 1));
        var made = new AgencyPack(pack, node, below.CarriedFrom, [.. below.Corrections, .. corrections.Zip(states, (c, state) => new AppliedCorrection(c, state, shared))]);
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[key] = (ids, made);
        return made;
    }
}
