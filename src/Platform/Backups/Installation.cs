using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform.Backups;

/// <summary>Where this installation keeps what, and how its database is copied and loaded.</summary>
internal sealed class Installation(IOptions<PlatformOptions> platform, IOptions<BackupOptions> backup, IEnumerable<IModule> modules, TimeProvider clock)
{
    public string Data => Path.GetFullPath(platform.Value.Data);

    public string Blobs => Path.Combine(Data, "blobs");

    /// <summary>Folder of the backups unless another is named.</summary>
    public string Out => backup.Value.Out.Length > 0 ? Path.GetFullPath(backup.Value.Out) : Path.Combine(Data, "backups");

    /// <summary>Where a copy of each backup goes; null: nowhere.</summary>
    public IBackupPlace? Second { get; } =
        backup.Value.Second.StartsWith(S3Place.Scheme, StringComparison.Ordinal) ? new S3Place(backup.Value.Second, backup.Value.S3)
        : backup.Value.Second.Length > 0 ? new FolderPlace(Path.GetFullPath(backup.Value.Second)) : null;

    public PlatformOptions Platform => platform.Value;

    public BackupOptions Options => backup.Value;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public IEngine Engine { get; } = platform.Value.Postgres.Length > 0 ? new PostgresEngine(platform.Value, backup.Value) : new SqliteEngine(platform.Value);

    public static string Product => typeof(Installation).Assembly.GetName().Version!.ToString(3);

    /// <summary>Brings a loaded copy up to the schema of this program and walks the audit chain of every agency.</summary>
    /// <returns>"short name:number" of the first link of an agency that does not fit.</returns>
    public async Task<IReadOnlyList<string>> WalkAsync(LoadedCopy copy, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        copy.Configure(options);
        List<AgencyRef> agencies;
        await using (var db = Open(options, new Tenant()))
        {
            await SchemaScripts.RunAsync(db, modules, clock, ct);
            agencies = await db.Set<AgencyRecord>().AsNoTracking().OrderBy(a => a.Number).Select(a => new AgencyRef(a.Id, a.Slug, a.Name, "")).Take(20_000).ToListAsync(ct);
        }

        var breaks = new List<string>();
        foreach (var agency in agencies)
        {
            var tenant = new Tenant();
            tenant.Set(agency);
            await using var db = Open(options, tenant);
            if (await AuditChain.FirstBreakAsync(db, ct) is { } number)
            {
                breaks.Add(FormattableString.Invariant($"{agency.Slug}:{number}"));
            }
        }

        return breaks;
    }

    /// <summary>Names of the schema scripts that this program brings.</summary>
    public IReadOnlySet<string> KnownScripts => SchemaScripts.Names(modules, Engine.Name);

    /// <summary>A folder of this run for what is not sealed yet or any more; removed when it is disposed of. Leftovers of runs that were killed go too.</summary>
    public Scratch NewScratch()
    {
        var parent = Path.Combine(Data, "scratch");
        if (Directory.Exists(parent))
        {
            foreach (var old in Directory.EnumerateDirectories(parent).Where(d => Directory.GetLastWriteTimeUtc(d) < Now.AddDays(-1)))
            {
                Directory.Delete(old, recursive: true);
            }
        }

        return new Scratch(Path.Combine(parent, Guid.CreateVersion7().ToString("N")));
    }

    private AppDb Open(DbContextOptionsBuilder<AppDb> options, Tenant tenant) => new(options.Options, modules, tenant, new Actor(), clock);
}

/// <summary>A folder that only the service may read, gone with its user.</summary>
internal sealed class Scratch : IDisposable
{
    public Scratch(string path)
    {
        Path = path;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
