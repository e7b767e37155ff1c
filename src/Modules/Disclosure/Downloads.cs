using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;

namespace Prongsai.Disclosure;

internal static class Downloads
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/app/oit/evidence/{id:guid}/{revision:int}", EvidenceAsync).WithMetadata(new NeedsAttribute(Permissions.View));

    private static async Task<IResult> EvidenceAsync(Guid id, int revision, EvidenceFiles files, CurrentUser user, HttpContext http, CancellationToken ct)
    {
        if (await files.OpenAsync(user, id, revision, ct) is not { } opened)
        {
            return Results.NotFound();
        }

        // Somebody else's file: shown to nobody as part of our own page.
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = "sandbox; default-src 'none'";
        return Results.File(opened.Content, opened.File.ContentType, opened.File.Name);
    }
}
