using System.Text;

namespace Prongsai.Platform.Files;

/// <summary>CSV that Excel opens as Thai (UTF-8 with its mark) and in which nothing a citizen typed can act as a formula.</summary>
public sealed class CsvWriter : IDisposable
{
    // Full-width = + - @ are folded to the plain ones by some programs on import.
    private const string Acting = "=+-@\t\r＝＋－＠";
    private static readonly System.Buffers.SearchValues<char> Number = System.Buffers.SearchValues.Create("0123456789.");
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");
    private readonly StreamWriter writer;

    public CsvWriter(Stream stream) => writer = new(stream, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };

    public void Row(params IEnumerable<string> cells) => writer.WriteLine(string.Join(',', cells.Select(Cell)));

    public void Dispose() => writer.Dispose();

    internal static string Cell(string text)
    {
        var inert = text.Length > 0 && Acting.Contains(text.AsSpan().TrimStart(' ') is { IsEmpty: false } first ? first[0] : text[0], StringComparison.Ordinal)
            && !IsNumber(text)
            ? "'" + text
            : text;
        return inert.AsSpan().IndexOfAny(Special) >= 0 ? '"' + inert.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : inert;
    }

    private static bool IsNumber(string text) => text.Length is > 1 and < 30 && text[0] == '-' && text.AsSpan(1).IndexOfAnyExcept(Number) < 0;
}
