using System.Text;
using Prongsai.Platform.Thai;
using Prongsai.PublicSite.Search;
using Prongsai.Site.Tests.PublicSite.Searching;

namespace Prongsai.Load;

/// <summary>
/// Pages that read like an office's to an index: the words of the packs, of the labelled corpus and of a few hundred common ones, as often as
/// words are in a language (Zipf), the same every time. The labelled pages stand among them.
/// </summary>
internal sealed class SearchTexts
{
    private readonly string[] _words;
    private readonly double[] _weights;
    private ulong _state = 20_690_721;

    public SearchTexts(string packs)
    {
        var counts = new Dictionary<string, int>();
        var texts = Directory.EnumerateFiles(packs, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)
            .Concat(SearchQuality.Pages.Select(p => p.Title + " " + p.Body));
        foreach (var word in texts.SelectMany(text => Icu.Words(text)).Where(w => w.Length > 1 && w[0] is >= 'ก' and <= 'ๆ'))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        _words = [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key)];
        _weights = new double[_words.Length];
        var sum = 0.0;
        for (var i = 0; i < _words.Length; i++)
        {
            _weights[i] = sum += 1.0 / (i + 5);
        }
    }

    public int Vocabulary => _words.Length;

    /// <summary>Words at some ranks of frequency: what is in nearly every page, in many, in few.</summary>
    public IReadOnlyList<string> Ranked(params int[] ranks) => [.. ranks.Select(r => _words[Math.Min(r, _words.Length - 1)])];

    public IEnumerable<SiteText> Pages(int count)
    {
        var first = new DateTime(2016, 10, 1, 2, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < count; i++)
        {
            // The labelled pages lie among the others.
            var every = count / SearchQuality.Pages.Count;
            if (every > 0 && i % every == every / 2 && i / every < SearchQuality.Pages.Count)
            {
                yield return SearchQuality.Pages[i / every] with { At = first.AddMinutes(i * 47) };
            }
            else
            {
                yield return new(FormattableString.Invariant($"load:{i}"), FormattableString.Invariant($"/news/{i}"), Words(5, 9), Words(60, 180), first.AddMinutes(i * 47));
            }
        }
    }

    private string Words(int least, int most)
    {
        var text = new StringBuilder();
        for (var left = least + (int)(Next() * (most - least)); left > 0; left--)
        {
            var at = Array.BinarySearch(_weights, Next() * _weights[^1]);
            text.Append(_words[Math.Min(at < 0 ? ~at : at, _words.Length - 1)]);
            var gap = Next();
            text.Append(gap < 0.12 ? " " : gap < 0.14 ? FormattableString.Invariant($" {(int)(Next() * 2_600)} ") : gap < 0.15 ? "\n" : "");
        }

        return text.ToString();
    }

    /// <summary>Between 0 and 1; the same row in every run.</summary>
    private double Next()
    {
        _state = (_state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
        return (_state >> 11) / (double)(1UL << 53);
    }
}
