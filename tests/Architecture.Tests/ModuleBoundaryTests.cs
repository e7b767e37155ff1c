using System.Xml.Linq;

namespace Prongsai.Architecture.Tests;

public class ModuleBoundaryTests
{
    public static TheoryData<string> Names => [.. Modules.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_module_uses_only_the_contracts_of_another(string module) =>
        Assert.Empty(Modules.InsideViews(Modules.All[module]));

    [Fact]
    public void Platform_and_Ui_know_no_module()
    {
        Assert.Empty(Modules.InsideViews(typeof(Prongsai.Platform.IModule).Assembly));
        Assert.DoesNotContain(Projects.References("src/Platform/Platform.csproj"), r => r.Contains("Modules/", StringComparison.Ordinal));
        Assert.DoesNotContain(Projects.References("src/Ui/Ui.csproj"), r => r.Contains("Modules/", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_module_shows_only_its_contracts_and_its_module_class(string module) =>
        Assert.Empty(Modules.All[module].GetExportedTypes()
            .Where(type => type.Namespace != $"{module}.Contracts" && !Modules.IsModule(type) && !IsMadeByRazor(type))
            .Select(type => type.FullName));

    [Fact]
    public void Modules_do_not_go_round_in_circles()
    {
        var edges = Projects.Modules.ToDictionary(Projects.Name, p => Projects.References(p).Select(Projects.Name).ToList());
        Assert.DoesNotContain(edges.Keys, start => Reaches(start, start, edges, []));
        Assert.True(Reaches("a", "a", new() { ["a"] = ["b"], ["b"] = ["a"] }, []), "the rule bites");
    }

    [Fact]
    public void Only_Host_and_the_tests_know_every_module() =>
        Assert.Empty(Projects.All
            .Where(p => Projects.References(p).Any(r => r.Contains('*', StringComparison.Ordinal)))
            .Select(Projects.Name).Except(["Host"]));

    [Fact]
    public void The_rule_bites()
    {
        // This assembly looks inside a module, so the rule must find it guilty.
        Assert.NotNull(typeof(Prongsai.Agency.AgencyModule));
        Assert.NotEmpty(Modules.InsideViews(typeof(ModuleBoundaryTests).Assembly));
        Assert.True(Modules.All.Count >= 6);
    }

    private static bool Reaches(string from, string target, Dictionary<string, List<string>> edges, HashSet<string> seen) =>
        edges.GetValueOrDefault(from, []).Any(next => next == target || (seen.Add(next) && Reaches(next, target, edges, seen)));

    private static bool IsMadeByRazor(Type type) => type.Namespace == "AspNetCoreGeneratedDocument";
}

/// <summary>Project files as they are written, paths relative to the repository with forward slashes.</summary>
internal static class Projects
{
    public static IReadOnlyList<string> All { get; } = [.. Sources.Files("*.csproj")];

    public static IReadOnlyList<string> Modules { get; } = [.. All.Where(p => p.StartsWith("src/Modules/", StringComparison.Ordinal))];

    public static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    public static IReadOnlyList<string> References(string project)
    {
        using var reader = System.Xml.XmlReader.Create(Path.Combine(Repository.Root, project));
        return [.. XDocument.Load(reader).Descendants("ProjectReference").Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'))];
    }
}
