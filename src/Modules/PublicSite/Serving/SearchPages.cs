using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.Search;
using Prongsai.Ui;

namespace Prongsai.PublicSite.Serving;

/// <summary>
/// Pages of answers as they went out, for whoever asks the same within a few seconds: on the day of an announcement many do. By agency and
/// question as it was understood; a publication empties them. Questions are not kept beyond that, nor anything of who asked.
/// </summary>
internal sealed class SearchPages(PublicPages pages, TimeProvider clock)
{
    public const string Path = "/search";

    private static readonly TimeSpan s_life = TimeSpan.FromSeconds(10);
    private const int Most = 1_000;
    private const long MostBytes = 16L * 1024 * 1024;

    private readonly ConcurrentDictionary<Asked, Kept> _kept = new();
    private long _bytes;

    /// <returns>Null for what is no question: its page is made for each who asks, and says why.</returns>
    public static Asked? Of(Guid agency, HttpRequest request)
    {
        var typed = (request.Query["q"].FirstOrDefault() ?? "").Trim();
        return typed.Length is 0 or > Question.MostCharacters || ThaiText.TooManyMarks(typed) ? null : new(agency, Question.TextOf(typed), PageOf(request));
    }

    /// <summary>Which of the pages of an answer, from 1.</summary>
    public static int PageOf(HttpRequest request) =>
        int.TryParse(request.Query["page"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(1, page) : 1;

    /// <summary>Taken before the page is made.</summary>
    public long GenerationOf(Guid agency) => pages.GenerationOf(agency);

    public ReadyBytes? Find(Asked asked) =>
        _kept.TryGetValue(asked, out var kept) && kept.Generation == pages.GenerationOf(asked.Agency) && clock.GetElapsedTime(kept.At) < s_life ? kept.Bytes : null;

    public ReadyBytes Keep(Asked asked, ReadyBytes bytes, long generation)
    {
        var weight = bytes.Identity.Length + (bytes.Gzip?.Length ?? 0) + (bytes.Brotli?.Length ?? 0);
        if (_kept.Count >= Most || Interlocked.Add(ref _bytes, weight) > MostBytes)
        {
            _kept.Clear();
            Interlocked.Exchange(ref _bytes, weight);
        }

        _kept[asked] = new(bytes, generation, clock.GetTimestamp());
        return bytes;
    }

    internal sealed record Asked(Guid Agency, string Text, int Page);

    private sealed record Kept(ReadyBytes Bytes, long Generation, long At);
}
