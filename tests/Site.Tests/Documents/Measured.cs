using System.Globalization;
using System.Text.RegularExpressions;

namespace Prongsai.Site.Tests.Documents;

/// <summary>A printed file as a ruler sees it: words with their places from poppler, ink from its rendering at 300 dots an inch. All in millimetres.</summary>
internal sealed class Measured
{
    /// <summary>Ascent and descent of the font, in parts of its size: what poppler takes as the box of a word.</summary>
    private const double Ascent = 0.844;
    private const double Box = 1.301;

    /// <summary>What stands farther away on the same baseline is another line.</summary>
    private const double Gap = 12;

    private static readonly Regex Page = new("<page width=\"([0-9.]+)\" height=\"([0-9.]+)\">", RegexOptions.NonBacktracking);
    private static readonly Regex Found = new(
        "<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">([^<]*)</word>", RegexOptions.NonBacktracking);

    private readonly string path;

    private Measured(string path, IReadOnlyList<Sheet> sheets) => (this.path, Sheets) = (path, sheets);

    public IReadOnlyList<Sheet> Sheets { get; }

    public static async Task<Measured> OfAsync(string path)
    {
        var (_, boxes) = await Tool.RunAsync("pdftotext", "-bbox", path, "-");
        var pages = Page.Matches(boxes).ToList();
        return new Measured(path, [.. pages.Select((page, i) => new Sheet(
            i + 1,
            Mm(page.Groups[1]),
            Mm(page.Groups[2]),
            Lines(Found.Matches(boxes[page.Index..(i + 1 < pages.Count ? pages[i + 1].Index : boxes.Length)]))))]);
    }

    /// <summary>The page as dots, dark or light.</summary>
    public async Task<Ink> InkAsync(int page)
    {
        var root = Path.ChangeExtension(path, null) + string.Create(CultureInfo.InvariantCulture, $"-ink-{page}");
        var number = page.ToString(CultureInfo.InvariantCulture);
        await Tool.RunAsync("pdftoppm", "-gray", "-r", "300", "-f", number, "-l", number, "-singlefile", path, root);
        return Ink.Read(await File.ReadAllBytesAsync(root + ".pgm"));
    }

    private static List<Line> Lines(MatchCollection words)
    {
        var lines = new List<Line>();
        foreach (Match word in words)
        {
            var (top, bottom) = (Mm(word.Groups[2]), Mm(word.Groups[4]));
            var size = (bottom - top) / Box;
            var placed = new Word(System.Net.WebUtility.HtmlDecode(word.Groups[5].Value), Mm(word.Groups[1]), Mm(word.Groups[3]), top + (size * Ascent), size * 72 / 25.4);
            if (lines.Count > 0 && Math.Abs(lines[^1].Baseline - placed.Baseline) < 0.4 && placed.Left >= lines[^1].Right - 0.5 && placed.Left < lines[^1].Right + Gap)
            {
                lines[^1].Words.Add(placed);
            }
            else
            {
                lines.Add(new Line([placed]));
            }
        }

        return lines;
    }

    private static double Mm(Group points) => double.Parse(points.Value, CultureInfo.InvariantCulture) * 25.4 / 72;

    internal sealed record Sheet(int Number, double Width, double Height, IReadOnlyList<Line> Lines)
    {
        /// <summary>The first line that holds a text, spaces left out.</summary>
        public Line With(string text) => Lines.FirstOrDefault(line => line.Text.Contains(text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"no line with {text} on page {Number}: " + string.Join(" / ", Lines.Select(line => line.Text)));
    }

    /// <summary>Words on one baseline, left to right, as far as they were written in one go.</summary>
    internal sealed record Line(List<Word> Words)
    {
        public string Text => string.Concat(Words.Select(word => word.Text)).Replace("\u00A0", "", StringComparison.Ordinal);

        public double Left => Words[0].Left;

        public double Right => Words[^1].Right;

        public double Middle => (Left + Right) / 2;

        public double Baseline => Words[0].Baseline;

        public double Points => Words[0].Points;
    }

    internal sealed record Word(string Text, double Left, double Right, double Baseline, double Points);
}

/// <summary>Dots of a rendered page.</summary>
internal sealed class Ink(byte[] dots, int from, int width, int height)
{
    private const double PerMm = 300 / 25.4;

    /// <summary>A grey map of netpbm (P5), as pdftoppm writes it.</summary>
    public static Ink Read(byte[] file)
    {
        var (at, numbers) = (2, new List<int>());
        while (numbers.Count < 3)
        {
            while (file[at] is (byte)' ' or (byte)'\n')
            {
                at++;
            }

            var number = 0;
            while (file[at] is >= (byte)'0' and <= (byte)'9')
            {
                number = (number * 10) + file[at++] - '0';
            }

            numbers.Add(number);
        }

        return new Ink(file, at + 1, numbers[0], numbers[1]);
    }

    public bool DarkAt(double xMm, double yMm) => Dark((int)(xMm * PerMm), (int)(yMm * PerMm));

    public bool Dark(int x, int y) => x >= 0 && y >= 0 && x < width && y < height && dots[from + (y * width) + x] < 150;

    /// <summary>The run of dark dots through a point: from and to, along a row or a column.</summary>
    public (double From, double To) Run(double xMm, double yMm, bool along)
    {
        var (x, y) = ((int)(xMm * PerMm), (int)(yMm * PerMm));
        Assert.True(Dark(x, y), FormattableString.Invariant($"no ink at {xMm}, {yMm}"));
        int Reach(int step)
        {
            var k = 0;
            while (along ? Dark(x + k + step, y) : Dark(x, y + k + step))
            {
                k += step;
            }

            return k;
        }

        var start = along ? x : y;
        return ((start + Reach(-1)) / PerMm, (start + Reach(1) + 1) / PerMm);
    }

    /// <summary>The box around all ink of a region; null when it is empty.</summary>
    public (double Left, double Top, double Right, double Bottom)? Box(double left, double top, double right, double bottom)
    {
        var (l, t, r, b) = (int.MaxValue, int.MaxValue, -1, -1);
        for (var y = (int)(top * PerMm); y <= bottom * PerMm; y++)
        {
            for (var x = (int)(left * PerMm); x <= right * PerMm; x++)
            {
                if (Dark(x, y))
                {
                    (l, t, r, b) = (Math.Min(l, x), Math.Min(t, y), Math.Max(r, x), Math.Max(b, y));
                }
            }
        }

        return r < 0 ? null : (l / PerMm, t / PerMm, (r + 1) / PerMm, (b + 1) / PerMm);
    }

    /// <summary>Dark runs along a row: a dotted line has many.</summary>
    public int Runs(double left, double right, double yMm)
    {
        var (runs, y) = (0, (int)(yMm * PerMm));
        for (var x = (int)(left * PerMm); x < right * PerMm; x++)
        {
            runs += Dark(x, y) && !Dark(x - 1, y) ? 1 : 0;
        }

        return runs;
    }
}
