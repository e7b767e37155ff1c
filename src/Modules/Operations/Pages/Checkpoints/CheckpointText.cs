using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Checkpoints;

/// <summary>The same as a text, for <c>./run audit verify --checkpoint</c> and whoever keeps copies.</summary>
internal static class CheckpointText
{
    private const int Most = 50_000;

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/checkpoints.txt", [HttpMethods.Get, HttpMethods.Head], WriteAsync).WithMetadata(new OpenAttribute());

    private static async Task<IResult> WriteAsync(AppDb db, Tenant tenant, CancellationToken ct)
    {
        var heads = await db.Set<Checkpoint>().AsNoTracking().OrderByDescending(c => c.Number).Select(c => new { c.Number, c.Hash, c.At }).Take(Most).ToListAsync(ct);
        heads.Reverse();
        return Results.Text(CheckpointFile.Write(tenant.Agency.Id, heads.Select(h => (h.Number, h.Hash, h.At))), "text/plain; charset=utf-8");
    }
}
