using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Prongsai.Platform;

/// <summary>
/// One database for all modules but one. It has no DbSet properties on purpose: entities are internal to their module, so
/// <c>db.Set&lt;Measure&gt;()</c> compiles in Measures and nowhere else.
/// </summary>
public sealed class AppDb(DbContextOptions<AppDb> options, IEnumerable<IModule> modules, Tenant tenant, Actor actor, TimeProvider clock)
    : DbContext(options)
{
    private readonly List<AuditEvent> _audit = [];
    private readonly Dictionary<string, (QueuedJob Job, Guid? In)> _signals = [];

    /// <summary>The tenant that the filter of every <see cref="ITenantRow"/> compares with; asking without one throws.</summary>
    public Guid TenantId => tenant.Agency.Id;

    internal Guid? TenantIdOrNull => tenant.IdOrNull;

    /// <summary>
    /// Puts a fact into the outbox of this unit of work; receivers hear of it after the commit. A fact without particulars only says "look again":
    /// of those a transaction keeps one, however often it is raised.
    /// </summary>
    public void Raise(IEvent fact)
    {
        var job = QueuedJob.ForEvent(fact, TenantId, Now);
        if (job.Body != "{}")
        {
            Add(job);
        }
        else if (!_signals.TryGetValue(job.Kind, out var signal) || !WillBeHeard(signal.Job, signal.In))
        {
            _signals[job.Kind] = (job, Database.CurrentTransaction?.TransactionId);
            Add(job);
        }
    }

    /// <summary>Queues a job of <paramref name="kind"/> for the ambient agency with this unit of work.</summary>
    public void Enqueue(string kind, object body, DateTime? dueAtUtc = null) =>
        Add(QueuedJob.Of(kind, JsonSerializer.Serialize(body, Json.Options), tenant.IdOrNull, dueAtUtc ?? Now));

    /// <summary>Adds an event to the agency's audit chain, in the same transaction as the change it tells of.</summary>
    /// <param name="code">e.g. "measure.changed".</param>
    /// <param name="subject">Id or address of the thing.</param>
    /// <param name="detail">Facts, never personal data: it is kept for ever.</param>
    public void Record(string code, string subject, object? detail = null) => _audit.Add(new AuditEvent
    {
        At = AuditEvent.Stamp(Now),
        ActorId = actor.AccountId,
        ActorName = actor.Name,
        Code = code,
        Subject = subject,
        Detail = detail is null ? "{}" : JsonSerializer.Serialize(detail, Json.Options),
    });

    /// <summary>Adds an event to the agency's chain and to what the person of an account is told.</summary>
    /// <param name="seen">Nothing to be told of: the person did it just now for the first time.</param>
    internal void Tell(Guid accountId, string code, bool seen = false, string device = "", string source = "")
    {
        Record(code, accountId.ToString("D"));
        Add(new AccountEvent { AccountId = accountId, At = Now, Code = code, ActorName = actor.Name, Device = device, Source = source, SeenAt = seen ? Now : null });
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // PostgreSQL is told per transaction which agency speaks, so even one row goes in one.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        StampGuard.Check(ChangeTracker, TenantIdOrNull);
        var hold = JobHold.Current;
        if (_audit.Count == 0 && hold is null)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        var outer = Database.CurrentTransaction;
        var own = outer is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            if (hold is not null)
            {
                await hold.CheckAsync(this, cancellationToken);
            }

            if (_audit.Count > 0)
            {
                await AuditChain.LinkAsync(this, _audit, cancellationToken);
                AddRange(_audit);
                _audit.Clear();
            }

            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (own is not null)
            {
                await own.CommitAsync(cancellationToken);
            }

            return rows;
        }
        finally
        {
            if (own is not null)
            {
                await own.DisposeAsync();
            }
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Saving is asynchronous: SaveChangesAsync.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Assembly[] assemblies = [typeof(AppDb).Assembly, .. modules.Select(m => m.GetType().Assembly)];
        TenantConvention.Apply(modelBuilder, assemblies, this);
        foreach (var assembly in assemblies)
        {
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        }

        SnakeCase.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 4);
    }

    internal DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Still to be saved, or saved by the transaction that is still open: it is delivered after whatever else that transaction does.</summary>
    private bool WillBeHeard(QueuedJob job, Guid? raisedIn) => Entry(job).State switch
    {
        EntityState.Added => true,
        EntityState.Unchanged => raisedIn is not null && raisedIn == Database.CurrentTransaction?.TransactionId,
        _ => false,
    };
}
