using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Ui;

/// <summary>What the layouts know about where we are.</summary>
internal static class Shell
{
    private const int YearsBack = 5;
    private const int BangkokHours = 7;

    /// <summary>Fiscal year (BE) of the page: from ViewData["Year"], else of today.</summary>
    public static int Year(ViewDataDictionary view, TimeProvider clock) => view["Year"] is int year ? year : YearOfToday(clock);

    public static int Year(ViewContext view) => Year(view.ViewData, view.HttpContext.RequestServices.GetRequiredService<TimeProvider>());

    /// <summary>Next year, which is planned before it starts, down to five years back.</summary>
    public static IEnumerable<int> Years(TimeProvider clock)
    {
        var now = YearOfToday(clock);
        return Enumerable.Range(0, YearsBack + 2).Select(back => now + 1 - back);
    }

    /// <summary>The list page of the same kind in another year; what belongs to one year (an id in the path) does not exist there.</summary>
    public static string InYear(PathString path, int year)
    {
        var parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var root = string.Create(CultureInfo.InvariantCulture, $"/app/{year}");
        return parts.Length > 2 && parts[1].Length == 4 && parts[1].All(char.IsAsciiDigit) ? $"{root}/{parts[2]}" : root;
    }

    /// <summary>What this person may open; nobody sees a menu that is empty for them. An entry without a heading stands by itself at its place.</summary>
    public static IReadOnlyList<RailGroup> Rail(IEnumerable<INavSource> sources, CurrentUser user, int year) =>
        [.. sources.SelectMany(s => s.Entries)
            .Where(e => e.Permission.Length == 0 || user.Can(e.Permission))
            .OrderBy(e => e.Order)
            .Select(e => e with { Href = e.Href.Replace("{year}", year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) })
            .GroupBy(e => e.Group.Length > 0 ? e.Group : e.Href)
            .Select(g => new RailGroup(g.First().Group, [.. g]))];

    /// <summary>How much waits behind the entries that this person sees; those with nothing are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountsAsync(IEnumerable<INavCount> sources, IReadOnlyList<RailGroup> rail, CancellationToken ct)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var source in sources.Where(s => rail.SelectMany(g => g.Entries).Any(e => e.Href == s.Href)))
        {
            if (await source.CountAsync(ct) is > 0 and var count)
            {
                counts[source.Href] = count;
            }
        }

        return counts;
    }

    /// <summary>The entry that leads nearest to the page: "วันนี้" (/app/2568) is not where we are on /app/2568/measures.</summary>
    public static string? Current(IEnumerable<RailGroup> rail, PathString path) => rail.SelectMany(g => g.Entries).Select(e => e.Href)
        .Where(href => path.Value == href || path.Value!.StartsWith(href + "/", StringComparison.Ordinal)).MaxBy(href => href.Length);

    /// <summary>The sentence kept over a redirect. Asked for only when its cookie came, so that a page without one sets none.</summary>
    public static string? Said(HttpContext http, ITempDataDictionary kept) =>
        http.Request.Cookies.Keys.Any(k => k.EndsWith("-said", StringComparison.Ordinal)) ? kept["Said"] as string : null;

    public static string NameOf(Role role) => role switch
    {
        Role.Officer => "เจ้าหน้าที่",
        Role.HeadOfUnit => "หัวหน้าส่วนราชการ",
        Role.PermanentSecretary => "ปลัด",
        Role.Executive => "ผู้บริหาร",
        Role.Auditor => "ผู้ตรวจสอบภายใน",
        Role.Administrator => "ผู้ดูแลระบบ",
        Role.Oversight => "ผู้กำกับดูแล",
        _ => "",
    };

    private static int YearOfToday(TimeProvider clock) => FiscalYear.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime.AddHours(BangkokHours))).Be;
}

internal sealed record RailGroup(string Heading, IReadOnlyList<NavEntry> Entries);
