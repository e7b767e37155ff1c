namespace Prongsai.PublicSite.News;

/// <summary>Which addresses are of news, laws, plans and pages.</summary>
internal static class NewsPaths
{
    /// <summary>A page or the feed, whose bytes may be kept; files are not.</summary>
    public static bool Has(string path) =>
        Starts(path, "/news") || Starts(path, "/laws") || Starts(path, "/plans") || Starts(path, "/" + Kinds.PagesKey);

    private static bool Starts(string path, string section) =>
        path.StartsWith(section, StringComparison.OrdinalIgnoreCase) && (path.Length == section.Length || path[section.Length] == '/')
        && !path.Contains("/files/", StringComparison.OrdinalIgnoreCase);
}
