using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Measures;

/// <summary>A read table that waits for a person: confirmed it becomes measures, thrown away it is gone.</summary>
internal sealed class ImportDraft : ITenantRow
{
    public required Guid Id { get; init; }
    public required int FiscalYear { get; init; }
    public required string FileName { get; init; }

    /// <summary>An <see cref="Import.ImportedTable"/>.</summary>
    public required string Content { get; set; }

    public required DateTime MadeAt { get; init; }

    /// <summary>Name of the account; empty for the command line and for drafts from before it was kept.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>Set once; confirming again changes nothing.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>How many measures it became.</summary>
    public int Confirmed { get; set; }

    /// <summary>Two confirmations at one moment: the second finds the draft changed.</summary>
    public int Version { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<ImportDraft>
    {
        public void Configure(EntityTypeBuilder<ImportDraft> builder)
        {
            builder.ToTable("measures_import_draft");
            builder.Property(d => d.Version).IsConcurrencyToken();
        }
    }
}
