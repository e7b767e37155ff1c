using Microsoft.AspNetCore.Http;

namespace Prongsai.Platform;

/// <summary>A browser in two words ("Chrome บน Windows"): enough for a person to know the own machines, too little to trace anybody.</summary>
internal static class Device
{
    private const int LongestAgent = 512;

    // The first that fits: every browser says it is all that came before it.
    private static readonly (string Mark, string Name)[] Browsers =
        [("Line/", "LINE"), ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(HttpContext? http) => http is null ? "" : Of(http.Request.Headers.UserAgent.ToString());

    public static string Of(string agent)
    {
        var seen = agent.Length > LongestAgent ? agent[..LongestAgent] : agent;
        var (browser, system) = (First(Browsers, seen), First(Systems, seen));
        return (browser, system) switch
        {
            ("", "") => "ไม่ทราบอุปกรณ์",
            (_, "") => browser,
            ("", _) => system,
            _ => $"{browser} บน {system}",
        };
    }

    private static string First((string Mark, string Name)[] marks, string agent) =>
        Array.Find(marks, m => agent.Contains(m.Mark, StringComparison.Ordinal)).Name ?? "";
}
