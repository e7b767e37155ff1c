namespace Prongsai.Site.Tests.Measures;

/// <summary>Real documents kept beside the repository, never in it. A test that needs them is skipped, visibly, where they are absent.</summary>
internal static class Seeds
{
    public static string? Folder { get; } = Find();

    public static string Path(string start)
    {
        if (Folder is null)
        {
            Assert.Skip("No folder shared/seeds beside the repository.");
        }

        return Directory.GetFiles(Folder!, start + "*").Single();
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(Repository.Root).Parent; folder is not null; folder = folder.Parent)
        {
            var seeds = System.IO.Path.Combine(folder.FullName, "shared", "seeds");
            if (Directory.Exists(seeds))
            {
                return seeds;
            }
        }

        return null;
    }
}
