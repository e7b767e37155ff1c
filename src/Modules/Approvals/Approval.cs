using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Approvals.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals;

/// <summary>A thing on its way through a route. What changes here is only what follows from its acts, kept for lists.</summary>
internal sealed class Approval : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string SubjectType { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Title { get; set; }
    public required string Hash { get; set; }
    public ApprovalState State { get; set; }
    public int Round { get; set; }

    /// <summary>Number of its acts. Two at once cannot both make it the next.</summary>
    public int Version { get; set; }

    public required bool Urgent { get; init; }
    public Guid? UnitId { get; init; }
    public required string RouteName { get; init; }
    public required bool AuthorMayNotDecide { get; init; }
    public required Guid StartedByAccountId { get; init; }
    public Guid? StartedByPersonId { get; init; }
    public required string StartedByName { get; init; }

    /// <summary>Who answers for it since its sender left; null: the sender.</summary>
    public Guid? OwnerPersonId { get; set; }

    public string OwnerName { get; set; } = "";
    public required DateTime StartedAt { get; init; }
    public List<string> Summary { get; set; } = [];
    public string Reason { get; set; } = "";

    /// <summary>When the next decision settles; null when none waits.</summary>
    public DateTime? SettlesAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>JSON of what changed when it became void.</summary>
    public string Difference { get; set; } = "[]";

    internal sealed class Table : IEntityTypeConfiguration<Approval>
    {
        public void Configure(EntityTypeBuilder<Approval> builder)
        {
            builder.ToTable("approvals_approval");
            builder.Property(a => a.State).HasConversion<string>();
            builder.Property(a => a.Summary).HasConversion(Json.Strings, Json.StringsComparer);
            builder.Property(a => a.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>A step as it was copied from the route.</summary>
internal sealed class Step : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid ApprovalId { get; init; }

    /// <summary>From 1.</summary>
    public required int Place { get; init; }

    public required int Stage { get; init; }
    public required Guid PositionId { get; init; }

    /// <summary>Name of the post when the approval started.</summary>
    public required string PositionName { get; init; }

    /// <summary>Working days it may take.</summary>
    public int? Days { get; init; }

    public StepState State { get; set; }
    public DateTime? OpenedAt { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>Day of the last reminder, and how many there were while it is open.</summary>
    public DateOnly? RemindedOn { get; set; }

    public int Reminders { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Step>
    {
        public void Configure(EntityTypeBuilder<Step> builder)
        {
            builder.ToTable("approvals_step");
            builder.Property(s => s.State).HasConversion<string>();
            builder.HasIndex(TenantColumns.AgencyId, nameof(ApprovalId), nameof(Place)).IsUnique();
        }
    }
}

internal static class ApprovalRows
{
    /// <summary>What somebody answers for: sent and not handed over, or taken over.</summary>
    public static IQueryable<Approval> OwnedBy(this IQueryable<Approval> approvals, CurrentUser user)
    {
        var (account, person) = (user.AccountId, user.PersonId);
        return approvals.Where(a => (a.OwnerPersonId == null && (a.StartedByAccountId == account || (person != null && a.StartedByPersonId == person)))
            || (person != null && a.OwnerPersonId == person));
    }
}
