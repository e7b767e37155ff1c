using System.ComponentModel.DataAnnotations;

namespace Prongsai.Platform;

/// <summary>Section "Prongsai" of the settings; checked at start.</summary>
public sealed class PlatformOptions
{
    /// <summary>Folder of the database file and the blobs.</summary>
    [Required]
    public string Data { get; set; } = "data";

    /// <summary>PostgreSQL connection string of the application's role; empty: SQLite in <see cref="Data"/>.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>The same role past a pooler, for the one connection that listens to other nodes; empty: the same as <see cref="Postgres"/>.</summary>
    public string PostgresDirect { get; set; } = "";

    /// <summary>PostgreSQL connection string of the role that owns the schema; empty: the same as <see cref="Postgres"/>.</summary>
    public string PostgresOwner { get; set; } = "";

    /// <summary>Folder of the packs (frameworks, holidays, wording).</summary>
    [Required]
    public string Packs { get; set; } = "packs";

    /// <summary>
    /// Served without TLS to this machine only (the first try with ./run): cookies then go without "Secure" and the __Host- prefix, which
    /// browsers would refuse. Start is refused when any address is not a loopback one.
    /// </summary>
    public bool PlainLoopback { get; set; }

    /// <summary>Port in the addresses that people see, when it is not the usual one of the scheme; 0: the usual. <c>serve</c> sets it for <see cref="PlainLoopback"/>.</summary>
    [Range(0, 65535)]
    public int PublicPort { get; set; }

    /// <summary>This process works through the queue; false on a node that only answers people, while another works.</summary>
    public bool Work { get; set; } = true;

    /// <summary>Seconds between two looks at the list of agencies, which the command line or another node may have changed; 0: never.</summary>
    [Range(0, 3600)]
    public int WatchSeconds { get; set; } = 5;

    /// <summary>Address of the one reverse proxy whose X-Forwarded-For and -Proto are believed; empty: none.</summary>
    public string Proxy { get; set; } = "";

    /// <summary>Address of clamd, which looks at every file from outside: "tcp://127.0.0.1:3310" or "unix:/run/clamav/clamd.ctl"; empty: none.</summary>
    [RegularExpression("tcp://[^/ ]{1,200}:[0-9]{1,5}|unix:/[^ ]{1,100}")]
    public string Scanner { get; set; } = "";

    /// <summary>PFX file that seals the key ring; empty: keys are as safe as the database.</summary>
    public string KeyCertificate { get; set; } = "";

    public string KeyCertificatePassword { get; set; } = "";
}
