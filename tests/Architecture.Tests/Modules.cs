using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Prongsai.Platform;

namespace Prongsai.Architecture.Tests;

/// <summary>The compiled modules beside the tests, found by themselves: no list to keep.</summary>
internal static class Modules
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(Modules).Assembly.Location)!;

    public static IReadOnlyDictionary<string, Assembly> All { get; } = Directory
        .EnumerateFiles(Folder, "Prongsai.*.dll")
        .Select(Path.GetFileNameWithoutExtension)
        // Ui registers and serves like a module, but it belongs to all of them, like Platform.
        .Where(name => name is not ("Prongsai.Architecture.Tests" or "Prongsai.Ui"))
        .Select(name => Assembly.Load(name!))
        .Where(assembly => assembly.GetTypes().Any(IsModule))
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
