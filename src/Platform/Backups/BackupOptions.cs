using System.ComponentModel.DataAnnotations;

namespace Prongsai.Platform.Backups;

/// <summary>Section "Backup" of the settings; checked at start.</summary>
public sealed class BackupOptions
{
    /// <summary>Folder of the backups; empty: "backups" in the folder of the data, which a lost disk takes along.</summary>
    public string Out { get; set; } = "";

    /// <summary>A second place, e.g. a mounted share or a disk that is carried home; empty: none.</summary>
    public string Second { get; set; } = "";

    /// <summary>Whether the software backs up by itself every night and rehearses every month.</summary>
    public bool Nightly { get; set; } = true;

    /// <summary>Hour of the night in Bangkok. A machine that sleeps then is backed up when it is awake again.</summary>
    [Range(0, 23)]
    public int Hour { get; set; } = 2;

    /// <summary>
    /// Days after which a backup is removed, if a newer one that was verified lies beside it. What is deleted must be gone from copies within 90 days
    /// (Personal Data Protection Committee, notification on deletion B.E. 2567).
    /// </summary>
    [Range(1, 89)]
    public int KeepDays { get; set; } = 35;

    /// <summary>
    /// PostgreSQL: connection string of a role that reads the rows of every agency (superuser or BYPASSRLS) and may create databases; empty: the owner of the schema.
    /// </summary>
    public string Postgres { get; set; } = "";

    /// <summary>Folder of pg_dump and pg_restore; empty: found by itself.</summary>
    public string PostgresTools { get; set; } = "";
}
