using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>The order in which a request passes: edge, headers, health, tenant, ready bytes, lane, who asks, may they, page.</summary>
public static class PlatformPipeline
{
    public static void UsePlatform(this WebApplication app, IReadOnlyList<IModule> modules)
    {
        var options = app.Services.GetRequiredService<IOptions<PlatformOptions>>().Value;
        app.UseMiddleware<TelemetryMiddleware>();
        if (options.Proxy.Length > 0)
        {
            app.UseForwardedHeaders();
        }

        if (options.PlainLoopback)
        {
            app.Lifetime.ApplicationStarted.Register(() => RefuseOutside(app));
        }
        else
        {
            app.UseHsts();
        }

        app.UseSecurityHeaders();
        app.UseHealth();
        app.UseMiddleware<TenantMiddleware>();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<ErrorEdge>();
        foreach (var module in modules)
        {
            module.Use(app);
        }

        // What is ready in memory needs no place, and is answered while every place is taken.
        app.UseMiddleware<LanesMiddleware>();
        app.UseRouting();
        app.UseCrossSiteRefusal();
        app.UsePlainBodies();
        app.UseAuthentication();
        app.UseMiddleware<PermissionMiddleware>();
        app.MapRazorPages();
        foreach (var module in modules)
        {
            module.Map(app);
        }
    }

    private static void RefuseOutside(WebApplication app)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (addresses.Any(a => !new Uri(a.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal)).IsLoopback))
        {
            Console.Error.WriteLine("Prongsai:PlainLoopback is for this machine only; an address is open to others. Stopping.");
            Environment.ExitCode = 1;
            app.Lifetime.StopApplication();
        }
    }
}
