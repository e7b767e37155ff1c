namespace Prongsai.Browser.Tests;

/// <summary>Where the repository is, seen from the folder the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Prongsai.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
