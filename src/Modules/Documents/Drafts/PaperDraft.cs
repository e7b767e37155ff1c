using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>What an officer has written for a kind of paper of a year. Only what differs from the template is kept, so that the rest follows the facts.</summary>
internal sealed class PaperDraft : ITenantRow
{
    public required Guid Id { get; init; }
    public required int FiscalYear { get; init; }

    /// <summary>One of PaperKinds.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON object: key of a field of the template → text, with line feeds.</summary>
    public required string Fields { get; set; }

    /// <summary>Who wrote last, when that account is linked to a person of the register: signs a memo first.</summary>
    public Guid? AuthorPersonId { get; set; }

    public required DateTime ChangedAt { get; set; }
    public required string ChangedBy { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PaperDraft>
    {
        public void Configure(EntityTypeBuilder<PaperDraft> builder)
        {
            builder.ToTable("documents_paper");
            builder.HasIndex("AgencyId", nameof(FiscalYear), nameof(Kind)).IsUnique();
        }
    }
}
