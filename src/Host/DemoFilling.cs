using Microsoft.Extensions.Options;
using Prongsai.Platform;

namespace Prongsai.Host;

/// <summary>An installation whose demo is there when it opens: filled now, by another start, or long ago.</summary>
internal static class DemoFilling
{
    /// <returns>Prepared, as by <see cref="Preparation.BeginAsync"/>.</returns>
    public static async Task<WebApplication> OpenAsync(string[] settings, CancellationToken ct)
    {
        var app = await PreparedAsync(settings, ct);
        if (app.Services.GetRequiredService<Preparation>().Waiting || (!DemoTurn.IsOpen(FolderOf(app)) && await KnowsAgenciesAsync(app, ct)))
        {
            return app;
        }

        using var turn = await DemoTurn.TakeAsync(FolderOf(app), ct);
        // While this one waited, another start may have filled it.
        app.Services.GetRequiredService<AgencyDirectory>().Forget();
        if (turn.WasStopped && await StrangerAsync(app, ct) is null)
        {
            await Demo.WipeAsync(app.Services, ct);
            await app.DisposeAsync();
            app = await PreparedAsync(settings, ct);
        }

        if (!await KnowsAgenciesAsync(app, ct))
        {
            Console.WriteLine("Filling the demo agencies with two years of work, the papers printed and signed; about half a minute, the first time only …");
            turn.Begin();
            await Demo.FillAsync(app.Services, withData: true, ct);
            // Printing and reading scans took room that serving pages does not need.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        turn.End();
        return app;
    }

    public static string FolderOf(WebApplication app) => app.Services.GetRequiredService<IOptions<PlatformOptions>>().Value.Data;

    /// <returns>An agency that is not of the demo; null when there is none.</returns>
    public static async Task<AgencyRef?> StrangerAsync(WebApplication app, CancellationToken ct) =>
        (await app.Services.GetRequiredService<AgencyDirectory>().AllAsync(ct)).FirstOrDefault(a => !Demo.Slugs.Contains(a.Agency.Slug))?.Agency;

    private static async Task<bool> KnowsAgenciesAsync(WebApplication app, CancellationToken ct) => (await app.Services.GetRequiredService<AgencyDirectory>().AllAsync(ct)).Count > 0;

    private static async Task<WebApplication> PreparedAsync(string[] settings, CancellationToken ct)
    {
        var app = HostApp.Create(settings, Demo.TellOfThePast);
        await app.Services.GetRequiredService<Preparation>().BeginAsync(ct);
        return app;
    }
}
