using System.Reflection;

namespace Prongsai.Architecture.Tests;

/// <summary>Small text files that may change, but never unseen: who may use whom, and what each module promises.
/// On a difference the new text is written beside the approved one with the ending .actual.</summary>
public class ApprovedFactsTests
{
    [Fact]
    public void Edges_between_modules() => Approved.Matches("module-edges.txt",
        from project in Projects.Modules
        from reference in Projects.References(project)
        select $"{Projects.Name(project)} -> {Projects.Name(reference)}");

    [Fact]
    public void Promises_of_modules() => Approved.Matches("contracts.txt",
        from assembly in Modules.All.Values
        from type in assembly.GetExportedTypes()
        where type.Namespace == $"{assembly.GetName().Name}.Contracts"
        from line in Promises(type)
        select line);

    private static IEnumerable<string> Promises(Type type)
    {
        var name = type.FullName!["Prongsai.".Length..].Replace(".Contracts", "", StringComparison.Ordinal).Replace('+', '.');
        if (type.IsEnum)
        {
            return [$"{name} = {string.Join(" | ", type.GetEnumNames())}"];
        }

        const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
        var methods = type.GetMethods(Own)
            .Where(m => type.IsInterface || (m.IsStatic && !m.IsSpecialName))
            .Where(m => !m.IsSpecialName || m.Name.StartsWith("get_", StringComparison.Ordinal))
            .Select(m => $"{name}.{m.Name}({Parameters(m)}) : {Short(m.ReturnType)}");
        return type.IsInterface ? methods : type.GetConstructors().Select(c => $"{name}({Parameters(c)})").Concat(methods);
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Short(p.ParameterType)} {p.Name}"));

    private static string Short(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Short(inner) + "?"
        : type.IsGenericType ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>"
        : type.Name;
}

internal static class Approved
{
    public static void Matches(string file, IEnumerable<string> facts)
    {
        var path = Path.Combine(Repository.Root, "tests", "Architecture.Tests", file);
        var actual = string.Join('\n', facts.Order(StringComparer.Ordinal)) + "\n";
        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (approved != actual)
        {
            File.WriteAllText(path + ".actual", actual);
        }

        Assert.Equal(approved, actual);
    }
}
