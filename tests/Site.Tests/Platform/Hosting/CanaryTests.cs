using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;
using Prongsai.Platform.Transfer;

namespace Prongsai.Site.Tests.Platform.Hosting;

/// <summary>
/// A word that nobody uses is put into every text of every table of one agency, names of files included; then the other agency is walked as each of its roles
/// and as the public. Not one byte of it may come: not in a body, a header, a download, a search or an export.
/// </summary>
public sealed partial class CanaryTests
{
    private const string Canary = "zqxcanary7";
    private const int MostPages = 90;

    private static readonly (string, string?)[] Walkers =
        [("admin.sommut", "/app"), ("officer.sommut", "/app"), ("auditor.sommut", "/app"), ("mayor.sommut", "/app"), ("district.sommut", "/app"), ("", "/")];

    [Fact]
    public async Task Not_a_byte_of_one_agency_comes_out_at_another()
    {
        await using var site = await Site.StartAsync(demo: true);
        var columns = await PlantAsync(site);
        Assert.True(columns > 150, $"{columns} columns");
        // The word is there, and a page of its own agency shows it: else nothing below would mean anything.
        Assert.Contains(Canary, (await site.OpenAsync("/app/settings/users", Role.Administrator)).All, StringComparison.Ordinal);

        var (found, looked) = (new List<string>(), 0);
        foreach (var (user, start) in Walkers)
        {
            var client = await site.ClientAsync(agency: "sommut", user: user);
            foreach (var (path, answer) in await WalkAsync(client, start!))
            {
                looked++;
                if (answer.Contains(Canary, StringComparison.OrdinalIgnoreCase))
                {
                    found.Add($"{user} {path}");
                }
            }
        }

        Assert.True(looked > 250, $"{looked} answers");
        Assert.Empty(found);

        // A search for it finds what a search for any other word that nobody wrote finds.
        var visitor = await site.ClientAsync(agency: "sommut");
        var (one, other) = (await visitor.GetStringAsync(new Uri("/search?q=" + Canary, UriKind.Relative)), await visitor.GetStringAsync(new Uri("/search?q=zqxnobody7", UriKind.Relative)));
        Assert.Equal(other.Replace("zqxnobody7", Canary, StringComparison.Ordinal), one);
        var file = Path.Combine(site.Folder, "sommut.zip");
        await site.InAgencyAsync("sommut", s => s.GetRequiredService<ExportAgency>().HandleAsync(new(file, "ตรวจ"), default));
        Assert.DoesNotContain(Canary, Unpacked(await File.ReadAllBytesAsync(file)), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>H-107: who a request speaks for is the host it was sent to, whatever it says of itself.</summary>
    [Fact]
    public async Task H107_An_agency_named_in_query_header_or_form_is_not_listened_to()
    {
        await using var site = await Site.StartAsync();
        var theirs = await site.InAgencyAsync("tuayang", s => Task.FromResult(s.GetRequiredService<Tenant>().Agency.Id));
        var names = await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Membership>().Select(m => m.Id).ToListAsync());
        var client = await site.ClientAsync(Role.Administrator, "sommut");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/app/settings/users?agency_id={theirs}&agencyId={theirs}&tenant={theirs}&slug=tuayang");
        foreach (var header in (string[])["X-Agency", "X-Tenant", "X-Tenant-Id", "X-Agency-Id"])
        {
            request.Headers.Add(header, theirs.ToString());
        }

        foreach (var header in (string[])["X-Forwarded-Host", "X-Original-Host", "X-Host", "Forwarded"])
        {
            request.Headers.TryAddWithoutValidation(header, header == "Forwarded" ? "host=localhost" : "localhost");
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("admin.sommut", text, StringComparison.Ordinal);
        Assert.DoesNotContain(names, id => text.Contains(id.ToString(), StringComparison.Ordinal));

        var page = await site.OpenAsync("/app/settings/users", Role.Administrator, "sommut");
        var token = page.Html.QuerySelector("main form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["Input.DisplayName"] = "คนใหม่",
            ["Input.UserName"] = "new.person",
            ["Input.Role"] = "Officer",
            ["AgencyId"] = theirs.ToString(),
            ["Input.AgencyId"] = theirs.ToString(),
        });
        using var posted = await client.PostAsync(new Uri("/app/settings/users", UriKind.Relative), form);
        Assert.True((int)posted.StatusCode < 500);
        Assert.Equal(names.Count, await site.InAgencyAsync("tuayang", s => s.GetRequiredService<AppDb>().Set<Membership>().CountAsync()));
    }

    /// <summary>Every text that a row keeps as it was given; words of the code, lists and references are not texts.</summary>
    private static async Task<int> PlantAsync(Site site) => await site.InAgencyAsync("tuayang", async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        if (!db.Database.IsSqlite())
        {
            Assert.Skip("What the engine adds is looked at by the tests of row security.");
        }

        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        foreach (var trigger in await ListAsync(connection, "select name from sqlite_master where type = 'trigger'"))
        {
            await RunAsync(connection, $"drop trigger \"{trigger}\"", null);
        }

        var planted = 0;
        foreach (var table in db.Model.GetRelationalModel().Tables.Where(t => t.EntityTypeMappings.First().TypeBase.ClrType.IsAssignableTo(typeof(ITenantRow))))
        {
            foreach (var column in table.Columns.Where(c => c.PropertyMappings[0] is { Property.ClrType: { } type, TypeMapping.Converter: null } && type == typeof(string)))
            {
                await RunAsync(connection, $"update \"{table.Name}\" set \"{column.Name}\" = \"{column.Name}\" || ' {Canary}' where agency_id = @agency and \"{column.Name}\" is not null", db.TenantId);
                planted++;
            }
        }

        await RunAsync(connection, $"update platform_account set display_name = display_name || ' {Canary}' where id in (select account_id from platform_membership where agency_id = @agency)", db.TenantId);
        return planted;
    });

    private static async Task<List<(string Path, string Answer)>> WalkAsync(HttpClient client, string start)
    {
        var (seen, answers, kinds) = (new HashSet<string>(StringComparer.Ordinal), new List<(string, string)>(), new Dictionary<string, int>(StringComparer.Ordinal));
        string[] first = start == "/" ? ["/", "/sitemap.xml", "/robots.txt", "/ita", "/about", "/search?q=" + Uri.EscapeDataString("แผน")] : [start];
        var queue = new Queue<string>(first);
        while (queue.TryDequeue(out var path) && answers.Count < MostPages)
        {
            // A browser would be started for what is printed; of one kind three lead where the others lead.
            var kind = Number().Replace(path, "#");
            if (!seen.Add(path) || path.Contains("pdf", StringComparison.OrdinalIgnoreCase) || (kinds[kind] = kinds.GetValueOrDefault(kind) + 1) > 3)
            {
                continue;
            }

            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            var text = Unpacked(await answer.Content.ReadAsByteArrayAsync());
            answers.Add((path, $"{answer.Headers}{answer.Content.Headers}{text}"));
            foreach (var link in Link().Matches(WebUtility.HtmlDecode(text)).Select(m => m.Groups[1].Value))
            {
                queue.Enqueue(link);
            }
        }

        return answers;
    }

    /// <summary>The text of an answer; of what is packed (Word, Excel, archives), the text of its parts too.</summary>
    private static string Unpacked(byte[] bytes)
    {
        if (bytes is not [(byte)'P', (byte)'K', 3, 4, ..])
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder();
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in archive.Entries)
        {
            using var part = new MemoryStream();
            using (var content = entry.Open())
            {
                content.CopyTo(part);
            }

            text.Append(entry.FullName).Append(Unpacked(part.ToArray()));
        }

        return text.ToString();
    }

    private static async Task RunAsync(SqliteConnection connection, string sql, Guid? agency)
    {
        await using var command = new SqliteCommand(sql, connection);
        if (agency is { } id)
        {
            command.Parameters.AddWithValue("@agency", id);
        }

        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ListAsync(SqliteConnection connection, string sql)
    {
        await using var command = new SqliteCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var list = new List<string>();
        while (await reader.ReadAsync())
        {
            list.Add(reader.GetString(0));
        }

        return list;
    }

    [GeneratedRegex("""(?:href|src|action)="(/[^"#]*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();
}
