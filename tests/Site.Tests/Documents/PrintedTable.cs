namespace Prongsai.Site.Tests.Documents;

/// <summary>
/// Cells of a ruled table, read from the printed file by its rules and the places of its words, as a person reads them: nothing of the model helps.
/// </summary>
internal static class PrintedTable
{
    /// <summary>Text between two rules, a string for each column, without spaces. A row that a page cuts comes in two.</summary>
    /// <param name="widths">Parts of the width of the table.</param>
    public static async Task<List<string[]>> BandsAsync(Measured file, IReadOnlyList<double> widths)
    {
        var bands = new List<string[]>();
        foreach (var sheet in file.Sheets)
        {
            var wide = sheet.Width > sheet.Height;
            var (left, right) = wide ? (20.0, 282.0) : (30.0, 190.0);
            var edges = widths.Aggregate(new List<double> { left }, (at, part) => [.. at, at[^1] + ((right - left) * part / widths.Sum())]);
            var ink = await file.InkAsync(sheet.Number);
            var words = sheet.Lines.SelectMany(line => line.Words).ToList();
            foreach (var (top, bottom) in Between(ink, left + 0.75, sheet.Height))
            {
                // Between two tables no border stands at the left.
                if (!Enumerable.Range(0, 5).Any(step => ink.DarkAt(left + (step * 0.08), (top + bottom) / 2)))
                {
                    continue;
                }

                bands.Add([.. edges.Zip(edges.Skip(1), (from, to) => string.Concat(words
                    .Where(word => word.Baseline > top && word.Baseline < bottom && word.Left > from - 0.3 && word.Left < to - 0.5)
                    .OrderBy(word => Math.Round(word.Baseline)).ThenBy(word => word.Left).Select(word => Squeeze(word.Text))))]);
            }
        }

        return bands;
    }

    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '\u200B'));

    private static List<(double Top, double Bottom)> Between(Ink ink, double x, double height)
    {
        var rules = new List<double>();
        for (var y = 5.0; y < height - 5; y += 0.04)
        {
            if (ink.DarkAt(x, y) && ink.DarkAt(x - 0.2, y) && ink.DarkAt(x + 0.2, y) && (rules.Count == 0 || y - rules[^1] > 1))
            {
                rules.Add(y);
            }
        }

        return [.. rules.Zip(rules.Skip(1))];
    }
}
