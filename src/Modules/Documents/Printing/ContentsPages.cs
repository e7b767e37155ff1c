using System.Text;
using Prongsai.Documents.Papers;

namespace Prongsai.Documents.Printing;

/// <summary>
/// Pages of a สารบัญ. Only the printed file knows where a part begins, so a paper with contents is printed twice: once to see, once with the
/// numbers. Every part opens a page, so it is enough to read how pages open.
/// </summary>
internal static class ContentsPages
{
    public static bool Wanted(Paper paper) => paper.Sections.SelectMany(section => section.Blocks).Any(block => block is Contents);

    /// <summary>The same paper with its pages. A line that opens no page keeps none.</summary>
    public static Paper Fill(Paper paper, byte[] printed)
    {
        List<string> openings;
        try
        {
            openings = [.. PdfRepair.Pages(printed).Select(page => Key(PdfCue.TextOf(page)))];
        }
        catch (InvalidDataException)
        {
            return paper;
        }

        return paper with
        {
            Sections = [.. paper.Sections.Select(section => section with { Blocks = [.. section.Blocks.Select(block => block is Contents contents ? Fill(contents, openings) : block)] })],
        };
    }

    private static Contents Fill(Contents contents, List<string> openings)
    {
        // The cover comes first and says what a part may say too.
        var (from, lines) = (1, new List<ContentsLine>(contents.Lines.Count));
        foreach (var line in contents.Lines)
        {
            var key = Key(Digits.Thai(line.Text));
            var at = key.Length == 0 || from >= openings.Count ? -1 : openings.FindIndex(from, opening => opening.StartsWith(key, StringComparison.Ordinal));
            lines.Add(line with { Page = at + 1 });
            from = at < 0 ? from : at;
        }

        return contents with { Lines = lines };
    }

    /// <summary>Letters that take room: a file may keep marks in another order than they are typed.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter) && !GlyphTable.IsMark(letter.ToString()))
            {
                key.Append(letter);
            }
        }

        return key.ToString();
    }
}
