using System.Collections.Concurrent;
using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Prongsai.Site.Tests.Platform.Backups;

/// <summary>A server that speaks as much of S3 as a second place needs: whole objects, objects in parts, a list, removal. It knows one key by its name.</summary>
internal sealed class ObjectStorage : IAsyncDisposable
{
    private static readonly XNamespace S3 = "http://s3.amazonaws.com/doc/2006-03-01/";
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte[]> _parts = new();

    private ObjectStorage(WebApplication app) => _app = app;

    /// <summary>"/bucket/folder/name" and bytes.</summary>
    public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

    public Uri Address => new(_app.Urls.First());

    /// <summary>Keeps another byte than it was given.</summary>
    public bool Forgets { get; set; }

    public static async Task<ObjectStorage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var storage = new ObjectStorage(app);
        app.Run(storage.AnswerAsync);
        await app.StartAsync();
        return storage;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var query = http.Request.Query;
        return !http.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=office/", StringComparison.Ordinal) ? RefuseAsync(http, 403, "InvalidAccessKeyId")
            : (http.Request.Method, query.ContainsKey("uploads"), query.ContainsKey("uploadId"), query.ContainsKey("list-type")) switch
            {
                ("POST", true, _, _) => XmlAsync(http, new(S3 + "InitiateMultipartUploadResult", new XElement(S3 + "UploadId", "one"))),
                ("PUT", _, true, _) => PartAsync(http, path + "#" + int.Parse(query["partNumber"]!, CultureInfo.InvariantCulture).ToString("0000", CultureInfo.InvariantCulture)),
                ("POST", _, true, _) => JoinAsync(http, path),
                ("PUT", _, _, _) => PutAsync(http, path),
                ("DELETE", _, true, _) => Task.CompletedTask,
                ("GET", _, _, true) => ListAsync(http, path.TrimEnd('/') + "/" + query["prefix"]),
                ("GET", _, _, _) => Objects.TryGetValue(path, out var bytes) ? http.Response.Body.WriteAsync(bytes).AsTask() : RefuseAsync(http, 404, "NoSuchKey"),
                ("DELETE", _, _, _) => RemoveAsync(http, path),
                _ => RefuseAsync(http, 400, "NotImplemented"),
            };
    }

    private async Task PutAsync(HttpContext http, string path) => Keep(path, await BodyAsync(http));

    private async Task PartAsync(HttpContext http, string part)
    {
        _parts[part] = await BodyAsync(http);
        http.Response.Headers.ETag = "\"" + part.Length.ToString(CultureInfo.InvariantCulture) + "\"";
    }

    private Task JoinAsync(HttpContext http, string path)
    {
        Keep(path, [.. _parts.Where(p => p.Key.StartsWith(path + "#", StringComparison.Ordinal)).OrderBy(p => p.Key, StringComparer.Ordinal).SelectMany(p => p.Value)]);
        return XmlAsync(http, new(S3 + "CompleteMultipartUploadResult", new XElement(S3 + "ETag", "\"whole\"")));
    }

    private void Keep(string path, byte[] bytes)
    {
        bytes[^1] ^= (byte)(Forgets ? 1 : 0);
        Objects[path] = bytes;
    }

    private Task RemoveAsync(HttpContext http, string path)
    {
        Objects.TryRemove(path, out _);
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task ListAsync(HttpContext http, string prefix) => XmlAsync(http, new(S3 + "ListBucketResult", new XElement(S3 + "IsTruncated", "false"),
        Objects.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Select(k => new XElement(S3 + "Contents", new XElement(S3 + "Key", k.Split('/', 3)[2])))));

    // As a service that takes what comes for the file.
    private static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var all = new MemoryStream();
        await http.Request.Body.CopyToAsync(all);
        return all.ToArray();
    }

    private static Task RefuseAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        return XmlAsync(http, new("Error", new XElement("Code", code), new XElement("Message", code)));
    }

    private static Task XmlAsync(HttpContext http, XElement answer)
    {
        http.Response.ContentType = "application/xml";
        return http.Response.WriteAsync(new XDocument(answer).ToString());
    }
}
