using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Prongsai.Platform;

/// <summary>A change asked for by another site's page is refused before anything reads it; antiforgery tokens come on top.</summary>
internal static class CrossSite
{
    public static IApplicationBuilder UseCrossSiteRefusal(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        var foreign = site is "cross-site" or "same-site" || (origin.Length > 0 && origin != "null" && origin != $"{request.Scheme}://{request.Host}");
        if (reads || !foreign)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
