namespace Prongsai.Architecture.Tests;

/// <summary>The repository as text.</summary>
internal static class Sources
{
    private static readonly string[] Made = ["bin", "obj", "out", "data", ".git", "node_modules"];

    /// <summary>Paths relative to the repository, forward slashes, sorted.</summary>
    public static IEnumerable<string> Files(params string[] patterns) =>
        Walk(new DirectoryInfo(Repository.Root))
            .Where(file => patterns.Any(p => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(p, file.Name)))
            .Select(file => Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>"path:line text" of the lines that match.</summary>
    public static IReadOnlyList<string> Lines(IEnumerable<string> files, Func<string, bool> matches) =>
        [.. files.SelectMany(file => Read(file).Split('\n')
            .Select((text, index) => (text, index))
            .Where(line => matches(line.text))
            .Select(line => $"{file}:{line.index + 1} {line.text.Trim()}"))];

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(d => !Made.Contains(d.Name)).SelectMany(Walk));
}
