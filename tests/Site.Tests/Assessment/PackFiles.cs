using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Prongsai.Assessment.Packs;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Assessment;

/// <summary>The packs as they lie in the repository.</summary>
internal static class PackFiles
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "packs", "ita");

    /// <param name="packs">Folder that holds "ita"; the repository's by default.</param>
    /// <param name="data">Folder that may hold the installation's corrections.</param>
    public static PackShelf Shelf(string? packs = null, string? data = null) => new(
        Options.Create(new PlatformOptions { Packs = packs ?? Path.Combine(Repository.Root, "packs"), Data = data ?? Path.Combine(Repository.Root, "no-data") }),
        NullLogger<PackShelf>.Instance);

    public static JsonNode Node(int year)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, $"{year}.json"));
        return PackJson.ReadNode(stream);
    }

    public static Pack Pack(int year) => PackJson.Read(Node(year));
}
