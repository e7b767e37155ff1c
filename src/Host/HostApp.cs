using Prongsai.Agency;
using Prongsai.Approvals;
using Prongsai.Assessment;
using Prongsai.Correspondence;
using Prongsai.Disclosure;
using Prongsai.Documents;
using Prongsai.Measures;
using Prongsai.Operations;
using Prongsai.Platform;
using Prongsai.PublicSite;
using Prongsai.Ui;

namespace Prongsai.Host;

/// <summary>Puts the house together. The verbs and the tests start from here; so does the web server.</summary>
internal static class HostApp
{
    public static IReadOnlyList<IModule> Modules { get; } =
    [
        new UiModule(), new AgencyModule(), new ApprovalsModule(), new AssessmentModule(), new MeasuresModule(), new CorrespondenceModule(), new DocumentsModule(),
        new PublicSiteModule(), new DisclosureModule(), new OperationsModule(),
    ];

    // The short names of the README, and what they set.
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["PRONGSAI_DATA"] = "Prongsai:Data",
        ["PRONGSAI_DATABASE"] = "Prongsai:Postgres",
        ["PRONGSAI_DATABASE_OWNER"] = "Prongsai:PostgresOwner",
        ["PRONGSAI_PACKS"] = "Prongsai:Packs",
        ["PRONGSAI_SCANNER"] = "Prongsai:Scanner",
        ["PRONGSAI_BROWSER"] = "Pdf:Browser",
        ["PRONGSAI_PLAIN_LOOPBACK"] = "Prongsai:PlainLoopback",
        ["PRONGSAI_BACKUP"] = "Backup:Out",
        ["PRONGSAI_BACKUP_SECOND"] = "Backup:Second",
    };

    /// <param name="args">Settings as --Section:Key=value.</param>
    /// <param name="configure">Settings, for tests.</param>
    /// <param name="services">Last word on services, for tests.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(HostApp).Assembly.GetName().Name });
        builder.Configuration.AddInMemoryCollection(Settings
            .Select(s => KeyValuePair.Create(s.Value, Environment.GetEnvironmentVariable(s.Key)))
            .Where(s => !string.IsNullOrEmpty(s.Value)));
        builder.Configuration.AddCommandLine(args);
        // Standard output belongs to the verbs' answers.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        configure?.Invoke(builder);

        builder.AddPlatform(Modules);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        Database.MakeModelAhead(app.Services);
        app.UsePlatform(Modules);
        return app;
    }
}
