using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Site.Tests.Platform;

namespace Prongsai.Site.Tests.Upgrade;

/// <summary>What an office wrote with an older program is there after the new one has started, however often the start was cut.</summary>
[Trait("engine", "each")]
public sealed class UpgradeTests
{
    public static TheoryData<string> Releases => [.. StoredDatabase.Releases];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task The_years_of_an_office_are_read_after_the_upgrade(string release)
    {
        await using var site = await Site.OnAsync(await StoredDatabase.RestoreAsync(release, "demo"));
        foreach (var page in (string[])["/", "/ita", "/search?q=แผน", "/checkpoints"])
        {
            Assert.Equal((page, 200), (page, (await site.OpenAsync(page)).Status));
        }

        foreach (var page in (string[])["/app/2569", "/app/2569/measures", "/app/2569/oit", "/app/2569/papers", "/app/settings/users", "/app/settings/jobs"])
        {
            Assert.Equal((page, 200), (page, (await site.OpenAsync(page, Role.Administrator)).Status));
        }

        await site.InAgencyAsync("tuayang", async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            Assert.Equal(await FreshColumnsAsync(), await SchemaTests.ColumnsAsync(db));
            var (events, _, broken) = await AuditChain.WalkAsync(db, default);
            Assert.True(events > 100);
            Assert.Null(broken);
            db.Record("backup.made", "after the upgrade");
            await db.SaveChangesAsync();
            Assert.Null(await AuditChain.FirstBreakAsync(db, default));
        });
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task A_database_without_anything_is_brought_up_to_date_too(string release)
    {
        await using var site = await Site.OnAsync(await StoredDatabase.RestoreAsync(release, "empty"));
        await using var scope = site.Services.CreateAsyncScope();
        Assert.Equal(await FreshColumnsAsync(), await SchemaTests.ColumnsAsync(scope.ServiceProvider.GetRequiredService<AppDb>()));
        Assert.Equal(421, (await site.OpenAsync("/")).Status);
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task An_account_of_two_agencies_from_before_is_known_as_such(string release)
    {
        var settings = await StoredDatabase.RestoreAsync(release, "demo");
        await using (var house = await Site.StartAsync())
        {
            await using var scope = house.Services.CreateAsyncScope();
            await using var db = Open(settings, scope.ServiceProvider.GetServices<IModule>());
            await db.Database.ExecuteSqlRawAsync(Engine.IsPostgres ? AlsoElsewherePostgres : AlsoElsewhereSqlite);
        }

        await using var site = await Site.OnAsync(settings);
        await using var after = site.Services.CreateAsyncScope();
        var accounts = after.ServiceProvider.GetRequiredService<AppDb>().Set<Account>();
        Assert.Equal(["officer"], await accounts.Where(a => a.Shared).Select(a => a.UserName!).ToListAsync());
    }

    [Fact]
    public async Task A_start_that_dies_in_any_script_leaves_nothing_half_done_and_the_next_goes_on()
    {
        var settings = await Engine.EmptyAsync();
        await using var site = await Site.StartAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var modules = scope.ServiceProvider.GetServices<IModule>().ToList();
        var ran = 0;
        while (true)
        {
            await using var db = Open(settings, modules);
            try
            {
                // One script a start: the clock is asked for each after its tables are made, and dies the second time.
                await SchemaScripts.RunAsync(db, modules, new DyingClock(1), default);
                break;
            }
            catch (TimeoutException)
            {
                ran++;
                Assert.Equal(ran, await db.Database.SqlQueryRaw<int>("select cast(count(*) as integer) as \"Value\" from schema_script").SingleAsync());
                if (Engine.IsPostgres)
                {
                    Assert.Equal(0, await db.Database.SqlQueryRaw<int>(Bare).SingleAsync());
                }
            }
        }

        Assert.True(ran > 20);
        await using (var db = Open(settings, modules))
        {
            Assert.Equal(await FreshColumnsAsync(), await SchemaTests.ColumnsAsync(db));
        }

        await Engine.DropAsync(settings);
    }

    [Fact]
    public async Task A_program_that_is_older_than_the_database_refuses_to_start_and_changes_nothing()
    {
        await using var site = await Site.StartAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Database.ExecuteSqlRawAsync("insert into schema_script (name, ran_at) values ('Prongsai.Platform.Schema.9999_future.sql', '2030-01-01')");
        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() => Database.PrepareAsync(site.Services, default));
        Assert.Contains("ฐานข้อมูลนี้เปิดด้วยโปรแกรมรุ่นใหม่กว่าแล้ว", refused.Message, StringComparison.Ordinal);
        Assert.Contains("9999_future", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", refused.Message, StringComparison.Ordinal);
        // Who runs goes on running: only starting is refused.
        Assert.Equal(200, (await site.OpenAsync("/")).Status);
    }

    [Fact]
    public async Task Nodes_that_start_together_upgrade_once()
    {
        var settings = await Engine.EmptyAsync();
        await using var site = await Site.StartAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var modules = scope.ServiceProvider.GetServices<IModule>().ToList();
        var scripts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var db = Open(settings, modules);
            return await SchemaScripts.RunAsync(db, modules, TimeProvider.System, default);
        })));
        var names = scripts.SelectMany(s => s).ToList();
        Assert.Equal(names.Distinct().Count(), names.Count);
        Assert.Equal(SchemaScripts.Names(modules, Engine.IsPostgres ? "postgres" : "sqlite").Order(), names.Order());
        await Engine.DropAsync(settings);
    }

    private const string AlsoElsewherePostgres =
        """
        alter table platform_membership no force row level security;
        insert into platform_membership (agency_id, id, account_id, role)
        select a.id, gen_random_uuid(), m.account_id, m.role from platform_membership m, platform_agency a, platform_account p
        where a.slug = 'sommut' and p.id = m.account_id and p.user_name = 'officer'
        """;

    private const string AlsoElsewhereSqlite =
        """
        insert into platform_membership (agency_id, id, account_id, role)
        select a.id, upper(hex(randomblob(4)) || '-0000-7000-8000-' || hex(randomblob(6))), m.account_id, m.role from platform_membership m, platform_agency a, platform_account p
        where a.slug = 'sommut' and p.id = m.account_id and p.user_name = 'officer'
        """;

    private const string Bare =
        """
        select cast(count(*) as integer) as "Value" from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'platform_agency_host' and not (c.relrowsecurity and c.relforcerowsecurity)
        """;

    private static async Task<List<string>> FreshColumnsAsync()
    {
        await using var fresh = await Site.StartAsync();
        return await fresh.InAgencyAsync("tuayang", services => SchemaTests.ColumnsAsync(services.GetRequiredService<AppDb>()));
    }

    private static AppDb Open(Dictionary<string, string?> settings, IEnumerable<IModule> modules)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        Database.Configure(options, new PlatformOptions { Data = settings["Prongsai:Data"]!, Postgres = settings["Prongsai:PostgresOwner"]! });
        return new AppDb(options.Options, modules, new Tenant(), new Actor(), TimeProvider.System);
    }

    private sealed class DyingClock(int after) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => ++_asked > after ? throw new TimeoutException("The plug was pulled.") : DateTimeOffset.UnixEpoch;
    }
}
