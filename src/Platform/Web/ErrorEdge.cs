using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Prongsai.Platform;

/// <summary>
/// The one place where exceptions end: bad requests get their 4xx, the second of two who save one thing 409, too much at once 503, everything else 500
/// with an incident number that is in the log and on the page. Never the text of the exception, which may quote what people wrote.
/// </summary>
internal sealed class ErrorEdge(RequestDelegate next, ILogger<ErrorEdge> log)
{
    public const string IncidentItem = "incident";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusOf(error, context);
            if (context.Response.StatusCode == StatusCodes.Status500InternalServerError)
            {
                var incident = Convert.ToHexString(RandomNumberGenerator.GetBytes(4));
                context.Items[IncidentItem] = incident;
                log.LogError("Incident {Incident} at {Route}: {Error}", incident, TelemetryMiddleware.RouteOf(context), Told.Of(error));
            }
            else if (context.Response.StatusCode == StatusCodes.Status409Conflict)
            {
                log.LogWarning("Two saved one thing at {Route}: {Error}", TelemetryMiddleware.RouteOf(context), Told.Of(error));
            }
            else if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            {
                context.Response.Headers.RetryAfter = "30";
            }
        }
    }

    private static int StatusOf(Exception error, HttpContext context) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        TooBusyException or VolumeFailedException => StatusCodes.Status503ServiceUnavailable,
        _ when DiskTrouble.IsFull(error) || DatabaseDown.SaysFull(error) || DatabaseDown.SaysReadOnly(error) || DatabaseDown.SaysAway(error) => StatusCodes.Status503ServiceUnavailable,
        _ when SavedTogether.Says(error) && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) => StatusCodes.Status409Conflict,
        OperationCanceledException when context.RequestAborted.IsCancellationRequested => StatusCodes.Status499ClientClosedRequest,
        InvalidDataException when context.Request.HasFormContentType && FromForm(error) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    // The form reader reports too many fields, too long a key or value, and a broken multipart body this way.
    private static bool FromForm(Exception error) => error.StackTrace?.Contains("Microsoft.AspNetCore.WebUtilities", StringComparison.Ordinal) is true
        || error.StackTrace?.Contains("FormFeature", StringComparison.Ordinal) is true;
}
