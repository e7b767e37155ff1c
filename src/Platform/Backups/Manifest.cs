namespace Prongsai.Platform.Backups;

/// <summary>Last entry of a backup: what must be found again when it is loaded.</summary>
/// <param name="Files">Files that are in it, as their rows say.</param>
/// <param name="Bytes">Of those files.</param>
/// <param name="Lost">Files that a row speaks of and that are not in it as they were stored.</param>
internal sealed record Manifest(DatabaseFacts Database, long Files, long Bytes, IReadOnlyList<LostFile> Lost)
{
    public const string Entry = "manifest.json";
    public const string Settings = "settings.json";
    public const string Certificate = "keys/certificate.pfx";
    public const string FilePrefix = "files/";

    public static string DatabaseEntry(string engine) => engine == "sqlite" ? "database/prongsai.db" : "database/prongsai.dump";
}

/// <param name="What">"missing" or "changed".</param>
public sealed record LostFile(string Agency, Guid Id, string What);

/// <summary>What a key ring that is sealed with a certificate needs besides the certificate.</summary>
internal sealed record KeptSettings(string KeyCertificatePassword);

/// <summary>What came of a backup or of looking at one.</summary>
/// <param name="Length">Bytes of the file.</param>
/// <param name="Files">Files of the agencies in it.</param>
/// <param name="Lost">Files that are not in it as they were stored.</param>
/// <param name="Verified">Loaded, counted, every file hashed, every audit chain walked, and all of it right; null: not looked at.</param>
/// <param name="Differences">What was not right.</param>
public sealed record BackupReport(
    string File, long Length, BackupHeader Header, long Tables, long Rows, long Files, long Bytes, IReadOnlyList<LostFile> Lost, bool? Verified, IReadOnlyList<string> Differences)
{
    /// <summary>Why it could not be loaded again, when it could not.</summary>
    public Refusal? NotLoaded { get; init; }

    /// <summary>The second place: empty (there is none), <see cref="BackupRun.Done"/> or "failed".</summary>
    public string Second { get; init; } = "";

    /// <summary>Nothing is missing in it.</summary>
    public bool Complete => Lost.Count == 0;

    /// <summary>The sentence for what is wrong with it; null when nothing is.</summary>
    public Refusal? Wrong =>
        !Complete ? new Refusal("backup.files-lost", "", Lost.Count, string.Join(' ', Lost.Take(3).Select(f => f.Id.ToString("D"))))
        : NotLoaded is not null ? NotLoaded
        : Verified == false ? new Refusal("backup.unlike", "", string.Join(", ", Differences.Take(5)))
        : null;
}
