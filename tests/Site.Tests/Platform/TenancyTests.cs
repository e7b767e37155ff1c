using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Platform;

[Trait("engine", "each")]
public class TenancyTests
{
    [Fact]
    public async Task A_query_without_an_agency_fails_instead_of_leaking()
    {
        await using var site = await Site.StartAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Set<Membership>().ToListAsync());
    }

    [Fact]
    public async Task One_agency_never_sees_the_rows_of_another()
    {
        await using var site = await Site.StartAsync();
        var ours = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Membership>().Select(m => m.Id).ToListAsync());
        var theirs = await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<Membership>().Select(m => m.Id).ToListAsync());
        Assert.NotEmpty(ours);
        Assert.NotEmpty(theirs);
        Assert.Empty(ours.Intersect(theirs));
    }

    [Fact]
    public async Task A_member_page_of_one_agency_is_not_found_on_another()
    {
        await using var site = await Site.StartAsync();
        var theirs = await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<Membership>().Select(m => m.Id).FirstAsync());
        Assert.Equal(200, (await site.OpenAsync($"/app/settings/users/{theirs}", Role.Administrator, "sommut")).Status);
        Assert.Equal(404, (await site.OpenAsync($"/app/settings/users/{theirs}", Role.Administrator, "tuayang")).Status);
    }

    [Fact]
    public async Task An_unknown_host_is_told_so_and_gets_nothing()
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("evil.example");
        var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        Assert.Equal(421, (int)answer.StatusCode);
        Assert.DoesNotContain("ตัวอย่าง", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_of_one_agency_is_worth_nothing_on_another()
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        var signedIn = await form.SubmitAsync(("ชื่อผู้ใช้", "admin"), ("รหัสผ่าน", Host.Demo.Password));
        using var sent = await client.GetAsync(new Uri("/app/settings/users", UriKind.Relative));
        var cookie = sent.RequestMessage!.Headers.GetValues("Cookie").Single();

        using var other = site.NewClient("sommut.localhost");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/app/settings/users");
        request.Headers.Add("Cookie", cookie);
        var answer = await other.SendAsync(request);
        Assert.Equal("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.StartsWith("/app", signedIn.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PostgreSQL_itself_refuses_rows_of_another_agency()
    {
        if (!Engine.IsPostgres)
        {
            Assert.Skip("Row-level security is PostgreSQL's.");
        }

        await using var site = await Site.StartAsync();
        var (connection, agency) = await site.InAgencyAsync("tuayang", s => Task.FromResult((s.GetRequiredService<AppDb>().Database.GetConnectionString()!, s.GetRequiredService<Tenant>().Agency.Id)));
        await using var raw = new NpgsqlConnection(connection);
        await raw.OpenAsync();
        Assert.Equal(0L, await CountAsync(raw, ""));
        var seen = await CountAsync(raw, $"set local prongsai.agency = '{agency}';");
        // The accounts of this office: one for each post of its chain, and those beside it.
        Assert.Equal(9L, seen);
        Assert.Equal(0L, await CountAsync(raw, ""));
        var unprotected = await ScalarAsync(raw, """
            select count(*) from information_schema.columns c join pg_class k on k.relname = c.table_name
            where c.table_schema = 'public' and c.column_name = 'agency_id' and c.table_name <> 'platform_agency_host' and not (k.relrowsecurity and k.relforcerowsecurity)
            """);
        Assert.Equal(0L, unprotected);
    }

    private static async Task<object?> CountAsync(NpgsqlConnection raw, string first)
    {
        await using var transaction = await raw.BeginTransactionAsync();
        if (first.Length > 0)
        {
            await using var setting = new NpgsqlCommand(first, raw);
            await setting.ExecuteNonQueryAsync();
        }

        return await ScalarAsync(raw, "select count(*) from platform_membership");
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection raw, string sql)
    {
        await using var command = new NpgsqlCommand(sql, raw);
        return await command.ExecuteScalarAsync();
    }
}
