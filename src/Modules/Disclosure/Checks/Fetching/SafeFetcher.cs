using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Prongsai.Disclosure.Checks.Fetching;

/// <summary>
/// Looks at an address of the web as a stranger would: no cookie, no credential, no proxy. Each name is resolved once, every address of it must be
/// public, and the connection goes to the address that was looked at, so that a name cannot mean another machine a moment later. What it sends on
/// to is looked at in the same way.
/// </summary>
internal sealed class SafeFetcher : IDisposable
{
    public const int MostHops = 5;
    private const int MostAddresses = 4;

    /// <summary>For the answer and a page, waiting for one's turn at a host not counted.</summary>
    public static readonly TimeSpan PageTime = TimeSpan.FromSeconds(5);

    /// <summary>For a file that says how long it is.</summary>
    public static readonly TimeSpan FileTime = TimeSpan.FromSeconds(15);

    private readonly FetchDoors doors;
    private readonly HostPace pace;
    private readonly HttpMessageInvoker web;

    public SafeFetcher(FetchDoors doors, HostPace pace)
    {
        (this.doors, this.pace) = (doors, pace);
        web = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PreAuthenticate = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 32,
            MaxResponseDrainSize = 0,
            ResponseHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8,
            ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, ct),
        });
    }

    /// <param name="written">As somebody typed it.</param>
    /// <param name="asker">Address of the asking agency's site, said to who is asked.</param>
    public async Task<Fetched> GetAsync(string written, string asker, CancellationToken ct)
    {
        var (address, why) = FetchTarget.Of(written);
        var (hops, left) = (new List<string>(), PageTime);
        while (address is not null)
        {
            await pace.WaitAsync(address.IdnHost, ct);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(left);
            var (gave, sentTo) = await OnceAsync(address, asker, limit, ct);
            gave = gave with { Asked = written, Hops = [.. hops] };
            if (sentTo is null)
            {
                return gave;
            }

            left -= watch.Elapsed;
            if (hops.Count == MostHops || left <= TimeSpan.Zero)
            {
                return gave with { End = hops.Count == MostHops ? FetchEnd.Loop : FetchEnd.Slow };
            }

            (var from, (address, why)) = (address, FetchTarget.Of(sentTo, address));
            hops.Add(address?.AbsoluteUri ?? new string(sentTo.Take(FetchTarget.Longest).ToArray()));
            if (address is null)
            {
                return new Fetched(written, from.AbsoluteUri, why) { Hops = hops };
            }
        }

        return new Fetched(written, written, why);
    }

    public void Dispose() => web.Dispose();

    /// <returns>What it gave, and where it sends on to.</returns>
    private async Task<(Fetched Gave, string? SentTo)> OnceAsync(Uri address, string asker, CancellationTokenSource limit, CancellationToken ct)
    {
        try
        {
            using var request = Request(address, asker);
            using var response = await web.SendAsync(request, limit.Token);
            return await ReadAsync(address, response, limit);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (Ended(address, FetchEnd.Slow), null);
        }
        catch (HttpRequestException failed)
        {
            return (Ended(address, EndOf(failed)), null);
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            return (Ended(address, FetchEnd.Unreachable), null);
        }
    }

    private static HttpRequestMessage Request(Uri address, string asker)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.ConnectionClose = true;
        request.Headers.TryAddWithoutValidation("User-Agent", $"Mozilla/5.0 (compatible; Prongsai link check; +{asker})");
        request.Headers.Accept.ParseAdd("text/html, application/pdf, */*;q=0.5");
        request.Headers.AcceptLanguage.ParseAdd("th, en;q=0.5");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        return request;
    }

    private static async Task<(Fetched Gave, string? SentTo)> ReadAsync(Uri address, HttpResponseMessage response, CancellationTokenSource limit)
    {
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308 && Location(response) is { } next)
        {
            return (Ended(address, FetchEnd.Answered) with { Status = status }, next);
        }

        var headers = response.Content.Headers;
        var type = headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        var most = FetchedBody.Limit(type, headers.ContentLength);
        if (most > FetchedBody.PageBytes)
        {
            limit.CancelAfter(FileTime);
        }

        await using var raw = await response.Content.ReadAsStreamAsync(limit.Token);
        var (bytes, cut, slow) = await FetchedBody.ReadAsync(raw, Encoding(headers), most, limit.Token);
        var gave = Ended(address, slow && most == FetchedBody.PageBytes ? FetchEnd.Slow : FetchEnd.Answered) with
        {
            Status = status,
            ContentType = type,
            Charset = headers.ContentType?.CharSet?.Trim('"', ' ').ToLowerInvariant() ?? "",
            FileName = headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"') ?? "",
            Length = headers.ContentLength,
            Body = bytes,
            Cut = cut,
        };
        return (gave, null);
    }

    private static Fetched Ended(Uri address, FetchEnd end) => new(address.AbsoluteUri, address.AbsoluteUri, end);

    /// <summary>As it was sent: a Location that is no address by the standard is still one to a browser.</summary>
    private static string? Location(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Location", out var values) ? values.FirstOrDefault() : null;

    private static string Encoding(HttpContentHeaders headers) => string.Join(',', headers.ContentEncoding).ToLowerInvariant();

    private async ValueTask<Stream> ConnectAsync(DnsEndPoint place, CancellationToken ct)
    {
        if (place.Port is not (80 or 443))
        {
            throw new KeptOutException(FetchEnd.Port);
        }

        var addresses = await AddressesAsync(place.Host, ct);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, AddressGuard.IsPublic))
        {
            throw new KeptOutException(addresses.Length == 0 ? FetchEnd.NoHost : FetchEnd.Private);
        }

        Exception? last = null;
        foreach (var address in addresses.OrderBy(a => a.AddressFamily == AddressFamily.InterNetwork ? 0 : 1).Take(MostAddresses))
        {
            try
            {
                return await doors.DialAsync(address, place.Port, ct);
            }
            catch (Exception failed) when (failed is SocketException or IOException)
            {
                last = failed;
            }
        }

        throw new IOException("Nobody listens there.", last);
    }

    private async Task<IPAddress[]> AddressesAsync(string host, CancellationToken ct)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        try
        {
            return await doors.ResolveAsync(host, ct);
        }
        catch (Exception unknown) when (unknown is SocketException or ArgumentException)
        {
            return [];
        }
    }

    private static FetchEnd EndOf(HttpRequestException failed)
    {
        for (Exception? inner = failed; inner is not null; inner = inner.InnerException)
        {
            if (inner is KeptOutException kept)
            {
                return kept.Why;
            }
        }

        return failed.HttpRequestError switch
        {
            HttpRequestError.SecureConnectionError => FetchEnd.Certificate,
            HttpRequestError.NameResolutionError => FetchEnd.NoHost,
            HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded or HttpRequestError.HttpProtocolError => FetchEnd.Garbage,
            _ => FetchEnd.Unreachable,
        };
    }

    private sealed class KeptOutException(FetchEnd why) : Exception("Not connected.")
    {
        public FetchEnd Why { get; } = why;
    }
}
