using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>
/// For what watches over the process and for what spreads requests over nodes: /health/live (it can answer) and /health/ready (it can work). Before
/// the agency is looked for, so that any host name and no database will do; nothing but yes or no is told.
/// </summary>
internal static class HealthAnswers
{
    private static readonly byte[] Yes = Encoding.ASCII.GetBytes("""{"status":"ok"}"""), No = Encoding.ASCII.GetBytes("""{"status":"not-ready"}""");

    public static void UseHealth(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var asks = context.Request.Path.Value switch { "/health/live" => Ask.Live, "/health/ready" => Ask.Ready, _ => Ask.Neither };
        if (asks == Ask.Neither || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            await next(context);
            return;
        }

        var ready = asks == Ask.Live || (await context.RequestServices.GetRequiredService<Readiness>().ProblemsAsync(context.RequestAborted)).Count == 0;
        var answer = ready ? Yes : No;
        context.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        }
    });

    private enum Ask { Neither, Live, Ready }
}
