using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Prongsai.Host;
using Prongsai.Platform;
using Prongsai.PublicSite.Search;
using Prongsai.PublicSite.Serving;
using Prongsai.Site.Tests.PublicSite.Searching;

namespace Prongsai.Load;

/// <summary>
/// The search over 100,000 pages on both engines, each question from its letters to ten lines with their marks, nothing remembered; and the 24
/// labelled questions over their own corpus. PostgreSQL: under tests/postgres, as a role that row security binds.
/// </summary>
internal static class Searching
{
    private const int Rounds = 15;
    private const int AtOnce = 1_000;

    public static async Task RunAsync()
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("PRONGSAI_LOAD_PAGES"), out var given) ? given : 100_000;
        await OnAsync("SQLite", "", "", many);
        if (await Postgres.CreateAsync("prongsai_load") is { } database)
        {
            await OnAsync("PostgreSQL", database.App, database.Owner, many);
        }
        else
        {
            Measure.Skip("search on PostgreSQL", "run it as  tests/postgres dotnet run -c Release --project tests/Load -- search");
        }
    }

    private static async Task OnAsync(string engine, string postgres, string owner, int many)
    {
        var data = Directory.CreateTempSubdirectory("prongsai-load-");
        try
        {
            var settings = new Dictionary<string, string?> { ["Prongsai:Data"] = data.FullName, ["Prongsai:Postgres"] = postgres, ["Prongsai:PostgresOwner"] = owner };
            await using var app = HostApp.Create([], builder =>
            {
                builder.Configuration.AddInMemoryCollection(settings);
                builder.Logging.ClearProviders();
            });
            await Database.PrepareAsync(app.Services, default);
            await QualityAsync(app, engine);
            await SpeedAsync(app, engine, many);
            if (postgres.Length == 0)
            {
                Measure.Say($"search, {engine}: database with {many:N0} pages", data.EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / 1048576.0, "MB");
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            data.Delete(recursive: true);
        }
    }

    private static async Task QualityAsync(WebApplication app, string engine)
    {
        var agency = await OpenAsync(app, "small");
        await FillAsync(app, agency, SearchQuality.Pages);
        await using var scope = Scope(app, agency);
        var keys = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<SearchEntry>().AsNoTracking().ToDictionaryAsync(e => e.Number, e => e.Key["test:".Length..]);
        var (precision, recall, misses) = await SearchQuality.MeasureAsync(async question => [.. (await Fresh(scope).FindAsync(Asked(scope, question), default)).Numbers.Select(n => keys[n])]);
        Measure.Say($"search, {engine}: 24 labelled questions, precision", precision, "", $"recall {recall:0.00}");
        foreach (var miss in misses)
        {
            Console.WriteLine("    " + miss);
        }
    }

    private static async Task SpeedAsync(WebApplication app, string engine, int many)
    {
        var texts = new SearchTexts(Path.Combine(AppContext.BaseDirectory, "packs"));
        var agency = await OpenAsync(app, "large");
        var tokens = new Tokens(agency.Id);
        var sample = texts.Pages(1_000).ToList();
        var watch = Stopwatch.StartNew();
        foreach (var page in sample)
        {
            tokens.Parts(page.Title, page.Body, "");
        }

        Measure.Say("search: tokens of a page", watch.Elapsed.TotalMilliseconds / sample.Count, "ms", $"{sample.Average(p => p.Body.Length):0} letters on average");
        watch.Restart();
        var count = 0;
        foreach (var some in texts.Pages(many).Chunk(AtOnce))
        {
            await PourAsync(app, agency, some);
            count += some.Length;
        }

        Measure.Say($"search, {engine}: {count:N0} pages put into the index", watch.Elapsed.TotalSeconds, "s", $"{watch.Elapsed.TotalMilliseconds / count:0.00} ms each, {AtOnce} in a commit");
        await SettleAsync(app, agency);

        List<string> questions = [.. SearchQuality.Questions.Select(q => q.Question), .. texts.Ranked(0, 3, 10, 30, 100, 300, 900, 2_000), "ไม่มีคำนี้แน่ๆ", texts.Ranked(5)[0] + " " + texts.Ranked(8)[0], texts.Ranked(1)[0] + texts.Ranked(2)[0], "2568"];
        var times = new List<(double Milliseconds, string Question)>();
        var before = TimeSpan.Zero;
        for (var round = -1; round < Rounds; round++)
        {
            before = round == 0 ? Environment.CpuUsage.TotalTime : before;
            foreach (var question in questions)
            {
                await using var scope = Scope(app, agency);
                var one = Stopwatch.StartNew();
                await LinesAsync(scope, question);
                if (round >= 0)
                {
                    times.Add((one.Elapsed.TotalMilliseconds, question));
                }
            }
        }

        var cpu = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Count;
        times.Sort();
        Measure.Say($"search, {engine}: median of {times.Count} answers", times[times.Count / 2].Milliseconds, "ms", $"{questions.Count} questions, aim 50 ms; processor {cpu:0.0} ms each, without the server's");
        Measure.Say($"search, {engine}: 95th of 100", times[times.Count * 95 / 100].Milliseconds, "ms");
        if (Environment.GetEnvironmentVariable("PRONGSAI_LOAD_EACH") is { Length: > 0 })
        {
            foreach (var one in times.GroupBy(t => t.Question))
            {
                Measure.Say($"    “{one.Key}”", one.ElementAt(one.Count() / 2).Milliseconds);
            }
        }

        var slowest = times.GroupBy(t => t.Question).Select(g => (g.Key, Median: g.ElementAt(g.Count() / 2).Milliseconds)).MaxBy(q => q.Median);
        Measure.Say($"search, {engine}: the slowest question", slowest.Median, "ms", $"“{slowest.Key}”");
    }

    /// <summary>As the page does it: found, read, cut and marked.</summary>
    private static async Task<int> LinesAsync(AsyncServiceScope scope, string typed)
    {
        var answer = await Fresh(scope).AskAsync(Asked(scope, typed), 1, 10, default);
        return answer.Hits.Sum(hit => (Snippet.Around(hit.Body, answer.Found.Asked, answer.Found.Loose) ?? Snippet.Beginning(hit.Body)).Count
            + Snippet.Title(hit.Title, answer.Found.Asked, answer.Found.Loose).Count);
    }

    private static Question Asked(AsyncServiceScope scope, string typed) => Question.Of(typed, scope.ServiceProvider.GetRequiredService<Synonyms>());

    private static SiteSearch Fresh(AsyncServiceScope scope)
    {
        var services = scope.ServiceProvider;
        return new(services.GetRequiredService<ISearchEngine>(), services.GetRequiredService<AppDb>(), new SearchCache(services.GetRequiredService<PublicPages>(), TimeProvider.System));
    }

    private static async Task<AgencyRef> OpenAsync(WebApplication app, string slug)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<AddAgency>().HandleAsync(new(slug, slug, [slug + ".localhost"]), default)).Value!;
    }

    private static AsyncServiceScope Scope(WebApplication app, AgencyRef agency)
    {
        var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Set(agency);
        return scope;
    }

    private static async Task FillAsync(WebApplication app, AgencyRef agency, IReadOnlyList<SiteText> pages)
    {
        await using var scope = Scope(app, agency);
        foreach (var page in pages)
        {
            await scope.ServiceProvider.GetRequiredService<SiteIndex>().PutAsync(page, default);
        }

        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync();
    }

    /// <summary>The same rows as <see cref="SiteIndex"/> makes, without asking for each whether it is there already: they are all new.</summary>
    private static async Task PourAsync(WebApplication app, AgencyRef agency, IReadOnlyList<SiteText> pages)
    {
        await using var scope = Scope(app, agency);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var (tokens, waiting) = (new Tokens(agency.Id), IndexOnCommit.Of(db));
        foreach (var page in pages)
        {
            var parts = tokens.Parts(page.Title, page.Body, "");
            var number = SearchEntry.NumberOf(page.At, Guid.CreateVersion7());
            db.Add(new SearchEntry { Key = page.Key, Path = page.Path, Title = page.Title, Body = page.Body, Files = "", At = page.At, Number = number, Parts = parts.Count });
            waiting.Add(number, parts);
        }

        await db.SaveChangesAsync();
    }

    /// <summary>What autovacuum and checkpoints do within minutes.</summary>
    private static async Task SettleAsync(WebApplication app, AgencyRef agency)
    {
        await using var scope = Scope(app, agency);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlRawAsync("pragma wal_checkpoint(truncate)");
            return;
        }

        var owner = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<PlatformOptions>>().Value.PostgresOwner;
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("vacuum analyze publicsite_search, publicsite_search_index", connection);
        await command.ExecuteNonQueryAsync();
    }
}
