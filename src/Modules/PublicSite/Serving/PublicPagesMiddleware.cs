using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Prongsai.Platform;
using Prongsai.Ui;

namespace Prongsai.PublicSite.Serving;

/// <summary>
/// Answers a public page from ready bytes before anybody asks who is asking. What is not ready yet is made once by its Razor page,
/// compressed once, and kept. Queries are not looked at, but of the search: links shared in LINE and Facebook come back with some.
/// </summary>
internal sealed class PublicPagesMiddleware(RequestDelegate next, PublicPages pages, SearchPages answers, LastGood lastGood, Preparation preparation, ILogger<PublicPagesMiddleware> log)
{
    // The browser keeps it but asks each time: a withdrawn page is gone at once.
    private const string AskAgain = "public, no-cache";

    public Task InvokeAsync(HttpContext http, Tenant tenant)
    {
        if (preparation.Waiting)
        {
            return lastGood.AnswerAsync(http, tenant.Agency.Id, http.Request.Path.Value!);
        }

        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            return next(http);
        }

        var path = http.Request.Path.Value!;
        return pages.Find(tenant.Agency.Id, path) is { } ready ? SendAsync(http, ready)
            : PublicPaths.ForStaff(path) ? next(http)
            : AskAsync(http, tenant.Agency, path);
    }

    /// <summary>What is public never breaks with the database: it answers as it was last, or says that it cannot now.</summary>
    private async Task AskAsync(HttpContext http, AgencyRef agency, string path)
    {
        var (keeps, asks) = (PublicPaths.MayBeReady(path), path == SearchPages.Path);
        if ((keeps || asks) && lastGood.Resting)
        {
            await lastGood.AnswerAsync(http, agency.Id, path);
            return;
        }

        try
        {
            await (keeps ? FirstAsync(http, agency, path) : asks ? QuestionAsync(http, agency) : next(http));
        }
        catch (Exception error) when (!http.Response.HasStarted && DatabaseDown.Says(error))
        {
            lastGood.RestNow();
            log.LogError("The database does not answer: {Path} is shown as it was last ({Type})", path, error.GetType().Name);
            await lastGood.AnswerAsync(http, agency.Id, path);
        }
    }

    private static Task SendAsync(HttpContext http, PublicPages.Kept ready)
    {
        http.Response.StatusCode = ready.Status;
        return ready.Bytes.SendAsync(http, AskAgain);
    }

    private async Task FirstAsync(HttpContext http, AgencyRef agency, string path)
    {
        if (PublicPaths.Usual(path) is { } usual)
        {
            http.Response.Redirect(usual, permanent: true);
        }
        else if (await pages.LoadAsync(agency, path, http.RequestAborted) is { } ready)
        {
            await SendAsync(http, ready);
        }
        else if (HttpMethods.IsGet(http.Request.Method))
        {
            await MakeAsync(http, agency, path);
        }
        else
        {
            await next(http);
        }
    }

    private Task MakeAsync(HttpContext http, AgencyRef agency, string path)
    {
        var generation = pages.GenerationOf(agency.Id);
        return MakeAsync(http, (made, type) => pages.Keep(agency.Id, path, ReadyBytes.Of(made, type), http.Response.StatusCode, generation).Bytes);
    }

    private async Task QuestionAsync(HttpContext http, AgencyRef agency)
    {
        if (SearchPages.Of(agency.Id, http.Request) is not { } asked)
        {
            await next(http);
        }
        else if (answers.Find(asked) is { } ready)
        {
            http.Response.Headers["X-Robots-Tag"] = "noindex";
            await ready.SendAsync(http, AskAgain);
        }
        else if (HttpMethods.IsGet(http.Request.Method))
        {
            var generation = answers.GenerationOf(agency.Id);
            await MakeAsync(http, (made, type) => answers.Keep(asked, ReadyBytes.Quickly(made, type), generation));
        }
        else
        {
            await next(http);
        }
    }

    private async Task MakeAsync(HttpContext http, Func<byte[], string, ReadyBytes> keep)
    {
        var answer = http.Response;
        var client = answer.Body;
        using var made = new MemoryStream();
        answer.Body = made;
        try
        {
            await next(http);
        }
        finally
        {
            answer.Body = client;
        }

        if (answer.StatusCode is StatusCodes.Status200OK or StatusCodes.Status410Gone && answer.ContentType is { } type && answer.Headers.SetCookie.Count == 0 && answer.Headers.ContentEncoding.Count == 0)
        {
            await keep(made.ToArray(), type).SendAsync(http, AskAgain);
        }
        else if (made.Length > 0)
        {
            answer.ContentLength = made.Length;
            made.Position = 0;
            await made.CopyToAsync(client, http.RequestAborted);
        }
    }
}
