using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents.Wording;

/// <summary>The agency's own wording of a kind of paper, over the one that comes with the product. What is not here follows that one.</summary>
internal sealed class PaperWording : ITenantRow
{
    public required Guid Id { get; init; }

    /// <summary>One of PaperKinds.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON object: key of a field → text with {names} of the facts.</summary>
    public required string Fields { get; set; }

    /// <summary>Why it was changed last.</summary>
    public required string Reason { get; set; }

    public int Revision { get; set; }
    public required DateTime ChangedAt { get; set; }
    public required string ChangedBy { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<PaperWording>
    {
        public void Configure(EntityTypeBuilder<PaperWording> builder)
        {
            builder.ToTable("documents_wording");
            builder.Property(w => w.Revision).IsConcurrencyToken();
            builder.HasIndex(TenantColumns.AgencyId, nameof(Kind)).IsUnique();
        }
    }
}

internal static class WordingOf
{
    /// <summary>The template of a kind as this agency words it.</summary>
    public static async Task<PaperTemplate> TemplateAsync(this AppDb db, string kind, CancellationToken ct)
    {
        var template = PaperTemplate.Of(kind);
        var own = await db.Set<PaperWording>().AsNoTracking().Where(w => w.Kind == kind).Select(w => w.Fields).SingleOrDefaultAsync(ct);
        return own is null ? template : template.With(SaveDraft.DraftText.Read(own));
    }

    public static PaperTemplate With(this PaperTemplate template, IReadOnlyDictionary<string, string> texts) => template with
    {
        Fields = [.. template.Fields.Select(f => texts.TryGetValue(f.Key, out var text) ? f with { Text = text } : f)],
    };
}
