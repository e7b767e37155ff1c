using System.Text.Json;

namespace Prongsai.Platform.Backups;

/// <summary>
/// Several renames that happen all or, after a power cut, are finished at the next start: they are written down first. What had the place before stands
/// in a folder "before-…" of its own.
/// </summary>
internal static class PlaceSwitch
{
    private const string Book = "switching.json";

    private sealed record Move(string From, string To);

    /// <param name="data">Folder of the installation.</param>
    /// <param name="fresh">Folder inside it with what takes the place.</param>
    /// <param name="names">Files and folders that change; one that is only in the old place goes away with it.</param>
    /// <returns>Folder of what was there before; null when there was nothing.</returns>
    public static string? Run(string data, string fresh, IEnumerable<string> names, string stamp)
    {
        var before = Path.Combine(data, "before-" + stamp);
        List<string> all = [.. names];
        Move[] moves =
        [
            .. all.Where(n => Path.Exists(Path.Combine(data, n))).Select(n => new Move(Path.Combine(data, n), Path.Combine(before, n))),
            .. all.Where(n => Path.Exists(Path.Combine(fresh, n))).Select(n => new Move(Path.Combine(fresh, n), Path.Combine(data, n))),
        ];
        Directory.CreateDirectory(before);
        var book = Path.Combine(data, Book);
        File.WriteAllBytes(book + ".part", JsonSerializer.SerializeToUtf8Bytes(moves, Json.Options));
        DurableFile.Commit(book + ".part", book);
        Finish(data);
        if (Directory.EnumerateFileSystemEntries(before).Any())
        {
            return before;
        }

        Directory.Delete(before);
        return null;
    }

    /// <summary>Does what is written down and not yet done; nothing when nothing is.</summary>
    public static void Finish(string data)
    {
        var book = Path.Combine(data, Book);
        if (!File.Exists(book))
        {
            return;
        }

        // A move that was done has its source gone. The old ones stand first in the book: a target that is there was put there by a move before.
        foreach (var move in JsonSerializer.Deserialize<Move[]>(File.ReadAllBytes(book), Json.Options)!.Where(m => Path.Exists(m.From) && !Path.Exists(m.To)))
        {
            Directory.Move(move.From, move.To);
        }

        DurableFile.KeepFolder(data);
        File.Delete(book);
        DurableFile.KeepFolder(data);
    }
}
