using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Prongsai.Platform;

/// <summary>
/// Puts the operating system's patched SQLite under the official provider. The packages above SQLitePCLRaw 2.0.6 are not to be had where we
/// build, and the library bundled with 2.0.6 is of 2021: never load that one. This file goes the day newer packages are served.
/// </summary>
internal static class SystemSqlite
{
#pragma warning disable CA2255 // must run before EF touches SQLitePCL
    [ModuleInitializer]
    internal static void Load()
    {
        // Microsoft.Data.Sqlite 10 asks for version 2.1 of these assemblies.
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var file = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return name.Name!.StartsWith("SQLitePCLRaw", StringComparison.Ordinal) && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        };
        Register();
    }
#pragma warning restore CA2255

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        SQLitePCL.raw.SetProvider(new SQLitePCL.SQLite3Provider_e_sqlite3());
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" && NativeLibrary.TryLoad(LibraryName(), out var handle) ? handle : 0;

    private static string LibraryName() =>
        OperatingSystem.IsWindows() ? "winsqlite3.dll" : OperatingSystem.IsMacOS() ? "libsqlite3.dylib" : "libsqlite3.so.0";
}
