namespace Prongsai.Measures.Pages;

/// <summary>Lists as they are typed: one item a line.</summary>
internal static class TypedList
{
    public static List<string> Lines(string? text) =>
        [.. Prongsai.Measures.Import.ListSplitter.Split((text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    public static string Joined(IEnumerable<string> items) => string.Join('\n', items.Select(i => i.Replace('\n', ' ')));
}
