using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

/// <summary>A verb that works in one agency, as its first administrator.</summary>
internal sealed class OfficeScope : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly AsyncServiceScope _scope;

    private OfficeScope(WebApplication app, AsyncServiceScope scope, string? problem) => (_app, _scope, Problem) = (app, scope, problem);

    /// <summary>Why there is no such office; null when there is.</summary>
    public string? Problem { get; }

    public IServiceProvider Services => _scope.ServiceProvider;

    public static async Task<OfficeScope> OpenAsync(string slug, CancellationToken ct, bool evenArchived = false)
    {
        var app = HostApp.Create([]);
        await Database.PrepareAsync(app.Services, ct);
        var directory = app.Services.GetRequiredService<AgencyDirectory>();
        var scope = app.Services.CreateAsyncScope();
        if (await directory.BySlugAsync(slug, ct) is not { } agency)
        {
            var known = string.Join(' ', (await directory.AllAsync(ct)).Select(a => a.Agency.Slug));
            return new(app, scope, $"ไม่มีหน่วยงาน “{slug}” ที่มีคือ {(known.Length > 0 ? known : "(ยังไม่มี ใช้ demo reset เพื่อสร้างหน่วยงานตัวอย่าง)")}");
        }

        if (agency.State == AgencyState.Archived && !evenArchived)
        {
            return new(app, scope, $"หน่วยงาน “{slug}” ปิดให้บริการแล้ว ใช้ agency resume {slug} --reason … เพื่อเปิดอีกครั้ง");
        }

        await ActAsAdministratorAsync(scope.ServiceProvider, agency, ct);
        return new(app, scope, null);
    }

    /// <summary>Sets tenant, user and actor of a scope: for verbs and demo data, which no browser signs in for.</summary>
    public static async Task ActAsAdministratorAsync(IServiceProvider services, AgencyRef agency, CancellationToken ct)
    {
        services.GetRequiredService<Tenant>().Set(agency);
        var membership = await services.GetRequiredService<AppDb>().Set<Membership>().AsNoTracking()
            .Where(m => m.Role == Role.Administrator && m.EndedAt == null).OrderBy(m => m.Id).FirstAsync(ct);
        services.GetRequiredService<CurrentUser>().Is(membership, "ผู้ดูแลระบบ");
        services.GetRequiredService<Actor>().Is(membership.AccountId, "ผู้ดูแลระบบ");
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _app.DisposeAsync();
    }
}
