using System.Text.RegularExpressions;
using Npgsql;

namespace Prongsai.Load;

/// <summary>
/// One office alone in a PostgreSQL, then the same office among a thousand with as much work each: its public page and its board of the year, made for
/// each visitor; and what the process keeps in memory after it has shown the first page of all of them. Under tests/postgres.
/// </summary>
internal static partial class Agencies
{
    private const int Runs = 120;
    private const string Source = "tuayang";

    public static async Task RunAsync()
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("PRONGSAI_LOAD_AGENCIES"), out var given) ? given : 1_000;
        if (await Postgres.CreateAsync("prongsai_agencies") is not { } database)
        {
            Measure.Skip("agencies", "run it as  tests/postgres dotnet run -c Release --project tests/Load -- agencies");
            return;
        }

        var data = Directory.CreateTempSubdirectory("prongsai-load-");
        try
        {
            string[] settings = ["PRONGSAI_DATABASE=" + database.App, "PRONGSAI_DATABASE_OWNER=" + database.Owner, "Prongsai__KeepPages=false", "Prongsai__Work=false", "Backup__Nightly=false"];
            using (await Server.StartAsync(data.FullName, ["--demo", .. settings]))
            {
            }

            Dictionary<string, double> alone;
            using (var server = await Server.StartAsync(data.FullName, settings))
            {
                alone = await AskAsync(server);
                Measure.Say("agencies: resident, two offices", server.Memory("VmRSS"), "MB");
            }

            var rows = await MultiplyAsync(database.Owner, many - 2);
            Measure.Say($"agencies: rows of {many:N0} offices", rows, "rows");
            using (var server = await Server.StartAsync(data.FullName, settings))
            {
                foreach (var (what, milliseconds) in await AskAsync(server))
                {
                    Measure.Say($"agencies: {what}, one office", alone[what]);
                    Measure.Say($"agencies: {what}, one of {many:N0}", milliseconds, "ms", $"ratio {milliseconds / alone[what]:0.00}");
                }

                for (var round = 1; round <= 3; round++)
                {
                    await VisitAllAsync(server, many - 2);
                    Measure.Say($"agencies: resident after visiting all of them, round {round}", server.Memory("VmRSS"), "MB");
                }
            }
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<Dictionary<string, double>> AskAsync(Server server)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = server.Address };
        await SignInAsync(client);
        var found = await PublicLinks.ItemAsync(client) ?? throw new InvalidOperationException("The demo publishes nothing.");
        var medians = new Dictionary<string, double>();
        foreach (var (what, path) in ((string, string)[])[("first page", "/"), ("public item", found.Item), ("board of the year", "/app/2568/oit"), ("what to do today", "/app/2568")])
        {
            async Task Once()
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                await answer.Content.ReadAsByteArrayAsync();
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
                }
            }

            await Measure.MedianAsync(20, Once);
            medians[what] = await Measure.MedianAsync(Runs, Once);
        }

        return medians;
    }

    private static async Task SignInAsync(HttpClient client)
    {
        var form = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Input.UserName"] = "officer",
            ["Input.Password"] = "demo-prongsai-2569",
            ["__RequestVerificationToken"] = Token().Match(form).Groups[1].Value,
        });
        using var answer = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), fields);
        if (!answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/app", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The demo officer cannot sign in.");
        }
    }

    private static async Task VisitAllAsync(Server server, int copies)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        await Parallel.ForEachAsync(Enumerable.Range(1, copies), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, ct) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative)) { Headers = { Host = FormattableString.Invariant($"a{n}.localhost") } };
            using var answer = await client.SendAsync(request, ct);
            answer.EnsureSuccessStatusCode();
        });
    }

    /// <summary>Gives other offices, on hosts "a1.localhost" …, every row of the demo's main one.</summary>
    /// <returns>Rows in all tables of offices afterwards.</returns>
    private static async Task<long> MultiplyAsync(string owner, int copies)
    {
        await Postgres.ExecuteAsync(owner,
            $"""
            create unlogged table load_copy as select gen_random_uuid() as agency, n from generate_series(1, {copies}) n;
            insert into platform_agency (id, slug, name, number) select agency, 'a' || n, 'หน่วยงานที่ ' || n, 1000 + n from load_copy;
            insert into platform_agency_host (host, agency_id, position) select 'a' || n || '.localhost', agency, 0 from load_copy;
            """);
        long rows = 0;
        foreach (var (table, columns) in await TablesAsync(owner))
        {
            // Rows of a copy refer to rows of the same copy: what the source holds, its copies hold.
            rows += await Postgres.ExecuteAsync(owner,
                $"""
                set session_replication_role = replica;
                insert into {table} (agency_id, {columns}) select c.agency, {columns} from {table} t, load_copy c where t.agency_id = (select id from platform_agency where slug = '{Source}');
                """);
        }

        await Postgres.ExecuteAsync(owner, "drop table load_copy");
        await Postgres.ExecuteAsync(owner, "vacuum analyze");
        return rows;
    }

    private static async Task<IReadOnlyList<(string Table, string Columns)>> TablesAsync(string owner)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) filter (where column_name <> 'agency_id' and is_generated = 'NEVER')
            from information_schema.columns
            where table_schema = 'public' and table_name in (select table_name from information_schema.columns where column_name = 'agency_id' and table_schema = 'public')
              and table_name not in ('platform_agency_host', 'platform_job')
            group by table_name order by table_name
            """,
            connection);
        var tables = new List<(string, string)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            tables.Add((reader.GetString(0), reader.GetString(1)));
        }

        return tables;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
