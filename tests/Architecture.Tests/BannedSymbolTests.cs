using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Prongsai.Architecture.Tests;

/// <summary>Each line of BannedSymbols.txt stops a build: one small project breaks them all, and the compiler must name every one.</summary>
public partial class BannedSymbolTests
{
    private const string Guilty = """
        using Microsoft.AspNetCore.Mvc.Rendering;
        using System.Xml;
        using System.Xml.Linq;
        namespace Guilty;
        internal static class Crimes
        {
            public static object[] All(IHtmlHelper html, IHtmlHelper<string> typed, System.Threading.Tasks.Task<int> task, System.IO.Stream stream) =>
            [
                System.DateTime.Now, System.DateTime.UtcNow, System.DateTime.Today, System.DateTimeOffset.Now, System.DateTimeOffset.UtcNow,
                task.Result, System.Guid.NewGuid(), new System.Random(),
                html.Raw(""), html.Raw((object)1), typed.Raw(""), typed.Raw((object)1),
                XDocument.Parse(""), XDocument.Load(""), XDocument.Load(stream),
                "".Normalize(), "".Normalize(System.Text.NormalizationForm.FormC),
                System.DateTime.Parse(""), System.DateOnly.Parse(""),
            ];

            public static void More(System.IO.Stream stream, System.IO.FileStream file)
            {
                var xml = new XmlDocument();
                xml.LoadXml("");
                xml.Load(stream);
                file.Flush(true);
            }
        }
        """;

    [Fact]
    public async Task Every_banned_symbol_breaks_the_build()
    {
        var folder = Path.Combine(Repository.Root, "out", "banned");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "Crimes.cs"), Guilty, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "Banned.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>
            </Project>
            """, TestContext.Current.CancellationToken);

        var log = TypeParameter().Replace(await BuildAsync(folder), "");

        var banned = Sources.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Symbol(line.Split(';')[0])).Distinct().ToList();
        Assert.True(banned.Count > 10);
        Assert.Empty(banned.Where(symbol => !log.Contains($"'{symbol}", StringComparison.Ordinal)).Append(log.Contains("RS0030", StringComparison.Ordinal) ? null : log).OfType<string>());
    }

    /// <summary>As the compiler names it: "P:System.DateTime.Now" is DateTime.Now, "T:System.Random" is Random, without the marks of generics.</summary>
    private static string Symbol(string id)
    {
        var path = Arity().Replace(id[2..].Split('(')[0], "").Split('.');
        return id[0] == 'T' ? path[^1] : $"{path[^2]}.{path[^1]}".Replace("String.", "string.", StringComparison.Ordinal);
    }

    private static async Task<string> BuildAsync(string folder)
    {
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", "-nologo", "-v", "q", "-p:UseSharedCompilation=false", "-nodeReuse:false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
        })!;
        var log = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        return log;
    }

    [GeneratedRegex("<T[A-Za-z]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TypeParameter();

    [GeneratedRegex("`[0-9]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Arity();
}
