using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Snapshots;

internal static class SnapshotDownloads
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/app/oit/snapshots/{id:guid}", PdfAsync).WithMetadata(new NeedsAttribute(Permissions.View));

    private static async Task<IResult> PdfAsync(Guid id, SnapshotReader reader, CancellationToken ct) =>
        await reader.PdfAsync(id, ct) is { } opened ? Results.File(opened.Content, opened.File.ContentType, opened.File.Name) : Results.NotFound();
}
