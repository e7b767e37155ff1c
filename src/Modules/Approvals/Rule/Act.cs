using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Rule;

internal enum ActKind
{
    Started,
    SentAgain,
    Decided,
    Returned,

    /// <summary>Takes back a decision or a return that is not settled yet.</summary>
    Undone,

    /// <summary>The time to undo is over: what was decided or returned has its effect.</summary>
    Settled,
    Voided,
    Withdrawn,

    /// <summary>Its sender left: somebody else answers for it from now on.</summary>
    HandedOver,
}

/// <summary>
/// One thing that somebody did to an approval, or that happened to it. Rows are only ever added (the database refuses to change or delete one); how far
/// an approval is follows from them alone.
/// </summary>
internal sealed class Act : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ApprovalId { get; init; }

    /// <summary>1, 2, 3 … within the approval: of two at once only one can be the next.</summary>
    public required int Number { get; init; }

    public required ActKind Kind { get; init; }
    public required DateTime At { get; init; }

    /// <summary>Step of a decision or a return.</summary>
    public int? Place { get; init; }

    /// <summary>How often this step has been acted on, from 1.</summary>
    public int? Run { get; init; }

    /// <summary>Undone, Settled: number of the act that is meant.</summary>
    public int? OfNumber { get; init; }

    /// <summary>Returned: the step it goes to; null: the author.</summary>
    public int? ToPlace { get; init; }

    public DecisionWord? Word { get; init; }

    /// <summary>มอบ … ดำเนินการ, or handed over: who.</summary>
    public string Whom { get; init; } = "";

    /// <summary>Opinion; for a refusal, a return, a withdrawal the reason; for what was sent again the note.</summary>
    public string Opinion { get; init; } = "";

    /// <summary>The content that the act is bound to.</summary>
    public required string Hash { get; init; }

    public DateTime? SettlesAt { get; init; }
    public Guid? AccountId { get; init; }
    public Guid? PersonId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>The post that was acted for, as it was called on that day.</summary>
    public string PositionName { get; init; } = "";

    public List<string> BlockLines { get; init; } = [];

    /// <summary>Empty for the holder of the post.</summary>
    public string Capacity { get; init; } = "";

    /// <summary>Order of the appointment.</summary>
    public string OrderReference { get; init; } = "";

    /// <summary>Handed over: to whom; the name stands in <see cref="Whom"/>.</summary>
    public Guid? ToPersonId { get; init; }

    public DecisionMeans Means { get; init; }
    public Guid? ScanFileId { get; init; }

    /// <summary>The words as printed.</summary>
    public string Text(bool decides) => Word is { } word ? DecisionWords.Printed(word, decides, Whom, Opinion) : "";

    /// <summary>Opinion beside the words; a refusal's reason is in the words already.</summary>
    public string Beside => Word == DecisionWord.Refused ? "" : Opinion;

    internal sealed class Table : IEntityTypeConfiguration<Act>
    {
        public void Configure(EntityTypeBuilder<Act> builder)
        {
            builder.ToTable("approvals_act");
            builder.Property(a => a.Kind).HasConversion<string>();
            builder.Property(a => a.Word).HasConversion<string>();
            builder.Property(a => a.Means).HasConversion<string>();
            builder.Property(a => a.BlockLines).HasConversion(Json.Strings, Json.StringsComparer);
            builder.Ignore(a => a.Beside);
            builder.HasIndex(TenantColumns.AgencyId, nameof(ApprovalId), nameof(Number)).IsUnique();
            builder.HasIndex(TenantColumns.AgencyId, nameof(ApprovalId), nameof(Place), nameof(Run)).IsUnique();
            builder.HasIndex(TenantColumns.AgencyId, nameof(ApprovalId), nameof(OfNumber)).IsUnique();
        }
    }
}
