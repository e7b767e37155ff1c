using Prongsai.Assessment.Packs;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Assessment.Results;

/// <summary>A document as rows of text for <see cref="ResultTableReader"/>; a pasted column of lines without cells counts as a table too.</summary>
internal static class ResultTables
{
    public static ResultReading Read(TableDocument document, int defaultYear, IReadOnlyDictionary<int, Pack> packs) =>
        new ResultTableReader(defaultYear, packs).Read(Rows(document));

    private static IEnumerable<IReadOnlyList<IReadOnlyList<string>>> Rows(TableDocument document)
    {
        var loose = new List<IReadOnlyList<string>>();
        foreach (var block in document.Blocks)
        {
            if (block.Table is { } table)
            {
                if (loose.Count > 0)
                {
                    yield return loose;
                    loose = [];
                }

                yield return [.. table.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.SameAsLeft ? "" : c.Text.Replace('\n', ' '))])];
            }
            else
            {
                loose.AddRange(block.Text.Split('\n').Select(Loose));
            }
        }

        if (loose.Count > 0)
        {
            yield return loose;
        }
    }

    /// <summary>"i1 93.5" typed without cells: the score is the last word, if it can be one.</summary>
    private static IReadOnlyList<string> Loose(string line)
    {
        if (line.Contains('\t', StringComparison.Ordinal))
        {
            return line.Split('\t');
        }

        var cut = line.TrimEnd().LastIndexOfAny([' ', ':']);
        var last = line[(cut + 1)..].Trim();
        return cut > 0 && (last.Any(ThaiDigits.IsDigit) || last is "ผ่าน" or "ไม่ผ่าน") ? [line[..cut].TrimEnd(' ', ':'), last] : [line];
    }
}
