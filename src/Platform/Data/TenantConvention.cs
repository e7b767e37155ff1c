using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Prongsai.Platform;

/// <summary>Key (agency_id, id), filter and stamp for each <see cref="ITenantRow"/>. Runs before the modules' own mapping.</summary>
internal static class TenantConvention
{
    public static void Apply(ModelBuilder model, IEnumerable<Assembly> assemblies, AppDb db)
    {
        var rows = assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ITenantRow)));
        foreach (var type in rows)
        {
            var entity = model.Entity(type);
            entity.Property<Guid>(TenantColumns.AgencyId).ValueGeneratedOnAdd().HasValueGenerator<FromTenant>();
            entity.Property<Guid>(nameof(ITenantRow.Id)).ValueGeneratedNever();
            entity.HasKey(TenantColumns.AgencyId, nameof(ITenantRow.Id));
            entity.HasQueryFilter(Filter(type, db));
        }
    }

    // e => EF.Property<Guid>(e, "AgencyId") == db.TenantId
    private static LambdaExpression Filter(Type type, AppDb db)
    {
        var row = Expression.Parameter(type, "row");
        var column = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(Guid)], row, Expression.Constant(TenantColumns.AgencyId));
        var tenant = Expression.Property(Expression.Constant(db), nameof(AppDb.TenantId));
        return Expression.Lambda(Expression.Equal(column, tenant), row);
    }

    private sealed class FromTenant : ValueGenerator<Guid>
    {
        public override bool GeneratesTemporaryValues => false;

        public override Guid Next(EntityEntry entry) => ((AppDb)entry.Context).TenantId;
    }
}

/// <summary>A last look before rows leave: none may belong to another agency than the scope's.</summary>
internal static class StampGuard
{
    public static void Check(ChangeTracker tracker, Guid? tenant)
    {
        foreach (var entry in tracker.Entries())
        {
            if (entry.Entity is ITenantRow && entry.State is (EntityState.Added or EntityState.Modified or EntityState.Deleted)
                && (Guid?)entry.Property(TenantColumns.AgencyId).CurrentValue != tenant)
            {
                throw new InvalidOperationException($"{entry.Metadata.ShortName()} of another agency cannot be saved here.");
            }
        }
    }
}
