using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

/// <summary>Somebody with the keys of the database itself, past every guard of ours.</summary>
internal static class Tamper
{
    public static async Task RunAsync(Site site, string sql)
    {
        if (Engine.IsPostgres)
        {
            var owner = site.Services.GetRequiredService<IOptions<PlatformOptions>>().Value.PostgresOwner;
            await using var raw = new NpgsqlConnection(owner);
            await raw.OpenAsync();
            await using var command = new NpgsqlCommand("set session_replication_role = replica; set row_security = off; alter table platform_audit no force row level security; " + Only(sql), raw);
            await command.ExecuteNonQueryAsync();
            return;
        }

        await site.InAgencyAsync("tuayang", async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await db.Database.ExecuteSqlRawAsync("drop trigger platform_audit_no_update; drop trigger platform_audit_no_delete;");
            await db.Database.ExecuteSqlRawAsync(Only(sql));
        });
    }

    private static string Only(string sql) => sql.Replace("where ", "where agency_id = (select id from platform_agency where slug = 'tuayang') and ", StringComparison.Ordinal);
}
