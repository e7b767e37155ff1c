using Prongsai.Load;

// dotnet run -c Release --project tests/Load            everything but the last two
// dotnet run -c Release --project tests/Load -- web     one part: papers, import, web, search, site, lcp, agencies, enumeration (a quarter of an hour each; only when named)
var parts = args.Length > 0 ? args : ["papers", "import", "web", "search", "site", "lcp"];
Console.WriteLine($"{Environment.ProcessorCount} cores, {Environment.OSVersion}, .NET {Environment.Version}; medians, milliseconds unless another unit is named");
foreach (var part in parts)
{
    await (part switch
    {
        "papers" => Papers.RunAsync(),
        "import" => Import.RunAsync(),
        "web" => Web.RunAsync(),
        "search" => Searching.RunAsync(),
        "site" => SitePages.RunAsync(),
        "lcp" => Lcp.RunAsync(),
        "agencies" => Agencies.RunAsync(),
        "enumeration" => Enumeration.RunAsync(),
        _ => Console.Error.WriteLineAsync($"No part is called {part}: papers, import, web, search, site, lcp, agencies, enumeration"),
    });
}
