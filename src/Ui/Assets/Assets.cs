using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Ui;

/// <summary>Style sheets, scripts, fonts and icons, held ready in memory under addresses that change with their content.</summary>
public static class Assets
{
    private static readonly Dictionary<string, byte[]> Raw = Read();

    // Scripts import each other by the version they were asked with, so they share one.
    private static readonly string ScriptVersion = VersionOf([.. Raw.Where(a => a.Key.EndsWith(".js", StringComparison.Ordinal)).OrderBy(a => a.Key, StringComparer.Ordinal).SelectMany(a => a.Value)]);

    private static readonly FrozenDictionary<string, Lazy<ReadyBytes>> Ready = Raw.ToFrozenDictionary(
        asset => asset.Key, asset => new Lazy<ReadyBytes>(() => ReadyBytes.Of(Content(asset.Key), TypeOf(asset.Key), Compresses(asset.Key))), StringComparer.Ordinal);

    /// <summary>Address with its version, e.g. "/css/prongsai.css?v=1f0c9a3b".</summary>
    /// <exception cref="KeyNotFoundException">No such asset: a mistake in a page.</exception>
    public static string Url(string path)
    {
        var name = path.TrimStart('/');
        return $"/{name}?v={(name.EndsWith(".js", StringComparison.Ordinal) ? ScriptVersion : VersionOf(Content(name)))}";
    }

    public static IEnumerable<string> Names => Ready.Keys;

    public static ReadyBytes? Find(string name) => Ready.GetValueOrDefault(name)?.Value;

    /// <summary>Fonts are asked for by the style sheet: their version is written into it.</summary>
    private static byte[] Content(string name)
    {
        var bytes = Raw[name];
        if (!name.EndsWith(".css", StringComparison.Ordinal))
        {
            return bytes;
        }

        var text = new StringBuilder(Encoding.UTF8.GetString(bytes));
        foreach (var font in Raw.Keys.Where(k => k.EndsWith(".woff2", StringComparison.Ordinal)))
        {
            text.Replace($"/{font})", $"{Url(font)})");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static Dictionary<string, byte[]> Read()
    {
        var assembly = typeof(Assets).Assembly;
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains('/', StringComparison.Ordinal) || n is "icons.svg" or "favicon.svg"))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            found.Add(name, bytes);
        }

        return found;
    }

    private static string VersionOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..10];

    private static bool Compresses(string name) => !name.EndsWith(".woff2", StringComparison.Ordinal);

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };
}
