using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Diary;

internal static class FeedEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/calendar/{code}.ics", [Open] async (string code, HttpContext http, FeedReader feeds, Tenant tenant, CancellationToken ct) =>
    {
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return await feeds.ReadAsync(code, tenant, ct) is { } text ? Results.Text(text, "text/calendar; charset=utf-8") : Results.NotFound();
    });
}
