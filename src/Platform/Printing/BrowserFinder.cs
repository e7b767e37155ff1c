namespace Prongsai.Platform.Printing;

/// <summary>Finds a browser of the Chromium family: the setting first, then what distributions, Windows and macOS install.</summary>
internal static class BrowserFinder
{
    private static readonly string[] LinuxNames =
        ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"];

    private static readonly string[] WindowsFolders = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];

    private static readonly string[] WindowsPaths =
        [@"Microsoft\Edge\Application\msedge.exe", @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe"];

    private static readonly string[] MacPaths =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ];

    /// <returns>Path of an executable, or null when there is none; a path that was set but does not exist is none.</returns>
    public static string? Find(string? setting) =>
        string.IsNullOrWhiteSpace(setting) ? Candidates().FirstOrDefault(File.Exists) : File.Exists(setting) ? setting : null;

    private static IEnumerable<string> Candidates()
    {
        if (OperatingSystem.IsWindows())
        {
            return from root in WindowsFolders
                   let folder = Environment.GetEnvironmentVariable(root)
                   where folder is not null
                   from path in WindowsPaths
                   select Path.Combine(folder, path);
        }

        if (OperatingSystem.IsMacOS())
        {
            return MacPaths;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/bin");
        return from name in LinuxNames from folder in folders select Path.Combine(folder, name);
    }
}
