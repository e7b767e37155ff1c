using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.PublicSite.Search;

/// <param name="At">Of the text that the files belong to: a later one asks again.</param>
internal sealed record FilesToRead(string Key, DateTime At, IReadOnlyList<Guid> Files);

/// <summary>Reads the files of a page after its publication and adds their words to its entry. What cannot be read is left out; the page is found without it.</summary>
internal sealed class ReadFiles(AppDb db, BlobStore blobs, SiteIndex index) : IJob
{
    public const string Name = "search.files";
    private const int MostBytes = 20 * 1024 * 1024;

    public string Kind => Name;

    // Reading a PDF takes up to forty seconds.
    public string Lane => "files";

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var asked = JsonSerializer.Deserialize<FilesToRead>(body, Json.Options)!;
        var entry = await db.Set<SearchEntry>().AsNoTracking().SingleOrDefaultAsync(e => e.Key == asked.Key, ct);
        if (entry is null || !SiteText.IsSame(entry.At, asked.At))
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var file in await ChosenAsync(asked.Files, ct))
        {
            text.AppendLine(await TextAsync(file, ct));
            if (text.Length >= SiteText.MostCharacters)
            {
                break;
            }
        }

        await index.PutAsync(new(entry.Key, entry.Path, entry.Title, entry.Body, entry.At, text.ToString()), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Of the same paper as Word and as PDF the one that is read sooner.</summary>
    private async Task<List<Guid>> ChosenAsync(IReadOnlyList<Guid> files, CancellationToken ct)
    {
        var stored = await db.Set<StoredFile>().AsNoTracking().Where(f => files.Contains(f.Id)).OrderBy(f => f.Id).Take(50).Select(f => new { f.Id, f.Name }).ToListAsync(ct);
        return [.. stored.GroupBy(f => Path.GetFileNameWithoutExtension(f.Name))
            .Select(same => same.OrderBy(f => f.Name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)).First().Id)];
    }

    private async Task<string> TextAsync(Guid id, CancellationToken ct)
    {
        using var opened = await blobs.OpenAsync(id, ct);
        if (opened is null || opened.File.Length > MostBytes)
        {
            return "";
        }

        var bytes = await opened.BytesAsync(ct);
        return FileSniffer.Kind(bytes) == FileKind.Pdf ? (await PdfReading.ReadAsync(bytes, ct)).Text
            : TableFile.Read(bytes, opened.File.Name, ct) is { Done: true } read ? string.Join('\n', read.Value.Blocks.Select(TextOf)) : "";
    }

    private static string TextOf(Block block) => block.Table is not { } table ? block.Text
        : string.Join('\n', table.Rows.Select(row => string.Join(" | ", row.Select(cell => cell.OwnText))));
}
