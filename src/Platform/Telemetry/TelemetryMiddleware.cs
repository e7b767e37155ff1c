using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Prongsai.Platform;

/// <summary>Measures each request, and makes a span of some of them.</summary>
internal sealed class TelemetryMiddleware(RequestDelegate next, TimeProvider clock)
{
    /// <summary>Answered without a route: ready bytes, health, and what there is not.</summary>
    public const string NoRoute = "(none)";

    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        using var span = Start();
        Signals.Entered(1);
        try
        {
            await next(context);
        }
        finally
        {
            Signals.Entered(-1);
            var (route, status) = (RouteOf(context), context.Response.StatusCode);
            var lane = context.Request.Path.StartsWithSegments("/health") ? Lane.None : Lanes.Of(context.Request);
            Signals.Answered(route, context.Request.Method, status, lane, clock.GetElapsedTime(started));
            span?.SetTag("http.route", route).SetTag("http.request.method", Signals.MethodOf(context.Request.Method)).SetTag("http.response.status_code", status);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                span?.SetStatus(ActivityStatusCode.Error);
            }
        }
    }

    /// <summary>The template that was asked for, also when the page of an error is what was shown.</summary>
    public static string RouteOf(HttpContext context) =>
        (context.Features.Get<IStatusCodeReExecuteFeature>()?.Endpoint ?? context.GetEndpoint()) is RouteEndpoint { RoutePattern.RawText: { } template } ? "/" + template.TrimStart('/') : NoRoute;

    // A beginning of our own: what a stranger sends as traceparent or tracestate is not carried on.
    private static Activity? Start()
    {
        Activity.Current = null;
        return Signals.Source.StartActivity("request", ActivityKind.Server);
    }
}
