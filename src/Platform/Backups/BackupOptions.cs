using System.ComponentModel.DataAnnotations;

namespace Prongsai.Platform.Backups;

/// <summary>Section "Backup" of the settings; checked at start.</summary>
public sealed class BackupOptions : IValidatableObject
{
    /// <summary>Folder of the backups; empty: "backups" in the folder of the data, which a lost disk takes along.</summary>
    public string Out { get; set; } = "";

    /// <summary>A second place: a folder (a mounted share, a disk that is carried home), or "s3://bucket/folder" of an object storage; empty: none.</summary>
    public string Second { get; set; } = "";

    /// <summary>The object storage of <see cref="Second"/>.</summary>
    public S3Options S3 { get; set; } = new();

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

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Second.Contains("://", StringComparison.Ordinal))
        {
            yield break;
        }

        if (!Second.StartsWith(S3Place.Scheme, StringComparison.Ordinal) || Second.Length == S3Place.Scheme.Length || Second[S3Place.Scheme.Length] == '/')
        {
            yield return new("Backup:Second is a folder, or s3://bucket/folder.", [nameof(Second)]);
        }

        if (S3.KeyId.Length == 0 || S3.KeySecret.Length == 0)
        {
            yield return new("Backup:Second is an object storage: set Backup:S3:KeyId and Backup:S3:KeySecret.", [nameof(S3)]);
        }

        if (S3.Endpoint.Length > 0 && !(Uri.TryCreate(S3.Endpoint, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"))
        {
            yield return new("Backup:S3:Endpoint is an address such as https://s3.example.go.th.", [nameof(S3)]);
        }
    }
}

/// <summary>An object storage that speaks S3, of the state's cloud or of one's own.</summary>
public sealed class S3Options
{
    /// <summary>Address of the service, e.g. "https://s3.example.go.th"; empty: Amazon's own of the region.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>Name of the region as the service spells it.</summary>
    public string Region { get; set; } = "us-east-1";

    public string KeyId { get; set; } = "";

    public string KeySecret { get; set; } = "";
}
