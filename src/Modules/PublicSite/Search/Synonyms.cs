using System.Text.Json;

namespace Prongsai.PublicSite.Search;

/// <summary>Different names of one thing (packs/search/synonyms.json): who asks for one is shown the others too.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<Phrase>> _groups = [];

    public Synonyms(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups.Select(g => g.Select(Phrase.Of).OfType<Phrase>().ToList()))
        {
            foreach (var phrase in group)
            {
                var known = _groups.TryGetValue(phrase.Key, out var others) ? others : _groups[phrase.Key] = [];
                known.AddRange(group.Where(p => p.Key != phrase.Key && known.All(k => k.Key != p.Key)));
            }
        }
    }

    /// <exception cref="InvalidDataException">The pack does not say what it must.</exception>
    public static Synonyms FromPack()
    {
        using var stream = typeof(Synonyms).Assembly.GetManifestResourceStream("search/synonyms.json")!;
        try
        {
            return new(JsonSerializer.Deserialize<List<List<string>>>(stream) ?? []);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"packs/search/synonyms.json line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    public Choice Of(Phrase asked) => new(_groups.TryGetValue(asked.Key, out var others) ? [asked, .. others] : [asked]);
}
