using System.Collections.Concurrent;
using Prongsai.Assessment.Packs;

namespace Prongsai.Assessment.Corrections;

/// <summary>Packs with the corrections of an agency, kept as long as the corrections are the same: laying them over costs milliseconds at each page.</summary>
internal sealed class CorrectedPacks(PackShelf shelf)
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<(Guid Agency, int Year), (string Ids, AgencyPack Pack)> _kept = [];

    public AgencyPack Of(Guid agency, OnShelf own, IReadOnlyList<PackCorrection> corrections)
    {
        var (key, ids) = ((agency, own.Pack.FiscalYear), string.Join(' ', corrections.Select(c => c.Id)));
        if (_kept.TryGetValue(key, out var kept) && kept.Ids == ids)
        {
            return kept.Pack;
        }

        var (pack, node, states) = LaidOver.Apply(own.Node, [.. corrections.Select(c => new Patch(c.Path, c.Value))], shelf.OfYear(own.Pack.FiscalYear - 1));
        var made = new AgencyPack(pack, node, own.CarriedFrom, [.. corrections.Zip(states)]);
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[key] = (ids, made);
        return made;
    }
}
