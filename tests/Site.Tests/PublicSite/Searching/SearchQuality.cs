using System.Globalization;
using Prongsai.PublicSite.Search;

namespace Prongsai.Site.Tests.PublicSite.Searching;

/// <summary>A small corpus of fictional pages, and 24 questions with every page that answers each: precision and recall of what is found.</summary>
internal static class SearchQuality
{
    private static readonly DateTime s_first = new(2025, 10, 1, 2, 0, 0, DateTimeKind.Utc);

    /// <summary>The newest last.</summary>
    public static IReadOnlyList<SiteText> Pages { get; } =
        [.. Lines("corpus").Select((line, i) => new SiteText("test:" + line[0], "/news/" + line[0], line[1], line[2], s_first.AddHours(i)))];

    public static IReadOnlyList<(string Question, IReadOnlyList<string> Answers)> Questions { get; } =
        [.. Lines("questions").Select(line => (line[0], (IReadOnlyList<string>)line[1].Split(' ')))];

    /// <param name="ask">Keys of the pages found.</param>
    /// <returns>Means over the questions; one that finds nothing has the precision 0.</returns>
    public static async Task<(double Precision, double Recall, IReadOnlyList<string> Misses)> MeasureAsync(Func<string, Task<IReadOnlyList<string>>> ask)
    {
        var (precision, recall, misses) = (0.0, 0.0, new List<string>());
        foreach (var (question, answers) in Questions)
        {
            var found = await ask(question);
            var right = found.Intersect(answers).Count();
            precision += found.Count == 0 ? 0 : (double)right / found.Count;
            recall += (double)right / answers.Count;
            if (right != found.Count || right != answers.Count)
            {
                misses.Add(string.Create(CultureInfo.InvariantCulture, $"{question}: missed [{string.Join(' ', answers.Except(found))}] too many [{string.Join(' ', found.Except(answers))}]"));
            }
        }

        return (precision / Questions.Count, recall / Questions.Count, misses);
    }

    private static IEnumerable<string[]> Lines(string name)
    {
        using var reader = new StreamReader(typeof(SearchQuality).Assembly.GetManifestResourceStream("searching/" + name)!);
        return [.. reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" | "))];
    }
}
