using System.Globalization;
using System.Text.RegularExpressions;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.News;

/// <summary>A part of an article. There are no others: what is pasted becomes one of these or plain words.</summary>
internal abstract record ArticleBlock;

/// <param name="Level">2 or 3.</param>
internal sealed record HeadingBlock(int Level, string Text) : ArticleBlock;

internal sealed record ParagraphBlock(string Text) : ArticleBlock;

/// <param name="Start">First number; null: bullets.</param>
internal sealed record ListBlock(int? Start, IReadOnlyList<string> Items) : ArticleBlock;

/// <param name="Rows">The first is the head when there is more than one; of equal width.</param>
internal sealed record TableBlock(IReadOnlyList<IReadOnlyList<string>> Rows) : ArticleBlock;

/// <summary>
/// The marks in which an article is written, so that it can be typed on a phone and needs no script: a line is a paragraph, "# " and "## " a heading,
/// "- " a list, "1. " a numbered list, "| a | b |" or cells parted by tabs a table, [words](address) a link, **words** strong.
/// </summary>
internal static partial class ArticleText
{
    public const int Longest = 100_000;
    private const int MostColumns = 20;
    private const int MostNumber = 10_000;

    public static IReadOnlyList<ArticleBlock> Parse(string text)
    {
        var blocks = new List<ArticleBlock>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            var line = lines[at].Trim(' ');
            if (line.Trim('\t', ' ').Length == 0)
            {
                at++;
            }
            else if (IsRow(line))
            {
                at = Take(lines, at, IsRow, rows => blocks.Add(Table(rows)));
            }
            else if (IsBullet(line))
            {
                at = Take(lines, at, IsBullet, items => blocks.Add(new ListBlock(null, [.. items.Select(i => i[2..].Trim())])));
            }
            else if (NumberOf(line) is { } first && at + 1 < lines.Length && NumberOf(lines[at + 1].Trim(' ')) == first + 1)
            {
                // One number alone is how papers write a heading; two that follow each other are a list.
                var next = first;
                at = Take(lines, at, l => NumberOf(l) == next++, items => blocks.Add(new ListBlock(first, [.. items.Select(i => i[(i.IndexOfAny(['.', ')']) + 1)..].Trim())])));
            }
            else
            {
                blocks.Add(line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith("### ", StringComparison.Ordinal) ? new HeadingBlock(3, line.TrimStart('#').Trim())
                    : line.StartsWith("# ", StringComparison.Ordinal) ? new HeadingBlock(2, line[2..].Trim())
                    : new ParagraphBlock(line));
                at++;
            }
        }

        return blocks;
    }

    /// <summary>The words without marks, a line for each paragraph, item and cell: what search and the look for personal data read.</summary>
    public static IReadOnlyList<string> Lines(string text) => [.. Parse(text).SelectMany(block => block switch
    {
        HeadingBlock heading => [heading.Text],
        ParagraphBlock paragraph => [paragraph.Text],
        ListBlock list => list.Items,
        TableBlock table => table.Rows.Select(r => string.Join("  ", r)),
        _ => [],
    }).Select(Plain)];

    /// <summary>Words of a line, and the addresses of its links behind them.</summary>
    private static string Plain(string line) => Link().Replace(line, "$1 $2").Replace("**", "", StringComparison.Ordinal);

    private static int Take(string[] lines, int at, Func<string, bool> belongs, Action<List<string>> use)
    {
        var taken = new List<string>();
        while (at < lines.Length && belongs(lines[at].Trim(' ')))
        {
            taken.Add(lines[at++].Trim(' '));
        }

        use(taken);
        return at;
    }

    private static bool IsRow(string line) => (line.Length > 2 && line[0] == '|' && line[^1] == '|') || line.Contains('\t');

    private static bool IsBullet(string line) => line.Length > 2 && line[0] is '-' or '•' or '*' && line.Length > 2 && line[1] == ' ';

    private static int? NumberOf(string line) =>
        Numbered().Match(ThaiDigits.ToArabic(line)) is { Success: true } found && int.Parse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) is var n and < MostNumber ? n : null;

    private static TableBlock Table(List<string> lines)
    {
        var rows = lines.Select(Cells).Where(r => !r.All(c => c.Length > 0 && c.All(x => x is '-' or ':'))).ToList();
        var wide = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        return new([.. rows.Select(r => (IReadOnlyList<string>)[.. r, .. Enumerable.Repeat("", wide - r.Count)])]);
    }

    private static List<string> Cells(string line) =>
        [.. (line.Contains('\t') ? line.Split('\t') : line[1..^1].Split('|')).Take(MostColumns).Select(c => c.Trim())];

    [GeneratedRegex(@"^([0-9]{1,4})[.)] \S", RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\[([^\[\]]{1,300})\]\(([^()\s]{1,600})\)", RegexOptions.NonBacktracking)]
    public static partial Regex Link();
}
