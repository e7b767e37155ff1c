using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.PublicSite.Serving;

namespace Prongsai.PublicSite.Search;

/// <summary>Asks the index step by step: the title first, then the page, then its files, and only when nothing was found, without tone marks.</summary>
internal sealed class SiteSearch(ISearchEngine engine, AppDb db, SearchCache cache)
{
    /// <summary>More than these are not counted.</summary>
    public const int MostCounted = 1_000;

    /// <param name="page">From 1; what is out of range is brought into it.</param>
    public async Task<Answer> AskAsync(Question question, int page, int perPage, CancellationToken ct)
    {
        var generation = cache.GenerationOf(db.TenantId);
        var found = cache.Find(db.TenantId, question.Key) ?? cache.Keep(db.TenantId, question.Key, generation, await FindAsync(question, ct));
        var pages = Math.Max(1, (found.Numbers.Count + perPage - 1) / perPage);
        var at = Math.Clamp(page, 1, pages);
        var numbers = found.Numbers.Skip((at - 1) * perPage).Take(perPage).ToList();
        var entries = await db.Set<SearchEntry>().AsNoTracking().Where(e => numbers.Contains(e.Number))
            .Select(e => new Hit(e.Number, e.Path, e.Title, e.Body.Substring(0, Snippet.MostRead), e.Files.Substring(0, Snippet.MostRead), e.At)).ToDictionaryAsync(e => e.Number, ct);
        var hits = numbers.Where(entries.ContainsKey).Select(n => entries[n]).ToList();
        return new(found, at, pages, hits);
    }

    /// <summary>Everything that is found, best first.</summary>
    public async Task<Found> FindAsync(Question question, CancellationToken ct)
    {
        var found = await StepByStepAsync(question, ct);
        if (found.Numbers.Count == 0 && question.Apart is { } apart)
        {
            found = await StepByStepAsync(apart, ct);
        }

        return found.Numbers.Count > 0 ? found : Counted(await engine.FindAsync(new(question.Terms, false, true, MostCounted + 1), ct), question, true);
    }

    private async Task<Found> StepByStepAsync(Question question, CancellationToken ct)
    {
        var numbers = await engine.FindAsync(new(question.Terms, true, false, MostCounted + 1), ct);
        if (numbers.Count <= MostCounted && question.Terms.Any(t => t.Phrases.Any(p => p.Edge is not null)))
        {
            numbers = [.. numbers.Concat(await engine.FindAsync(new(question.Terms, false, false, MostCounted + 1), ct)).Distinct()];
        }

        return Counted(numbers, question, false);
    }

    private static Found Counted(IReadOnlyList<long> numbers, Question asked, bool loose) =>
        new([.. numbers.Take(MostCounted)], numbers.Count > MostCounted, loose, asked);
}

/// <param name="More">There are more than were counted.</param>
/// <param name="Loose">Found only without regard to tone marks.</param>
/// <param name="Asked">The question that was answered in the end.</param>
internal sealed record Found(IReadOnlyList<long> Numbers, bool More, bool Loose, Question Asked);

internal sealed record Answer(Found Found, int Page, int Pages, IReadOnlyList<Hit> Hits)
{
    public int Total => Found.Numbers.Count;
}

/// <param name="Body">Its beginning, as much as a snippet is looked for in.</param>
internal sealed record Hit(long Number, string Path, string Title, string Body, string Files, DateTime At);

/// <summary>What was asked a moment ago, by agency and question; a publication on this node empties it at once.</summary>
internal sealed class SearchCache(PublicPages pages, TimeProvider clock)
{
    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(10);
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<(Guid Agency, string Key), (Found Found, long Generation, long At)> _kept = new();

    /// <summary>Taken before the index is asked.</summary>
    public long GenerationOf(Guid agency) => pages.GenerationOf(agency);

    public Found? Find(Guid agency, string key) =>
        _kept.TryGetValue((agency, key), out var kept) && kept.Generation == pages.GenerationOf(agency) && clock.GetElapsedTime(kept.At) < s_life ? kept.Found : null;

    public Found Keep(Guid agency, string key, long generation, Found found)
    {
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[(agency, key)] = (found, generation, clock.GetTimestamp());
        return found;
    }
}
