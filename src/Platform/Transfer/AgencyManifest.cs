namespace Prongsai.Platform.Transfer;

/// <summary>What is in the archive of an agency: its last member. Described in docs/operate/agency-export.md.</summary>
/// <param name="Format"><see cref="Current"/>.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Schema">Names of the schema scripts, without their engine, in order.</param>
/// <param name="Lost">Files that a row speaks of and that are not in the archive, because they were not as they had been stored.</param>
internal sealed record AgencyManifest(
    string Format, string Product, DateTime MadeAt, IReadOnlyList<string> Schema, TravellingAgency Agency, IReadOnlyList<Member> Members, IReadOnlyList<Guid> Lost)
{
    public const string Current = "prongsai-agency-1";
    public const string Entry = "manifest.json", Accounts = "accounts.jsonl", Jobs = "jobs.jsonl", Tables = "tables/", Files = "files/";

    public static string TableEntry(string table) => $"{Tables}{table}.jsonl";

    public static string FileEntry(Guid id) => Files + id.ToString("D");

    /// <summary>The same names on both engines.</summary>
    public static IReadOnlyList<string> SchemaOf(IEnumerable<IModule> modules, string engine) =>
        [.. SchemaScripts.Names(modules, engine).Select(n => n.Replace($".Schema.{engine}.", ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}

/// <param name="Hosts">The first is the one that links are built with.</param>
internal sealed record TravellingAgency(Guid Id, string Slug, string Name, IReadOnlyList<string> Hosts);

/// <param name="Rows">Null for a file.</param>
/// <param name="Sha256">Of the bytes as they are unpacked, hex.</param>
internal sealed record Member(string Name, long Length, string Sha256, long? Rows);

/// <summary>An account that the agency's people sign in with. The hashes are what the password and the digits are compared with, never these themselves.</summary>
internal sealed record TravellingAccount(Guid Id, string UserName, string DisplayName, bool Disabled, string? PasswordHash, string? PinHash);

/// <summary>Work that was queued and not done.</summary>
internal sealed record TravellingJob(Guid Id, string Kind, string Body, DateTime DueAt);

/// <summary>What came of taking an agency away, or of bringing one.</summary>
/// <param name="Length">Bytes of the archive.</param>
/// <param name="Sha256">Of the archive, hex: to be told to whoever receives it, by another way.</param>
/// <param name="Lost">Files that were not as they had been stored, and did not travel.</param>
public sealed record TransferReport(string Slug, string Name, string File, long Length, string Sha256, int Tables, long Rows, int Accounts, int Files, long Bytes, IReadOnlyList<Guid> Lost)
{
    internal static TransferReport Of(AgencyManifest manifest, string slug, string file, string sha256)
    {
        var files = manifest.Members.Where(m => m.Name.StartsWith(AgencyManifest.Files, StringComparison.Ordinal)).ToList();
        var tables = manifest.Members.Where(m => m.Name.StartsWith(AgencyManifest.Tables, StringComparison.Ordinal)).ToList();
        var accounts = manifest.Members.Single(m => m.Name == AgencyManifest.Accounts).Rows ?? 0;
        return new(slug, manifest.Agency.Name, file, new FileInfo(file).Length, sha256, tables.Count, tables.Sum(t => t.Rows ?? 0), (int)accounts, files.Count, files.Sum(f => f.Length), manifest.Lost);
    }
}
