using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Prongsai.Platform;

namespace Prongsai.Host.Verbs;

internal static class Serve
{
    public static Command Build()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on.", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var demo = new Option<bool>("--demo") { Description = "Fill the demo agencies when the database is empty." };
        var command = new Command("serve", "Answer web requests until stopped.") { urls, demo };
        command.SetAction((call, ct) => RunAsync(call.GetValue(urls)!, call.GetValue(demo), ct));
        return command;
    }

    private static async Task<int> RunAsync(string urls, bool demo, CancellationToken ct)
    {
        string[] settings = ["--urls", urls, .. PlainLoopback(urls)];
        await using var app = demo ? await DemoFilling.OpenAsync(settings, ct) : HostApp.Create(settings);
        var preparation = app.Services.GetRequiredService<Preparation>();
        if (!demo)
        {
            await preparation.BeginAsync(ct);
        }

        if (Taken(urls) is { } taken)
        {
            return Answer.Refused(app.Services, new Refusal("serve.address-taken", "", taken));
        }

        // The first visitor finds the agencies known.
        await Task.WhenAll(app.StartAsync(ct), Task.Run(() => app.Services.GetRequiredService<AgencyDirectory>().AllAsync(ct).AsTask(), ct));
        Console.WriteLine($"Prongsai listens on {urls}");
        if (demo)
        {
            Demo.Tell(new Uri(urls.Split(';')[0]));
        }

        var prepared = preparation.FinishAsync(app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(ct);
        await prepared.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Environment.ExitCode;
    }

    /// <returns>The first address that somebody else listens on: one sentence then, and not the story of a server that did not start.</returns>
    private static string? Taken(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.IsLoopback || IPAddress.TryParse(address.Host, out _)))
            {
                continue;
            }

            try
            {
                using var here = new TcpListener(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Loopback, address.Port);
                here.Start();
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                return url;
            }
        }

        return null;
    }

    // What people type after the host; nothing when it is the usual port.
    private static string Port(string urls)
    {
        var first = new Uri(urls.Split(';', StringSplitOptions.RemoveEmptyEntries)[0]);
        return first.IsDefaultPort ? "0" : first.Port.ToString(CultureInfo.InvariantCulture);
    }

    // Plain http to this machine with no proxy in front: somebody is trying it out. Behind a proxy, Prongsai:Proxy is set and cookies stay secure.
    private static string[] PlainLoopback(string urls)
    {
        var plain = urls.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .All(u => Uri.TryCreate(u, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
        var proxy = Environment.GetEnvironmentVariable("Prongsai__Proxy") is { Length: > 0 };
        return plain && !proxy ? ["--Prongsai:PlainLoopback", "true", "--Prongsai:PublicPort", Port(urls)] : [];
    }
}
