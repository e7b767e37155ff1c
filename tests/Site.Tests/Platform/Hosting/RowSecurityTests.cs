using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform.Hosting;

/// <summary>The wall inside PostgreSQL, tried as the application's own role: what a page forgets, the database refuses.</summary>
[Trait("engine", "each")]
public sealed class RowSecurityTests
{
    /// <summary>H-109.</summary>
    [Fact]
    public async Task H109_Without_an_agency_every_table_is_empty_and_no_row_goes_in()
    {
        await using var site = await StartAsync();
        var (connection, tables, agency) = await FactsAsync(site, "tuayang");
        await using var raw = await OpenAsync(connection);
        foreach (var table in tables)
        {
            Assert.Equal(0L, await ScalarAsync(raw, $"select count(*) from {table}"));
        }

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(raw, Membership(agency)));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task An_agency_can_neither_write_rows_of_another_nor_give_its_own_away()
    {
        await using var site = await StartAsync();
        var (connection, _, ours) = await FactsAsync(site, "tuayang");
        var (_, _, theirs) = await FactsAsync(site, "sommut");
        await using var raw = await OpenAsync(connection);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => AsAsync(raw, ours, Membership(theirs)))).SqlState);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => AsAsync(raw, ours, $"update platform_membership set agency_id = '{theirs}' returning 1"))).SqlState);
        Assert.Null(await AsAsync(raw, ours, $"update platform_membership set role = 'Officer' where agency_id = '{theirs}' returning 1"));
        Assert.Null(await AsAsync(raw, ours, $"delete from platform_membership where agency_id = '{theirs}' returning 1"));
    }

    /// <summary>H-108.</summary>
    [Fact]
    public async Task H108_A_connection_that_failed_in_one_agency_carries_nothing_of_it_to_the_next()
    {
        await using var site = await StartAsync();
        var (connection, _, ours) = await FactsAsync(site, "tuayang");
        await using var one = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { MaxPoolSize = 1 }.ConnectionString);
        await using (var broken = await one.OpenConnectionAsync())
        {
            await Assert.ThrowsAsync<PostgresException>(() => AsAsync(broken, ours, "select 1 / 0"));
        }

        await using var next = await one.OpenConnectionAsync();
        Assert.Equal(0L, await ScalarAsync(next, "select count(*) from platform_membership"));
        Assert.True(await ScalarAsync(next, "select current_setting('prongsai.agency', true)") is null or DBNull or "");
    }

    [Fact]
    public async Task The_role_of_the_application_owns_nothing_and_passes_no_wall()
    {
        await using var site = await StartAsync();
        var (connection, tables, _) = await FactsAsync(site, "tuayang");
        await using var raw = await OpenAsync(connection);
        Assert.Equal(0L, await ScalarAsync(raw, "select count(*) from pg_roles where rolname = current_user and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"));
        Assert.Equal(0L, await ScalarAsync(raw, "select count(*) from pg_class where relowner = (select oid from pg_roles where rolname = current_user)"));
        Assert.Equal(0L, await ScalarAsync(raw, "select count(*) from pg_auth_members where member = (select oid from pg_roles where rolname = current_user)"));
        Assert.Equal(0L, await ScalarAsync(raw, "select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef"));
        Assert.Equal(0L, await ScalarAsync(raw, "select count(*) from pg_views where schemaname = 'public'"));
        foreach (var table in tables)
        {
            Assert.Equal(true, await ScalarAsync(raw, $"select relrowsecurity and relforcerowsecurity from pg_class where oid = '{table}'::regclass"));
            Assert.Equal(1L, await ScalarAsync(raw, $"select count(*) from pg_policies where tablename = '{table}' and qual like '%agency_id%' and with_check like '%agency_id%'"));
        }
    }

    private static async Task<Site> StartAsync()
    {
        if (!Engine.IsPostgres)
        {
            Assert.Skip("Row-level security is PostgreSQL's.");
        }

        return await Site.StartAsync();
    }

    /// <summary>Every table of tenant rows, those that stay behind on a move too.</summary>
    private static Task<(string Connection, List<string> Tables, Guid Agency)> FactsAsync(Site site, string slug) => site.InAgencyAsync(slug, s =>
    {
        var db = s.GetRequiredService<AppDb>();
        var tables = db.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(ITenantRow))).Select(e => e.GetTableName()!).Distinct().ToList();
        Assert.True(tables.Count > 60, $"{tables.Count} tables");
        return Task.FromResult((db.Database.GetConnectionString()!, tables, db.TenantId));
    });

    private static string Membership(Guid agency) =>
        $"insert into platform_membership (agency_id, id, account_id, role) select '{agency}', gen_random_uuid(), id, 'Administrator' from platform_account limit 1 returning 1";

    private static async Task<NpgsqlConnection> OpenAsync(string connection)
    {
        var raw = new NpgsqlConnection(connection);
        await raw.OpenAsync();
        return raw;
    }

    private static async Task<object?> AsAsync(NpgsqlConnection raw, Guid agency, string sql)
    {
        await using var transaction = await raw.BeginTransactionAsync();
        await ScalarAsync(raw, $"select set_config('prongsai.agency', '{agency}', true)");
        return await ScalarAsync(raw, sql);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection raw, string sql)
    {
        await using var command = new NpgsqlCommand(sql, raw);
        return await command.ExecuteScalarAsync();
    }
}
