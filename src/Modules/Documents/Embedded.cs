using System.Collections.Concurrent;

namespace Prongsai.Documents;

/// <summary>The fonts, the style sheet and the wording that travel inside the assembly: a paper never depends on what a server has installed.</summary>
internal static class Embedded
{
    private static readonly ConcurrentDictionary<string, byte[]> Read = new(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => Read.GetOrAdd(name, static n =>
    {
        using var source = typeof(Embedded).Assembly.GetManifestResourceStream(n)
            ?? throw new InvalidOperationException($"The assembly holds no {n}");
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    });

    public static string Text(string name) => System.Text.Encoding.UTF8.GetString(Bytes(name)).TrimStart('\uFEFF');

    public static IEnumerable<string> Names(string prefix) => typeof(Embedded).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
