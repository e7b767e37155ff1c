using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Prongsai.Disclosure.Checks.Fetching;

namespace Prongsai.Site.Tests.Disclosure.Checks;

public class SafeFetcherTests
{
    [Fact]
    public async Task A_page_is_read_without_a_name_a_cookie_or_a_referrer_and_says_who_asks()
    {
        await using var web = new Stranger(_ => Stranger.Page("<h1>สวัสดี</h1>", more: "Set-Cookie: a=b\r\n"));
        var answer = await web.GetAsync("http://good.example.go.th/a");
        Assert.Equal((FetchEnd.Answered, 200, "text/html", "utf-8", false), (answer.End, answer.Status, answer.ContentType, answer.Charset, answer.Cut));
        Assert.Equal("<h1>สวัสดี</h1>", Encoding.UTF8.GetString(answer.Body));
        Assert.Equal(["203.150.1.1:80"], web.Dialled);
        var request = Assert.Single(web.Requests);
        Assert.Contains("Prongsai link check; +https://office.example.go.th", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Authorization", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Referer", request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("http://127.1/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://①②⑦.0.0.1/")]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[64:ff9b::7f00:1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://100.64.1.1/")]
    [InlineData("http://inside.example.go.th/")]
    [InlineData("http://both.example.go.th/")]
    [InlineData("http://localhost/")]
    [InlineData("http://localhost./")]
    public async Task Nobody_is_connected_to_inside_a_network(string address)
    {
        await using var web = new Stranger(_ => Stranger.Page("secret"));
        web.Names["inside.example.go.th"] = ["10.0.0.9"];
        web.Names["both.example.go.th"] = ["203.150.1.1", "127.0.0.1"];
        web.Names["localhost"] = ["127.0.0.1"];
        web.Names["localhost."] = ["::1"];
        var answer = await web.GetAsync(address);
        Assert.Empty(web.Dialled);
        Assert.NotEqual(FetchEnd.Answered, answer.End);
        Assert.Empty(answer.Body);
    }

    [Fact]
    public async Task A_name_is_resolved_once_and_the_address_that_was_looked_at_is_the_one_connected_to()
    {
        await using var web = new Stranger(_ => Stranger.Page("ok"));
        var names = new Queue<string>(["203.150.1.1", "127.0.0.1"]);
        var doors = web.Doors() with { ResolveAsync = (_, _) => Task.FromResult(new[] { System.Net.IPAddress.Parse(names.Dequeue()) }) };
        using var fetcher = new SafeFetcher(doors, new HostPace(TimeProvider.System));
        var first = await fetcher.GetAsync("http://turns.example.go.th/", "https://o.example.go.th", TestContext.Current.CancellationToken);
        Assert.Equal(FetchEnd.Answered, first.End);
        Assert.Equal(["203.150.1.1:80"], web.Dialled);
        // Turned meanwhile: looked at again, and kept out.
        var second = await fetcher.GetAsync("http://turns.example.go.th/", "https://o.example.go.th", TestContext.Current.CancellationToken);
        Assert.Equal(FetchEnd.Private, second.End);
        Assert.Single(web.Dialled);
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin", nameof(FetchEnd.Private))]
    [InlineData("http://inside.example.go.th/", nameof(FetchEnd.Private))]
    [InlineData("file:///etc/passwd", nameof(FetchEnd.NotWeb))]
    [InlineData("gopher://good.example.go.th/", nameof(FetchEnd.NotWeb))]
    [InlineData("http://good.example.go.th:6379/", nameof(FetchEnd.Port))]
    [InlineData("http://a:b@good.example.go.th/", nameof(FetchEnd.NotWeb))]
    public async Task What_a_page_sends_on_to_is_looked_at_in_the_same_way(string next, string end)
    {
        await using var web = new Stranger(_ => Stranger.To(next));
        web.Names["inside.example.go.th"] = ["192." + "168.0.1"];
        var answer = await web.GetAsync("http://good.example.go.th/");
        Assert.Equal(end, answer.End.ToString());
        Assert.Single(web.Dialled);
    }

    [Fact]
    public async Task Five_turns_are_followed_and_a_circle_is_left()
    {
        await using var web = new Stranger(path => path == "/5" ? Stranger.Page("here") : Stranger.To("/" + (path[1] - '0' + 1)));
        var answer = await web.GetAsync("http://good.example.go.th/0");
        Assert.Equal((FetchEnd.Answered, "http://good.example.go.th/5", 5), (answer.End, answer.Final, answer.Hops.Count));

        await using var circle = new Stranger(_ => Stranger.To("/again"));
        Assert.Equal(FetchEnd.Loop, (await circle.GetAsync("http://good.example.go.th/")).End);
        Assert.Equal(6, circle.Requests.Count);
    }

    [Fact]
    public async Task A_page_without_end_gives_its_first_64_KB()
    {
        await using var web = new Stranger(async (_, stream, ct) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(), ct);
            var block = Encoding.ASCII.GetBytes(new string('x', 16_384));
            while (true)
            {
                await stream.WriteAsync(block, ct);
            }
        });
        var answer = await web.GetAsync("http://good.example.go.th/");
        Assert.Equal((FetchEnd.Answered, 64 * 1024, true), (answer.End, answer.Body.Length, answer.Cut));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_bomb_unpacks_to_64_KB_and_no_more(string packing)
    {
        using var packed = new MemoryStream();
        await using (Stream squeeze = packing switch { "gzip" => new GZipStream(packed, CompressionLevel.Optimal, true), "br" => new BrotliStream(packed, CompressionLevel.Fastest, true), _ => new ZLibStream(packed, CompressionLevel.Optimal, true) })
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++)
            {
                await squeeze.WriteAsync(zeros, TestContext.Current.CancellationToken);
            }
        }

        await using var web = new Stranger(async (_, stream, ct) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {packing}\r\nContent-Length: {packed.Length}\r\n\r\n"), ct);
            await stream.WriteAsync(packed.ToArray(), ct);
        });
        var answer = await web.GetAsync("http://good.example.go.th/");
        Assert.Equal((64 * 1024, true), (answer.Body.Length, answer.Cut));
    }

    [Fact]
    public async Task Who_drips_or_says_nothing_is_left_after_five_seconds()
    {
        await using var drips = new Stranger(async (_, stream, ct) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(), ct);
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), ct);
                await Task.Delay(500, ct);
            }
        });
        await using var silent = new Stranger((_, _, ct) => Task.Delay(Timeout.Infinite, ct));
        var watch = Stopwatch.StartNew();
        var both = await Task.WhenAll(drips.GetAsync("http://good.example.go.th/"), silent.GetAsync("http://good.example.go.th/"));
        Assert.All(both, answer => Assert.Equal(FetchEnd.Slow, answer.End));
        Assert.InRange(watch.Elapsed.TotalSeconds, 4, 12);
    }

    [Fact]
    public async Task A_file_is_read_whole_when_it_says_how_long_it_is_and_is_not_too_long()
    {
        var pdf = "%PDF-1.4 " + new string('x', 200_000);
        await using var web = new Stranger(path => path switch
        {
            "/said" => Stranger.Page(pdf, "application/pdf", "Content-Disposition: attachment; filename*=UTF-8''%E0%B9%81%E0%B8%9C%E0%B8%99.pdf\r\n"),
            "/long" => "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 10737418240\r\n\r\n" + pdf,
            _ => "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nConnection: close\r\n\r\n" + pdf,
        });
        var said = await web.GetAsync("http://good.example.go.th/said");
        Assert.Equal((pdf.Length, false, "แผน.pdf"), (said.Body.Length, said.Cut, said.FileName));
        Assert.Equal((64 * 1024, true), (await web.GetAsync("http://good.example.go.th/long")) is var l ? (l.Body.Length, l.Cut) : default);
        Assert.Equal((64 * 1024, true), (await web.GetAsync("http://good.example.go.th/unsaid")) is var u ? (u.Body.Length, u.Cut) : default);
    }

    [Fact]
    public async Task What_is_wrong_with_a_host_is_told_apart()
    {
        await using var web = new Stranger(path => path == "/garbage" ? "SSH-2.0-OpenSSH_9.9\r\n" : path == "/headers" ? "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("X-A: " + new string('a', 1000) + "\r\n", 100)) + "\r\n" : "");
        Assert.Equal(FetchEnd.NoHost, (await web.GetAsync("http://nobody.example.go.th/")).End);
        Assert.Equal(FetchEnd.Certificate, (await web.GetAsync("https://good.example.go.th/")).End);
        Assert.Equal(FetchEnd.Garbage, (await web.GetAsync("http://good.example.go.th/garbage")).End);
        Assert.Equal(FetchEnd.Garbage, (await web.GetAsync("http://good.example.go.th/headers")).End);
        Assert.Contains((await web.GetAsync("http://good.example.go.th/closes")).End, new[] { FetchEnd.Unreachable, FetchEnd.Garbage });
        var closed = web.Doors() with { DialAsync = (_, _, _) => throw new System.Net.Sockets.SocketException(111) };
        using var fetcher = new SafeFetcher(closed, new HostPace(TimeProvider.System));
        Assert.Equal(FetchEnd.Unreachable, (await fetcher.GetAsync("http://good.example.go.th/", "x", TestContext.Current.CancellationToken)).End);
    }
}
