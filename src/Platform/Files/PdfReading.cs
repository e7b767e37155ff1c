using System.Globalization;
using System.Text;

namespace Prongsai.Platform.Files;

/// <summary>What a PDF says to a reader that cannot see (pdfinfo and pdftotext of poppler-utils), within limits of time, memory and length.</summary>
public static class PdfReading
{
    /// <summary>Pages whose text is read.</summary>
    public const int MostPages = 300;

    private const int MostText = 8 * 1024 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly string[] Described = ["Title:", "Subject:", "Keywords:", "Author:"];

    public static async Task<PdfFacts> ReadAsync(byte[] pdf, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-pdf-");
        try
        {
            var file = Path.Combine(folder.FullName, "read.pdf");
            await File.WriteAllBytesAsync(file, pdf, ct);
            return await ReadAsync(file, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<PdfFacts> ReadAsync(string file, CancellationToken ct)
    {
        var info = await BoundedProcess.RunAsync("pdfinfo", ["-enc", "UTF-8", file], Limit, 64 * 1024, ct);
        if (!info.Well)
        {
            return new(info.State == ProcessState.Missing ? PdfState.NoTools : info.State == ProcessState.Slow ? PdfState.Slow
                : info.Errors.Contains("password", StringComparison.OrdinalIgnoreCase) ? PdfState.Encrypted : PdfState.Broken);
        }

        var lines = Encoding.UTF8.GetString(info.Output).Split('\n');
        var facts = new PdfFacts(PdfState.Read)
        {
            Pages = int.TryParse(Value(lines, "Pages:"), NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : 0,
            Locked = Value(lines, "Encrypted:").StartsWith("yes", StringComparison.Ordinal),
            Title = Value(lines, "Title:"),
            Info = string.Join('\n', Described.Select(key => Value(lines, key)).Where(v => v.Length > 0)),
        };
        var last = Math.Min(MostPages, Math.Max(1, facts.Pages)).ToString(CultureInfo.InvariantCulture);
        var read = await BoundedProcess.RunAsync("pdftotext", ["-enc", "UTF-8", "-l", last, file, "-"], Limit, MostText, ct);
        if (read.State is ProcessState.Slow or ProcessState.Missing || (read.State == ProcessState.Ended && read.Code != 0))
        {
            return facts with { State = read.State == ProcessState.Slow ? PdfState.Slow : read.State == ProcessState.Missing ? PdfState.NoTools : PdfState.Broken };
        }

        var text = Encoding.UTF8.GetString(read.Output);
        // A form feed ends each page.
        var each = text.Split('\f');
        return facts with { Text = text, Letters = [.. each.Take(Math.Max(1, each.Length - 1)).Select(page => page.Count(char.IsLetterOrDigit))] };
    }

    private static string Value(string[] lines, string key) =>
        lines.FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim() ?? "";
}

public enum PdfState
{
    Read,

    /// <summary>It opens with a password only.</summary>
    Encrypted,

    Broken,

    /// <summary>It could not be read in time.</summary>
    Slow,

    /// <summary>poppler-utils is not installed.</summary>
    NoTools,
}

public sealed record PdfFacts(PdfState State)
{
    /// <summary>0 when it could not be read.</summary>
    public int Pages { get; init; }

    /// <summary>Of the first <see cref="PdfReading.MostPages"/> pages, each ended by a form feed.</summary>
    public string Text { get; init; } = "";

    /// <summary>Letters and digits of each of these pages: 0 is a picture or an empty page.</summary>
    public IReadOnlyList<int> Letters { get; init; } = [];

    /// <summary>It opens, but forbids copying or printing.</summary>
    public bool Locked { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Title, subject, keywords and author, as they travel with the file; empty when there are none.</summary>
    public string Info { get; init; } = "";
}
