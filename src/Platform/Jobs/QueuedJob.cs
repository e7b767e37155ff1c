using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Prongsai.Platform;

/// <summary>
/// A row of the outbox and of the job queue: they are one table, written in the business transaction and drained after it.
/// It belongs to the installation; <see cref="ForAgency"/> names the tenant that the work runs in.
/// </summary>
public sealed class QueuedJob
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid? ForAgency { get; init; }

    /// <summary>Kind of an <see cref="IJob"/>, or "event:" and the full name of an <see cref="IEvent"/>.</summary>
    public required string Kind { get; init; }

    public required string Body { get; init; }
    public DateTime DueAt { get; set; }
    public DateTime? LeasedUntil { get; set; }

    /// <summary>How often it was taken; also the number that a runner must still find here to write anything.</summary>
    public int Attempts { get; set; }

    /// <summary>Attempts that no longer count: an administrator had it tried again.</summary>
    public int Spared { get; set; }

    public DateTime? TakenAt { get; set; }
    public DateTime? DoneAt { get; set; }

    /// <summary>It rests until somebody has it tried again.</summary>
    public DateTime? AsideAt { get; set; }

    /// <summary>Account of who put it aside; null: it failed too often.</summary>
    public Guid? AsideBy { get; set; }

    /// <summary>Type of the last failure; never its text, which may quote data.</summary>
    public string? Error { get; set; }

    internal static QueuedJob Of(string kind, string body, Guid? agency, DateTime dueAt) =>
        new() { Kind = kind, Body = body, ForAgency = agency, DueAt = dueAt };

    internal static QueuedJob ForEvent(IEvent fact, Guid agency, DateTime now) =>
        Of("event:" + fact.GetType().FullName, JsonSerializer.Serialize(fact, fact.GetType(), Json.Options), agency, now);

    internal sealed class Table : IEntityTypeConfiguration<QueuedJob>
    {
        public void Configure(EntityTypeBuilder<QueuedJob> builder)
        {
            builder.ToTable("platform_job");
            builder.Property(j => j.Id).ValueGeneratedNever();
            builder.HasIndex(j => new { j.DoneAt, j.DueAt });
        }
    }
}

/// <summary>Work done outside a request. Runs at least once; its effects must be the same when it runs twice.</summary>
public interface IJob
{
    /// <summary>e.g. "blobs.sweep".</summary>
    string Kind { get; }

    /// <summary>Null: only when queued. Otherwise queued again this long after each run, once per installation.</summary>
    TimeSpan? Every => null;

    /// <summary>Jobs of a lane run one after the other, lanes beside each other: what waits for strangers takes a lane of its own. Empty: the common one.</summary>
    string Lane => "";

    Task RunAsync(string body, CancellationToken ct);
}
