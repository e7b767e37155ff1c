using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Host;
using Prongsai.Platform;

namespace Prongsai.Browser.Tests;

/// <summary>The demo, filled once for all tests: each house that a test opens lives in a copy.</summary>
internal static class DemoData
{
    private static readonly Lazy<Task<DirectoryInfo>> Filled = new(FillAsync);

    /// <returns>A data folder of the caller's own, to be deleted by it.</returns>
    public static async Task<DirectoryInfo> CopyAsync(string name)
    {
        var (from, to) = (await Filled.Value, Directory.CreateTempSubdirectory(name));
        foreach (var file in from.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to.FullName, Path.GetRelativePath(from.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }

        return to;
    }

    public static async Task DeleteAsync()
    {
        if (Filled.IsValueCreated)
        {
            (await Filled.Value).Delete(recursive: true);
        }
    }

    private static async Task<DirectoryInfo> FillAsync()
    {
        var data = Directory.CreateTempSubdirectory("prongsai-demo-");
        await using (var house = HostApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Prongsai:Data"] = data.FullName, ["Prongsai:PlainLoopback"] = "true" });
            builder.Logging.ClearProviders();
            Demo.TellOfThePast(builder);
            // The accounts of a test's demo are nobody's: cheap to make, as those of Site.Tests.
            builder.Services.PostConfigure<PasswordHasherOptions>(hash => hash.IterationCount = 1_000);
        }))
        {
            await Database.PrepareAsync(house.Services, default);
            await Demo.FillAsync(house.Services, withData: true, default);
        }

        SqliteConnection.ClearAllPools();
        return data;
    }
}
