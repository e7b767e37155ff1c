using System.Globalization;
using System.Text;

namespace Prongsai.Assessment.Results;

/// <summary>What a person reviewed, carried in the form until it is confirmed: one "2567 i1 90.5" per line. The handler checks it all again.</summary>
internal static class ResultLines
{
    public const int Longest = 20_000;

    public static string Write(IEnumerable<ReadScore> scores) => scores.Aggregate(
        new StringBuilder(), (text, s) => text.Append(CultureInfo.InvariantCulture, $"{s.FiscalYear} {s.Code.Code} {s.Value:0.####}\n")).ToString();

    /// <returns>Null when it is not what <see cref="Write"/> wrote.</returns>
    public static IReadOnlyList<SaveScores.Line>? Read(string text)
    {
        var lines = new List<SaveScores.Line>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split(' ') is not [var year, var code, var value]
                || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var fiscalYear)
                || !decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score)
                || lines.Count >= SaveScores.MostLines)
            {
                return null;
            }

            lines.Add(new(fiscalYear, code, score));
        }

        return lines;
    }
}
