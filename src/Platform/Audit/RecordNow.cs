using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Platform;

/// <summary>
/// Records what must stay in the chain although the work it happened in is given up: in a transaction of its own, at once. Not to be called inside
/// a transaction that has written already: SQLite has one writer.
/// </summary>
public sealed class RecordNow(IServiceScopeFactory scopes, Tenant tenant, Actor actor)
{
    /// <param name="code">As in <see cref="AppDb.Record"/>.</param>
    public async Task EventAsync(string code, string subject, object? detail, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set(tenant.Agency);
        if (actor.AccountId is { } account)
        {
            scope.ServiceProvider.GetRequiredService<Actor>().Is(account, actor.Name);
        }

        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Record(code, subject, detail);
        await db.SaveChangesAsync(ct);
    }
}
