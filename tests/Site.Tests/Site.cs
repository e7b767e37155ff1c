using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Prongsai.Host;
using Prongsai.Platform;
using Prongsai.Platform.Calendar;

namespace Prongsai.Site.Tests;

/// <summary>
/// The whole product in memory, with its own database: two agencies, and accounts of every role in each ("tuayang" on localhost, "sommut" on
/// sommut.localhost). <c>await using var site = await Site.StartAsync();</c>
/// </summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, string?> _settings;
    private readonly Dictionary<string, HttpClient> _clients = [];

    private readonly bool _guest;

    private Site(WebApplication app, Dictionary<string, string?> settings, Clock clock, bool guest = false) => (_app, _settings, Clock, _guest) = (app, settings, clock, guest);

    public Clock Clock { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Connection string of who owns the schema; empty on SQLite.</summary>
    public string Owner => _settings["Prongsai:PostgresOwner"]!;

    /// <summary>Its data folder.</summary>
    public string Folder => _settings["Prongsai:Data"]!;

    /// <param name="demo">With the demo data of every module, as ./run shows it.</param>
    /// <param name="works">With the product's own runner of jobs.</param>
    public static async Task<Site> StartAsync(bool demo = false, Action<IServiceCollection>? services = null, bool works = false)
    {
        var settings = await Engine.CopyAsync(demo);
        var clock = new Clock();
        var app = Create(settings, clock, services, works);
        await app.StartAsync();
        return new Site(app, settings, clock);
    }

    /// <summary>A new installation without any agency.</summary>
    /// <param name="sqlite">Also when the others are on PostgreSQL.</param>
    public static async Task<Site> StartEmptyAsync(bool sqlite = false) => await OnAsync(await Engine.EmptyAsync(sqlite));

    /// <summary>On a database that was made elsewhere (<see cref="Engine"/>), prepared as a start of the product prepares it.</summary>
    internal static async Task<Site> OnAsync(Dictionary<string, string?> settings)
    {
        var clock = new Clock();
        var app = Create(settings, clock, null);
        var site = new Site(app, settings, clock);
        await Database.PrepareAsync(app.Services, default);
        await app.StartAsync();
        return site;
    }

    /// <summary>Another process on the same database and folder, as after a restart or beside this one; this one goes last.</summary>
    public async Task<Site> AnotherNodeAsync(Action<IServiceCollection>? services = null)
    {
        var app = Create(_settings, Clock, services);
        await app.StartAsync();
        return new Site(app, _settings, Clock, guest: true);
    }

    /// <summary>Opens a page as nobody, or signed in as a role of an agency.</summary>
    public async Task<Screen> OpenAsync(string path, Role? @as = null, string agency = "tuayang", string? user = null)
    {
        var client = await ClientAsync(@as, agency, user);
        return await Screen.ReadAsync(client, await client.GetAsync(new Uri(path, UriKind.Relative)));
    }

    /// <summary>A browser of that person: keeps cookies, follows redirects.</summary>
    public async Task<HttpClient> ClientAsync(Role? @as = null, string agency = "tuayang", string? user = null)
    {
        var name = user ?? (@as is { } role ? UserName(role, agency) : "");
        var key = agency + "/" + name;
        if (!_clients.TryGetValue(key, out var client))
        {
            client = NewClient(agency == "tuayang" ? "localhost" : agency + ".localhost");
            if (name.Length > 0)
            {
                // To a page that costs nothing: the start page of staff asks every module.
                var form = await Screen.ReadAsync(client, await client.GetAsync(new Uri("/sign-in?next=%2Frobots.txt", UriKind.Relative)));
                var signedIn = await form.SubmitAsync(("ชื่อผู้ใช้", name), ("รหัสผ่าน", Demo.Password));
                Assert.Equal("/robots.txt", signedIn.Address.AbsolutePath);
            }

            _clients[key] = client;
        }

        return client;
    }

    public HttpClient NewClient(string host) =>
        new(new CookieKeeper(_app.GetTestServer().CreateHandler())) { BaseAddress = new Uri($"https://{host}/"), Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Works with services as the system does for one agency, signed in as an administrator.</summary>
    public async Task<T> InAgencyAsync<T>(string slug, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<Tenant>().Set((await services.GetRequiredService<AgencyDirectory>().BySlugAsync(slug, default))!);
        var admin = await services.GetRequiredService<AppDb>().Set<Membership>().AsNoTracking().FirstAsync(m => m.Role == Role.Administrator);
        services.GetRequiredService<CurrentUser>().Is(admin, "ผู้ดูแลระบบ");
        services.GetRequiredService<Actor>().Is(admin.AccountId, "ผู้ดูแลระบบ");
        return await work(services);
    }

    public Task InAgencyAsync(string slug, Func<IServiceProvider, Task> work) => InAgencyAsync(slug, async services =>
    {
        await work(services);
        return 0;
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await _app.StopAsync();
        await _app.DisposeAsync();
        if (!_guest)
        {
            await Engine.DropAsync(_settings);
        }
    }

    internal static async Task BuildTemplateAsync(Dictionary<string, string?> settings, bool demo)
    {
        await using var app = Create(settings, new StoryClock(new Clock()), null);
        await Database.PrepareAsync(app.Services, default);
        await Demo.FillAsync(app.Services, withData: demo, default);
    }

    private static string UserName(Role role, string agency) => role switch
    {
        Role.Officer => "officer",
        Role.HeadOfUnit => "head",
        Role.PermanentSecretary => "secretary",
        Role.Executive => "mayor",
        Role.Auditor => "auditor",
        Role.Oversight => "district",
        _ => "admin",
    } + (agency == "tuayang" ? "" : "." + agency);

    private static WebApplication Create(Dictionary<string, string?> settings, TimeProvider clock, Action<IServiceCollection>? services, bool works = false) => HostApp.Create([], builder =>
    {
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings);
        // Work is done when a test asks for it, not beside it.
        builder.Configuration["Prongsai:Work"] = works ? "true" : "false";
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(clock);
        builder.Services.PostConfigure<PasswordHasherOptions>(hash => hash.IterationCount = 1_000);
        builder.Services.PostConfigureAll<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        // Rows in no order, and lists multiplied by lists, are mistakes that only a log would tell of.
        builder.Services.ConfigureDbContext<AppDb>(db => db.ConfigureWarnings(w => w.Throw(
            CoreEventId.RowLimitingOperationWithoutOrderByWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning, RelationalEventId.MultipleCollectionIncludeWarning)));
    }, its =>
    {
        PagesOnce.AddTo(its);
        services?.Invoke(its);
    });
}
