using System.Globalization;

namespace Prongsai.PublicSite.News;

/// <summary>Address of a list: "/news", "/news/notices", "/news/2568", "/news/notices/2568/page/2". Queries are not looked at: bytes are kept by path.</summary>
/// <param name="Kind">Null: all of the section.</param>
/// <param name="Year">BE; null: all.</param>
/// <param name="Page">From 1.</param>
internal sealed record ListAddress(Section Section, KindFacts? Kind, int? Year, int Page)
{
    /// <param name="rest">Behind the section, e.g. "notices/2568/page/2".</param>
    /// <returns>Null when it is no list.</returns>
    public static ListAddress? Read(string section, string? rest)
    {
        if (Kinds.List(section) is not { } found)
        {
            return null;
        }

        var parts = new Queue<string>((rest ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries));
        KindFacts? kind = null;
        if (parts.TryPeek(out var word) && Kinds.In(section) is { Count: > 1 } kinds && kinds.FirstOrDefault(k => k.Word == word) is { } of)
        {
            kind = of;
            parts.Dequeue();
        }

        int? year = parts.TryPeek(out word) && Number(word) is >= 2500 and <= 2700 ? Number(parts.Dequeue()) : null;
        if (parts.Count == 0)
        {
            return new(found, kind, year, 1);
        }

        return parts.Count == 2 && parts.Dequeue() == "page" && Number(parts.Dequeue()) is > 1 and < 10_000 and var page ? new(found, kind, year, page) : null;
    }

    public string Path(int page = 1) =>
        $"/{Section.Key}" + (Kind is null ? "" : "/" + Kind.Word) + (Year is { } y ? string.Create(CultureInfo.InvariantCulture, $"/{y}") : "") + (page > 1 ? string.Create(CultureInfo.InvariantCulture, $"/page/{page}") : "");

    public string Title => (Kind?.Name ?? Section.Title) + (Year is { } y ? string.Create(CultureInfo.InvariantCulture, $" ปี {y}") : "");

    private static int? Number(string text) => text.Length is > 0 and <= 5 && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
