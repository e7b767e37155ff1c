using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>Removes blobs that no row speaks of a day after they were written: what an interrupted request left behind (security rule R3).</summary>
internal sealed class SweepBlobs(IServiceScopeFactory scopes, AgencyDirectory agencies, BlobVolume volume, TimeProvider clock) : IJob
{
    public string Kind => "blobs.sweep";

    public TimeSpan? Every => TimeSpan.FromHours(24);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var yesterday = clock.GetUtcNow().UtcDateTime.AddHours(-24);
        foreach (var entry in await agencies.AllAsync(ct))
        {
            var folder = Path.Combine(volume.Root, entry.Agency.Slug);
            if (!Directory.Exists(folder))
            {
                continue;
            }

            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => File.GetLastWriteTimeUtc(f) < yesterday))
            {
                var known = Guid.TryParseExact(Path.GetFileName(file), "N", out var id) && await db.Set<StoredFile>().AnyAsync(f => f.Id == id, ct);
                if (!known)
                {
                    File.Delete(file);
                }
            }
        }
    }
}
