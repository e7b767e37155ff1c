using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Documents.Drafts;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.History;

/// <summary>How a paper stood at a moment: its wording and the whole unsigned paper. Never changes.</summary>
internal sealed class PaperVersion : ITenantRow
{
    public required Guid Id { get; init; }
    public required Guid PaperId { get; init; }

    /// <summary>1, 2, … within the paper.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }

    /// <summary>JSON object: key of a field → the text as shown then, whether the officer's or the template's.</summary>
    public required string Fields { get; init; }

    /// <summary>The unsigned paper as JSON, without the emblem, which is the office's and not this paper's.</summary>
    public required string Snapshot { get; init; }

    /// <summary>SHA-256 of the snapshot, hex: two versions with one hash print the same.</summary>
    public required string Hash { get; init; }

    public required VersionReason Why { get; init; }
    public required DateTime KeptAt { get; init; }
    public required string KeptBy { get; init; }

    public IReadOnlyDictionary<string, string> Texts() => SaveDraft.DraftText.Read(Fields);

    public Paper Paper() => JsonSerializer.Deserialize<Paper>(Snapshot, Json.Options)!;

    internal sealed class Table : IEntityTypeConfiguration<PaperVersion>
    {
        public void Configure(EntityTypeBuilder<PaperVersion> builder)
        {
            builder.ToTable("documents_version");
            builder.Property(v => v.Why).HasConversion<string>();
            builder.HasIndex(TenantColumns.AgencyId, nameof(PaperId), nameof(Number)).IsUnique();
            builder.HasOne<PaperDraft>().WithMany().HasForeignKey(TenantColumns.AgencyId, nameof(PaperId));
        }
    }
}

internal enum VersionReason
{
    Saved,
    Submitted,
    Restored,
    Uploaded,
}
