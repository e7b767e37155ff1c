using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prongsai.Platform;

namespace Prongsai.Operations.Pages.Audit;

/// <summary>The whole chain as a file; that it was taken is an event of the chain itself.</summary>
internal static class AuditExport
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/app/settings/audit/export", Write).WithMetadata(new NeedsAttribute(Permissions.Audit), new FreshAttribute());

    private static IResult Write(AppDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Results.Stream(
            stream => AuditFile.WriteAsync(db, tenant.Agency, now, stream, ct), "application/x-ndjson", FormattableString.Invariant($"audit-{tenant.Agency.Slug}-{now:yyyyMMdd-HHmm}.jsonl"));
    }
}
