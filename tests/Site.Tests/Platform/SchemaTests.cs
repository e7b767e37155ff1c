using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

[Trait("engine", "each")]
public class SchemaTests
{
    // The index of the search is the engine's own: its tables are no rows of ours.
    [Fact]
    public async Task The_scripts_build_exactly_the_tables_the_code_expects()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var expected = db.Model.GetRelationalModel().Tables
                .SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name} {(c.IsNullable ? "null" : "not null")}")).Order(StringComparer.Ordinal).ToList();
            var actual = await ColumnsAsync(db);
            Assert.Equal(expected, actual);
        });
    }

    [Fact]
    public async Task Every_tenant_table_is_keyed_by_agency_and_id()
    {
        await using var site = await Site.StartAsync();
        await site.InAgencyAsync("tuayang", services =>
        {
            var tenantRows = services.GetRequiredService<AppDb>().Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(ITenantRow))).ToList();
            Assert.NotEmpty(tenantRows);
            Assert.All(tenantRows, e => Assert.Equal([TenantColumns.AgencyId, "Id"], e.FindPrimaryKey()!.Properties.Select(p => p.Name)));
            Assert.All(
                tenantRows.SelectMany(e => e.GetForeignKeys()).Where(k => k.PrincipalEntityType.ClrType.IsAssignableTo(typeof(ITenantRow))),
                k => Assert.Equal(TenantColumns.AgencyId, k.Properties[0].Name));
            Assert.All(tenantRows.SelectMany(e => e.GetIndexes()).Where(i => i.IsUnique), i => Assert.Equal(TenantColumns.AgencyId, i.Properties[0].Name));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Running_the_scripts_again_changes_nothing()
    {
        await using var site = await Site.StartAsync();
        await Database.PrepareAsync(site.Services, default);
        Assert.Equal(2, (await site.Services.GetRequiredService<AgencyDirectory>().AllAsync(default)).Count);
    }

    /// <summary>"table.column null" and "table.column not null" of everything but the index of the search.</summary>
    internal static async Task<List<string>> ColumnsAsync(AppDb db)
    {
        var sql = Engine.IsPostgres
            ? """
              select c.table_name || '.' || c.column_name || case c.is_nullable when 'YES' then ' null' else ' not null' end as "Value"
              from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
              where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not in ('schema_script', 'publicsite_search_index')
              """
            : """
              select m.name || '.' || c.name || iif(c."notnull", ' not null', ' null') as "Value"
              from sqlite_master m join pragma_table_info(m.name) c
              where m.type = 'table' and m.name <> 'schema_script' and m.name not like 'sqlite_%' and m.name not like 'publicsite_search_index%'
              """;
        return [.. (await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).Order(StringComparer.Ordinal)];
    }
}
