using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Prongsai.Ui;

/// <summary>
/// A response made once and sent many times: identity, gzip and Brotli side by side, so that answering compresses nothing
/// (compressing again for every visitor costs four fifths of the throughput: docs/adr/0004-ui.md).
/// </summary>
/// <param name="ETag">Strong, quoted; the same for every encoding's content, made different by a suffix when sent.</param>
/// <param name="Gzip">Null when compressing does not help (fonts, PDF).</param>
/// <param name="Brotli">Null when compressing does not help.</param>
public sealed record ReadyBytes(string ContentType, string ETag, byte[] Identity, byte[]? Gzip, byte[]? Brotli)
{
    private const int TooSmallToCompress = 256;

    /// <summary>Above it the last few per cent cost seconds.</summary>
    private const int LongToCompress = 256 * 1024;

    /// <param name="compress">False for what is compressed already.</param>
    public static ReadyBytes Of(byte[] content, string contentType, bool compress = true)
    {
        return compress ? Of(content, contentType, content.Length > LongToCompress ? CompressionLevel.Optimal : CompressionLevel.SmallestSize) : new(contentType, TagOf(content), content, null, null);
    }

    /// <summary>For what is sent for some seconds only: compressed in a fraction of a millisecond, a tenth larger.</summary>
    public static ReadyBytes Quickly(byte[] content, string contentType) => Of(content, contentType, CompressionLevel.Fastest);

    private static ReadyBytes Of(byte[] content, string contentType, CompressionLevel level) => content.Length < TooSmallToCompress
        ? new(contentType, TagOf(content), content, null, null)
        : new(contentType, TagOf(content), content, Squeeze(content, to => new GZipStream(to, level)), Squeeze(content, to => new BrotliStream(to, level)));

    private static string TagOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..32];

    /// <summary>Answers GET and HEAD: the best encoding the visitor takes, 304 when they have it already.</summary>
    public Task SendAsync(HttpContext http, string cacheControl)
    {
        var (encoding, body) = Choose(http.Request.Headers.AcceptEncoding);
        var tag = encoding.Length == 0 ? $"\"{ETag}\"" : $"\"{ETag}-{encoding}\"";
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = cacheControl;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (Has(http.Request.Headers.IfNoneMatch, tag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = ContentType;
        http.Response.ContentLength = body.Length;
        if (encoding.Length > 0)
        {
            headers.ContentEncoding = encoding;
        }

        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private (string Encoding, byte[] Body) Choose(StringValues accepted)
    {
        if (Brotli is null || !StringWithQualityHeaderValue.TryParseList(accepted, out var wanted))
        {
            return ("", Identity);
        }

        return Takes(wanted, "br") ? ("br", Brotli) : Gzip is not null && Takes(wanted, "gzip") ? ("gzip", Gzip) : ("", Identity);
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> wanted, string encoding)
    {
        foreach (var value in wanted)
        {
            if (value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return value.Quality is null or > 0;
            }
        }

        return false;
    }

    private static bool Has(StringValues known, string tag)
    {
        foreach (var line in known)
        {
            if (line == "*" || line?.Contains(tag, StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Squeeze(byte[] content, Func<Stream, Stream> through)
    {
        using var to = new MemoryStream();
        using (var squeezer = through(to))
        {
            squeezer.Write(content);
        }

        return to.ToArray();
    }
}
