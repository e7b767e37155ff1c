using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>What an officer has written. Only what differs from the template is kept, so that the rest follows the facts.</summary>
internal sealed class PaperDraft : ITenantRow
{
    public required Guid Id { get; init; }
    public required int FiscalYear { get; init; }

    /// <summary>One of PaperKinds.</summary>
    public required string Kind { get; init; }

    /// <summary>Empty: the one paper of this kind that the year itself has. Otherwise the id as text: one of many.</summary>
    public string Serial { get; init; } = "";

    /// <summary>As printed in lists, at the last save.</summary>
    public string Title { get; set; } = "";

    /// <summary>Unit that writes; people who see one unit only do not see what other units write.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>JSON object: key of a field of the template → text, with line feeds.</summary>
    public required string Fields { get; set; }

    /// <summary>Grows at each save. Who saves over a revision that he has not seen is told so.</summary>
    public int Revision { get; set; }

    /// <summary>Shown to the public as soon as its route is complete.</summary>
    public bool PublishWhenApproved { get; set; }

    /// <summary>Why numbers that look like personal data may be shown then; empty when there were none.</summary>
    public string ShowReason { get; set; } = "";

    /// <summary>The numbers that the reason speaks of, masked.</summary>
    public List<string> ShownNumbers { get; set; } = [];

    /// <summary>Account that began it.</summary>
    public Guid? AuthorAccountId { get; init; }

    /// <summary>Who wrote last, when that account is linked to a person of the register, or took the draft over: signs a memo first.</summary>
    public Guid? AuthorPersonId { get; set; }

    public required DateTime ChangedAt { get; set; }
    public required string ChangedBy { get; set; }

    /// <summary>Thrown away; kept so that it can be put back.</summary>
    public DateTime? RemovedAt { get; set; }

    public PaperKey Key => new(FiscalYear, Kind, Serial);

    internal sealed class Table : IEntityTypeConfiguration<PaperDraft>
    {
        public void Configure(EntityTypeBuilder<PaperDraft> builder)
        {
            builder.ToTable("documents_paper");
            builder.Ignore(p => p.Key);
            builder.Property(p => p.Revision).IsConcurrencyToken();
            builder.Property(p => p.ShownNumbers).HasConversion(Json.Strings, Json.StringsComparer);
            builder.HasIndex(TenantColumns.AgencyId, nameof(FiscalYear), nameof(Kind), nameof(Serial)).IsUnique();
        }
    }
}

/// <summary>Which paper: that of the year and kind (serial empty), or one of many.</summary>
/// <param name="Year">Fiscal year, BE.</param>
internal readonly record struct PaperKey(int Year, string Kind, string Serial = "");

internal static class PaperRows
{
    public static IQueryable<PaperDraft> Of(this IQueryable<PaperDraft> papers, PaperKey key) =>
        papers.Where(p => p.FiscalYear == key.Year && p.Kind == key.Kind && p.Serial == key.Serial);

    /// <summary>Somebody who works for one unit sees the papers of the year itself, those of no unit, those of his unit, and those that were given to him.</summary>
    public static IQueryable<PaperDraft> SeenBy(this IQueryable<PaperDraft> papers, CurrentUser user)
    {
        var (unit, person) = (user.UnitId, user.PersonId);
        return unit is null ? papers : papers.Where(p => p.Serial == "" || p.UnitId == null || p.UnitId == unit || (person != null && p.AuthorPersonId == person));
    }
}
