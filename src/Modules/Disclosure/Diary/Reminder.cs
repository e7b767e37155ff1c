using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Disclosure.Diary;

/// <summary>A reminder that was given: of one thing, for one day, so many days before. Given once.</summary>
internal sealed class Notice : ITenantRow
{
    /// <summary>Days before; 0: on the day itself.</summary>
    public static IReadOnlyList<int> Milestones { get; } = [30, 7, 1, 0];

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary><see cref="DueThing.Key"/>.</summary>
    public required string Thing { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>One of <see cref="Milestones"/>.</summary>
    public required int DaysBefore { get; init; }

    public required DateOnly GivenOn { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("disclosure_notice");
            builder.HasIndex(TenantColumns.AgencyId, nameof(Thing), nameof(DueOn), nameof(DaysBefore)).IsUnique();
        }
    }
}

/// <summary>Gives the reminders of one agency that are due and were not given. A day on which the server slept is made up for by the nearest one.</summary>
internal sealed class GiveReminders(AppDb db, DueList due, DiaryHand hand)
{
    /// <returns>How many were given.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var today = hand.Today;
        var near = (await due.AroundAsync(today, ct)).Where(t => t.On >= today && t.On <= today.AddDays(Notice.Milestones[0])).ToList();
        if (near.Count == 0)
        {
            return 0;
        }

        // One at a time in an agency: two nodes at once remind once.
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await AuditChain.HoldAsync(db, ct);
        var keys = near.Select(t => t.Key).ToList();
        var given = (await db.Set<Notice>().AsNoTracking().Where(n => keys.Contains(n.Thing) && n.DueOn >= today).Select(n => new { n.Thing, n.DueOn, n.DaysBefore }).ToListAsync(ct))
            .Select(n => (n.Thing, n.DueOn, n.DaysBefore)).ToHashSet();
        var now = near.Select(t => new Notice { Thing = t.Key, DueOn = t.On, DaysBefore = Nearest(t.On.DayNumber - today.DayNumber), GivenOn = today })
            .Where(n => !given.Contains((n.Thing, n.DueOn, n.DaysBefore))).ToList();
        db.AddRange(now);
        await db.SaveChangesAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return now.Count;
    }

    private static int Nearest(int daysLeft) => Notice.Milestones.Last(m => daysLeft <= m);
}

/// <summary>What goes by the calendar: times of recurring tasks are set up and closed, then reminders are given.</summary>
internal sealed class DiaryJob(IServiceScopeFactory scopes, AgencyDirectory agencies) : IJob
{
    public string Kind => "disclosure.diary";

    public TimeSpan? Every => TimeSpan.FromHours(3);

    public async Task RunAsync(string body, CancellationToken ct)
    {
        foreach (var entry in await agencies.AllAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Set(entry.Agency);
            await scope.ServiceProvider.GetRequiredService<Recurring.TurnTasks>().HandleAsync(ct);
            await scope.ServiceProvider.GetRequiredService<GiveReminders>().HandleAsync(ct);
        }
    }
}
