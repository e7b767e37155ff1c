using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform.Backups;

/// <summary>A backup that was made, or a rehearsal of restoring one. Of the installation, not of an agency.</summary>
public sealed class BackupRun
{
    /// <summary>Outcome of one that is whole and verified.</summary>
    public const string Done = "done";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required BackupKind Kind { get; init; }
    public required DateTime StartedAt { get; init; }

    /// <summary>Null: it runs, or it was killed.</summary>
    public DateTime? EndedAt { get; set; }

    public required string Folder { get; set; }

    /// <summary>Name in the folder; empty: there is none.</summary>
    public string File { get; set; } = "";

    /// <summary>Bytes.</summary>
    public long Length { get; set; }

    /// <summary><see cref="Done"/>, code of the refusal, or empty while it runs.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The sentence of a refusal, as it was told in Thai; else what was counted.</summary>
    public string Told { get; set; } = "";

    /// <summary>The second place: empty (there is none), <see cref="Done"/> or "failed".</summary>
    public string Second { get; set; } = "";

    internal sealed class Table : IEntityTypeConfiguration<BackupRun>
    {
        public void Configure(EntityTypeBuilder<BackupRun> builder)
        {
            builder.ToTable("platform_backup");
            builder.Property(r => r.Id).ValueGeneratedNever();
            builder.Property(r => r.Kind).HasConversion<string>();
            builder.HasIndex(r => new { r.Kind, r.StartedAt });
        }
    }
}

public enum BackupKind
{
    Backup,
    Rehearsal,
}
