using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.PublicSite.News;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.Serving;

/// <summary>
/// A node that was away, or deaf, asks what was taken back meanwhile: of an agency that withdrew something since its oldest copy was read, no
/// copy is shown any more.
/// </summary>
internal sealed class Withdrawals(IServiceScopeFactory scopes, AgencyDirectory agencies, LastGood lastGood)
{
    public async Task RespectAsync(CancellationToken ct)
    {
        foreach (var entry in await agencies.AllAsync(ct))
        {
            if (lastGood.OldestOf(entry.Agency.Id) is { } oldest && await SinceAsync(entry.Agency, oldest.UtcDateTime, ct))
            {
                lastGood.Drop(entry.Agency.Id);
            }
        }
    }

    private async Task<bool> SinceAsync(AgencyRef agency, DateTime since, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set(agency);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        return await db.Set<Publication>().AnyAsync(p => p.WithdrawnAt >= since, ct) || await db.Set<ShownArticle>().AnyAsync(a => a.WithdrawnAt >= since, ct);
    }
}
