using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Transfer;
using Prongsai.Site.Tests.Routes;

namespace Prongsai.Site.Tests.Platform.Hosting;

/// <summary>What was signed, issued or numbered at one agency opens and changes nothing at another.</summary>
public sealed class ForeignIdTests
{
    private static readonly Guid Nobody = Guid.Parse("00000000-0000-7000-8000-000000000000");

    /// <summary>H-105.</summary>
    [Fact]
    public async Task H105_A_cookie_of_one_agency_is_nobody_at_another_and_the_other_has_it_on_record()
    {
        await using var site = await Site.StartAsync();
        using var client = site.NewClient("localhost");
        var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in", UriKind.Relative)));
        await form.SubmitAsync(("ชื่อผู้ใช้", "admin"), ("รหัสผ่าน", Host.Demo.Password));
        using var sent = await client.GetAsync(new Uri("/app/settings/users", UriKind.Relative));
        using var other = site.NewClient("sommut.localhost");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/app/settings/users");
        request.Headers.Add("Cookie", sent.RequestMessage!.Headers.GetValues("Cookie").Single());
        using var answer = await other.SendAsync(request);
        Assert.Equal("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.True(await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<AuditEvent>().AnyAsync(e => e.Code == "session.foreign")));
    }

    [Fact]
    public async Task A_form_of_one_agency_is_refused_at_another()
    {
        await using var site = await Site.StartAsync();
        // The same browser, a member of both: its cookies go along, and still the form is another agency's.
        await site.InAgencyAsync("sommut", s => s.GetRequiredService<AddMember>().HandleAsync(new("admin", "", "", Role.Administrator), default));
        var page = await site.OpenAsync("/app/settings/users", Role.Administrator);
        var token = page.Html.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var client = await site.ClientAsync(agency: "sommut", user: "admin");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Input.DisplayName"] = "คนใหม่", ["Input.UserName"] = "new.person", ["Input.Role"] = "Officer" });
        using var answer = await client.PostAsync(new Uri("/app/settings/users", UriKind.Relative), form);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.False(await site.InAgencyAsync("sommut", s => s.GetRequiredService<AppDb>().Set<Account>().AnyAsync(a => a.UserName == "new.person")));
    }

    /// <summary>H-106, and H-116 for changes: an id of one agency, sent to every address of the other that takes an id, changes not one row of its owner.</summary>
    [Fact]
    public async Task H106_H116_An_id_of_one_agency_changes_nothing_when_it_is_sent_to_another()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (ids, before) = await site.InAgencyAsync("tuayang", async s => (await IdsAsync(s), await HashesAsync(s)));
        Assert.True(ids.Count > 20, $"{ids.Count} ids");
        var page = await site.OpenAsync("/app/settings/users", Role.Administrator, "sommut");
        var token = page.Html.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var client = await site.ClientAsync(Role.Administrator, "sommut");
        var (wrong, sent) = (new List<string>(), 0);
        foreach (var route in Route.All(site.Services).Where(r => r.Answers("POST") && r.Pattern.Contains(":guid", StringComparison.Ordinal)))
        {
            // An id of theirs is answered like an id that nobody has.
            var nobodys = 0;
            foreach (var id in ids.Prepend(Nobody))
            {
                using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["id"] = id.ToString() });
                using var answer = await client.PostAsync(new Uri(route.Address().Replace(Nobody.ToString(), id.ToString(), StringComparison.Ordinal), UriKind.Relative), form);
                sent++;
                nobodys = id == Nobody ? (int)answer.StatusCode : nobodys;
                if ((int)answer.StatusCode != nobodys)
                {
                    wrong.Add($"{route.Pattern} {id}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.True(sent > 300, $"{sent} requests");
        Assert.Empty(wrong);
        Assert.Equal(before, await site.InAgencyAsync("tuayang", HashesAsync));
    }

    /// <summary>The first id of each table.</summary>
    private static async Task<List<Guid>> IdsAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<AppDb>();
        var ids = new List<Guid>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var table in (await TenantTable.AllAsync(db, default)).Where(t => t.Name is not ("platform_audit" or "publicsite_kind_rule" or "publicsite_menu_rule")))
        {
            await using var command = Commands.Of(db, transaction.GetDbTransaction(), $"select id from {table.Name} where agency_id = @agency order by id limit 1");
            command.Add("agency", db.TenantId);
            await using var reader = await command.ExecuteReaderAsync();
            if (await reader.ReadAsync())
            {
                ids.Add(reader.GetGuid(0));
            }
        }

        return ids;
    }

    /// <summary>What every table of the agency hashes to.</summary>
    private static async Task<List<string>> HashesAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var rows = new AgencyRows(db, transaction.GetDbTransaction(), db.TenantId);
        var hashes = new List<string>();
        foreach (var table in await TenantTable.AllAsync(db, default))
        {
            hashes.Add($"{table.Name} {(await rows.WriteAsync(table, Stream.Null, default)).Sha256}");
        }

        return hashes;
    }
}
