using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Prongsai.Platform;

namespace Prongsai.Approvals.Routes;

/// <summary>A route of the office: a template, copied when something is sent on it.</summary>
internal sealed class Route : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }

    /// <summary>Type of the things it is for; empty: any.</summary>
    public string SubjectType { get; set; } = "";

    /// <summary>Unit that it is for; null: any.</summary>
    public Guid? UnitId { get; set; }

    public bool AuthorMayNotDecide { get; set; } = true;

    /// <summary>Not offered any more; what runs on it goes on.</summary>
    public bool Retired { get; set; }

    internal sealed class Table : IEntityTypeConfiguration<Route>
    {
        public void Configure(EntityTypeBuilder<Route> builder) => builder.ToTable("approvals_route");
    }
}

internal sealed class RouteStep : ITenantRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid RouteId { get; init; }
    public required int Place { get; init; }
    public required int Stage { get; init; }
    public required Guid PositionId { get; init; }
    public int? Days { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<RouteStep>
    {
        public void Configure(EntityTypeBuilder<RouteStep> builder)
        {
            builder.ToTable("approvals_route_step");
            builder.HasIndex(TenantColumns.AgencyId, nameof(RouteId), nameof(Place)).IsUnique();
        }
    }
}
