using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Prongsai.Load;

/// <summary>
/// How long the door takes to say no to a name that exists and to one that does not, turn about, in one run. Each request comes with another name or
/// the same one beside it, so that waits do not begin: a fresh product is asked four times for each account, and restarted.
/// </summary>
internal static partial class Enumeration
{
    private const int Samples = 2_000;
    private const int FreeTries = 4;
    private static readonly string[] Known = ["admin", "officer", "finance", "head", "secretary", "mayor", "auditor", "section"];

    public static async Task RunAsync()
    {
        var samples = int.TryParse(Environment.GetEnvironmentVariable("PRONGSAI_LOAD_SAMPLES"), CultureInfo.InvariantCulture, out var given) ? given : Samples;
        var data = Directory.CreateTempSubdirectory("prongsai-load-");
        var (known, unknown) = (new List<double>(), new List<double>());
        try
        {
            for (var round = 0; known.Count < samples; round++)
            {
                using var server = await Server.StartAsync(data.FullName, "--demo");
                using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };
                var token = Token().Match(await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative))).Groups[1].Value;
                await AskAsync(client, token, "nobody-at-all");
                for (var turn = 0; turn < FreeTries && known.Count < samples; turn++)
                {
                    foreach (var name in Known)
                    {
                        unknown.Add(await AskAsync(client, token, string.Create(CultureInfo.InvariantCulture, $"x{round}-{name}")));
                        known.Add(await AskAsync(client, token, name));
                    }
                }
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }

        var (a, b) = (Median(known), Median(unknown));
        Measure.Say("enumeration: a name that exists, wrong password", a, note: $"{known.Count} samples");
        Measure.Say("enumeration: a name that does not", b, note: $"{unknown.Count} samples");
        Measure.Say("enumeration: difference of the medians", Math.Abs(a - b) / b * 100, "%", "aim 5 % at most");
    }

    private static async Task<double> AskAsync(HttpClient client, string token, string name)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.UserName"] = name,
            ["Input.Password"] = "not the password of anybody",
            ["__RequestVerificationToken"] = token,
        });
        var watch = Stopwatch.StartNew();
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        var took = watch.Elapsed.TotalMilliseconds;
        return answer.StatusCode == HttpStatusCode.UnprocessableEntity ? took : throw new InvalidOperationException($"The door said {answer.StatusCode}.");
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Token();
}
