using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Prongsai.Platform;

/// <summary>
/// A page answers the methods that it has a handler for, and 405 with Allow to all others. The framework would render it without having read anything:
/// a page that shows what its handler found would then fail.
/// </summary>
internal sealed class MissingHandler : IPageFilter
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var http = context.HttpContext;
        var (method, options) = (http.Request.Method, HttpMethods.IsOptions(http.Request.Method));
        if (context.HandlerMethod is not null || PermissionMiddleware.Reads(method))
        {
            return;
        }

        // The page that tells of a refusal is asked for with the method that was refused; to OPTIONS the framework would say 200 in its place.
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            context.Result = options ? new StatusCodeResult(http.Response.StatusCode) : null;
            return;
        }

        var own = context.ActionDescriptor.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant());
        http.Response.Headers.Allow = string.Join(", ", Reading.Concat(own).Distinct());
        context.Result = new StatusCodeResult(options ? StatusCodes.Status204NoContent : StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
