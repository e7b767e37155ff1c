using System.Diagnostics;
using System.Globalization;

namespace Prongsai.Load;

/// <summary>
/// The first page, the list of a year, an item and a search: made for each visitor, from memory, and the same bytes as a file from nginx, in
/// one run on the same cores.
/// </summary>
internal static class SitePages
{
    public static async Task RunAsync()
    {
        if (Wrk.Program is null)
        {
            Measure.Skip("site", "wrk is not installed");
            return;
        }

        var data = Directory.CreateTempSubdirectory("prongsai-load-");
        try
        {
            var pages = new Dictionary<string, string>();
            var made = new Dictionary<string, double>();
            using (var first = await Server.StartAsync(data.FullName, "--demo", "Prongsai__KeepPages=false"))
            {
                using var client = new HttpClient { BaseAddress = first.Address };
                if (await PublicLinks.ItemAsync(client) is not { } found)
                {
                    Measure.Skip("site", "the demo publishes nothing");
                    return;
                }

                pages = new() { ["first page"] = "/", ["list of a year"] = found.Year, ["item"] = found.Item, ["search"] = "/search?q=" + Uri.EscapeDataString("รายงาน") };
                foreach (var (what, path) in pages)
                {
                    made[what] = await Wrk.AskAsync(new(first.Address, path), what == "search" ? Script(data, path) : null);
                }
            }

            using var server = await Server.StartAsync(data.FullName);
            var kept = new Dictionary<string, (double Rate, byte[] Bytes, string? Encoding)>();
            foreach (var (what, path) in pages)
            {
                var (bytes, encoding) = await ReadAsync(server, path);
                kept[what] = (await Wrk.AskAsync(new(server.Address, path)), bytes, encoding);
            }

            var files = await FilesAsync(data, kept);
            foreach (var what in pages.Keys)
            {
                Measure.Say($"site: {what}, made for each visitor", made[what], "req/s");
                Measure.Say($"site: {what}, from memory", kept[what].Rate, "req/s", $"{kept[what].Bytes.Length / 1024.0:0.0} KB {kept[what].Encoding}");
                if (files is not null)
                {
                    Measure.Say($"site: {what}, as a file from nginx", files[what], "req/s", $"ratio {kept[what].Rate / files[what]:0.00}");
                }
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>A new question each time: nothing of it is remembered.</summary>
    private static string Script(DirectoryInfo data, string path)
    {
        var file = Path.Combine(data.FullName, "questions.lua");
        File.WriteAllText(file, "local n = 0\nrequest = function() n = n + 1; return wrk.format('GET', '" + path + "+' .. n) end\n");
        return file;
    }

    private static async Task<(byte[] Bytes, string? Encoding)> ReadAsync(Server server, string path)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.None }) { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "Accept-Encoding", "gzip" } } };
        using var answer = await client.SendAsync(request);
        return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.FirstOrDefault());
    }

    private static async Task<Dictionary<string, double>?> FilesAsync(DirectoryInfo data, Dictionary<string, (double Rate, byte[] Bytes, string? Encoding)> kept)
    {
        if ((Measure.Program("nginx") ?? (File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : null)) is not { } nginx)
        {
            Measure.Skip("site: as a file from nginx", "nginx is not installed (apt-get install nginx-light)");
            return null;
        }

        var root = Directory.CreateDirectory(Path.Combine(data.FullName, "nginx"));
        if (!OperatingSystem.IsWindows())
        {
            // Started by root, its workers are somebody else, who must get at the files.
            File.SetUnixFileMode(data.FullName, File.GetUnixFileMode(data.FullName) | UnixFileMode.OtherExecute | UnixFileMode.GroupExecute);
        }

        var port = Server.FreePort();
        var names = kept.Keys.Select((what, i) => (what, Name: "page" + i.ToString(CultureInfo.InvariantCulture))).ToDictionary(p => p.what, p => p.Name);
        var places = new List<string>();
        foreach (var (what, (_, bytes, encoding)) in kept)
        {
            await File.WriteAllBytesAsync(Path.Combine(root.FullName, names[what]), bytes);
            places.Add($"location = /{names[what]} {{ default_type 'text/html; charset=utf-8'; {(encoding is null ? "" : $"add_header Content-Encoding {encoding};")} }}");
        }

        var settings = Path.Combine(root.FullName, "nginx.conf");
        // tcp_nopush over loopback adds forty milliseconds to an answer.
        await File.WriteAllTextAsync(settings,
            $$"""
            daemon off; master_process on; worker_processes auto; pid {{root.FullName}}/pid; error_log {{root.FullName}}/error.log;
            events { worker_connections 1024; }
            http {
              access_log off; sendfile on; tcp_nopush off; tcp_nodelay on; keepalive_requests 100000000; open_file_cache max=100;
              client_body_temp_path {{root.FullName}}/t1; proxy_temp_path {{root.FullName}}/t2; fastcgi_temp_path {{root.FullName}}/t3; uwsgi_temp_path {{root.FullName}}/t4; scgi_temp_path {{root.FullName}}/t5;
              server { listen 127.0.0.1:{{port}}; root {{root.FullName}}; {{string.Join(' ', places)}} }
            }
            """);
        using var process = Process.Start(new ProcessStartInfo(nginx, ["-c", settings, "-e", Path.Combine(root.FullName, "error.log")]) { RedirectStandardError = true })!;
        try
        {
            await Task.Delay(1_000);
            var rates = new Dictionary<string, double>();
            foreach (var what in kept.Keys)
            {
                rates[what] = await Wrk.AskAsync(new($"http://127.0.0.1:{port}/{names[what]}"));
            }

            return rates;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
