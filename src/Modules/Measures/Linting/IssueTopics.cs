using Prongsai.Assessment.Contracts;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Linting;

/// <summary>The words by which each of the year's issues is known: those of its name and of what feeds it that no other issue uses.</summary>
internal sealed class IssueTopics
{
    private const int ShortestWord = 4;
    private readonly IReadOnlyList<Topic> topics;

    private IssueTopics(IReadOnlyList<Topic> topics) => this.topics = topics;

    internal sealed record Topic(int No, string Name, IReadOnlyList<string> Feeds, IReadOnlySet<string> Words);

    public static IssueTopics Of(FrameworkView framework)
    {
        var wordings = framework.Questions.Select(q => (q.Code, q.Text)).Concat(framework.Items.Select(i => (i.Code, Text: i.Name))).ToLookup(w => w.Code, w => w.Text);
        var used = framework.Issues.Select(i => (Issue: i, Words: i.Feeds.SelectMany(f => wordings[f]).Prepend(i.Name).SelectMany(Words).ToHashSet())).ToList();
        return new([.. used.Select(u => new Topic(u.Issue.No, u.Issue.Name, u.Issue.Feeds, u.Words.Where(w => used.Count(o => o.Words.Contains(w)) == 1).ToHashSet()))]);
    }

    public Topic? ByNumber(int? no) => topics.FirstOrDefault(t => t.No == no);

    /// <summary>The only issue that all the codes feed; null when there are several or none.</summary>
    public Topic? ByCodes(IReadOnlyList<string> codes) => codes.Count > 0 && topics.Where(t => codes.All(t.Feeds.Contains)).ToList() is [var only] ? only : null;

    /// <summary>The issues that the text speaks of with their words in it, most words first.</summary>
    public IReadOnlyList<(Topic Topic, IReadOnlyList<string> Words)> SpokenOf(string text)
    {
        var words = Words(text).ToHashSet();
        return [.. topics.Select(t => (t, (IReadOnlyList<string>)[.. t.Words.Where(words.Contains)])).Where(t => t.Item2.Count > 0).OrderByDescending(t => t.Item2.Count)];
    }

    // A Thai dictionary cuts compounds small ("จัด ซื้อ"): neighbours count together.
    private static IEnumerable<string> Words(string text)
    {
        var words = Icu.Words(ThaiText.SearchKey(text));
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Length >= ShortestWord)
            {
                yield return words[i];
            }

            if (i > 0 && words[i - 1].Length > 1 && words[i].Length > 1)
            {
                yield return words[i - 1] + words[i];
            }
        }
    }
}
