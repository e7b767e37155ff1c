using System.Globalization;

namespace Prongsai.Assessment.Results;

/// <summary>Lines over years as numbers of a drawing: own small writer, no script, no style; a table with the same figures stands beside it.</summary>
/// <param name="Years">Ascending.</param>
internal sealed class TrendChart(IReadOnlyList<int> years, IReadOnlyList<(string Name, IReadOnlyList<decimal?> Values)> lines)
{
    public const int Width = 700, Height = 320;
    private const int Left = 44, Right = 560, Top = 16, Bottom = 280, LabelStep = 18;
    private static readonly string[] Dashes = ["none", "10 5", "2 5", "12 4 2 4"];

    /// <param name="Points">For polyline: "x,y x,y".</param>
    /// <param name="LabelY">Where its name stands at the right end, moved apart from its neighbours.</param>
    public sealed record Line(string Name, string Dash, string Points, IReadOnlyList<(string X, string Y)> Dots, string LabelY);

    public IReadOnlyList<(string X, int Year)> Ticks => [.. years.Select((y, n) => (Number(X(n)), y))];

    public IReadOnlyList<(string Y, decimal Value)> Grid => [.. Enumerable.Range(0, 5).Select(n => Least + ((100 - Least) * n / 4)).Select(v => (Number(Y(v)), v))];

    /// <summary>The scale starts at a ten below the least score: the difference between 84 and 86 must be seen.</summary>
    public decimal Least => Math.Max(0, Math.Floor(((lines.SelectMany(l => l.Values).Min() ?? 60) - 5) / 10) * 10);

    public IReadOnlyList<Line> Lines
    {
        get
        {
            var made = new List<(decimal LabelY, Line Line)>();
            foreach (var ((name, values), n) in lines.Select((l, n) => (l, n)))
            {
                var known = values.Select((v, i) => (v, i)).Where(p => p.v is not null).Select(p => (X: X(p.i), Y: Y(p.v!.Value))).ToArray();
                if (known.Length > 0)
                {
                    made.Add((known[^1].Y, new(name, Dashes[n % Dashes.Length], string.Join(" ", known.Select(p => $"{Number(p.X)},{Number(p.Y)}")),
                        [.. known.Select(p => (Number(p.X), Number(p.Y)))], "")));
                }
            }

            // From the top down each name stands at the end of its line, or right below the one before.
            var below = 0m;
            return [.. made.OrderBy(m => m.LabelY).Select(m => m.Line with { LabelY = Number(below = Math.Max(m.LabelY, below + LabelStep)) })];
        }
    }

    private decimal X(int index) => years.Count < 2 ? (Left + Right) / 2 : Left + ((decimal)(Right - Left) * index / (years.Count - 1));

    private decimal Y(decimal score) => Bottom - ((Bottom - Top) * (score - Least) / Math.Max(1, 100 - Least));

    private static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
