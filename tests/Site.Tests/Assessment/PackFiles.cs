using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Prongsai.Assessment.Packs;

namespace Prongsai.Site.Tests.Assessment;

/// <summary>The packs as they lie in the repository.</summary>
internal static class PackFiles
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "packs", "ita");

    public static PackShelf Shelf(string? folder = null) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Packs:Folder", folder ?? Folder)]).Build(), NullLogger<PackShelf>.Instance);

    public static JsonNode Node(int year)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, $"{year}.json"));
        return PackJson.ReadNode(stream);
    }

    public static Pack Pack(int year) => PackJson.Read(Node(year));
}
