using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Prongsai.Platform;

namespace Prongsai.Architecture.Tests;

/// <summary>The compiled modules beside the tests, found by themselves: no list to keep.</summary>
internal static class Modules
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(Modules).Assembly.Location)!;

    /// <summary>Every assembly of the product.</summary>
    public static IReadOnlyList<Assembly> Product { get; } =
    [
        .. Directory.EnumerateFiles(Folder, "Prongsai.*.dll").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name != "Prongsai.Architecture.Tests").Select(Assembly.Load),
    ];

    /// <summary>Those of src/Modules. (Ui registers like a module, but everybody stands on it.)</summary>
    public static IReadOnlyDictionary<string, Assembly> All { get; } = Product
        .Where(assembly => Projects.Modules.Any(p => "Prongsai." + Projects.Name(p) == assembly.GetName().Name))
        .ToDictionary(assembly => assembly.GetName().Name!);

    public static bool IsModule(Type type) => type is { IsInterface: false } && type.IsAssignableTo(typeof(IModule));

    /// <summary>Types of modules that an assembly uses outside their contracts. The TypeRef table names every outside type
    /// that any method, lambda or attribute of the assembly mentions.</summary>
    public static IReadOnlyList<string> InsideViews(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeReferences
            .Select(reader.GetTypeReference)
            .Where(type => type.ResolutionScope.Kind == HandleKind.AssemblyReference)
            .Select(type => (
                Assembly: reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                Namespace: reader.GetString(type.Namespace),
                Name: reader.GetString(type.Name)))
            .Where(type => All.ContainsKey(type.Assembly) && type.Namespace != $"{type.Assembly}.Contracts")
            .Select(type => $"{type.Namespace}.{type.Name}")];
    }
}
