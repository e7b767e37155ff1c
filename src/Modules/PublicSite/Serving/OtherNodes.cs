using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Prongsai.Platform;

namespace Prongsai.PublicSite.Serving;

/// <summary>
/// Nodes of one installation that share a PostgreSQL: what one of them publishes or takes back, the others hear with its commit, and forget
/// the pages they keep. On SQLite there is one node and nothing to hear.
/// </summary>
internal sealed class OtherNodes(PublicPages pages, Withdrawals withdrawals, IOptions<PlatformOptions> options, TimeProvider clock, ILogger<OtherNodes> log) : BackgroundService
{
    public const string Channel = "prongsai_public";

    private const string Gone = " gone";
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(250), s_longest = TimeSpan.FromSeconds(30), s_pulse = TimeSpan.FromSeconds(10);

    /// <summary>What the others are told of a change of the ambient agency.</summary>
    public static string Word(Guid agency, bool takenBack) => agency.ToString("N") + (takenBack ? Gone : "");

    /// <summary>At once, for what is committed already.</summary>
    public static async Task TellAsync(AppDb db, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            var (channel, word) = (Channel, Word(db.TenantId, false));
            await db.Database.ExecuteSqlAsync($"select pg_notify({channel}, {word})", ct);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Postgres.Length == 0)
        {
            await AloneAsync(stoppingToken);
        }

        var wait = s_first;
        while (options.Value.Postgres.Length > 0 && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await ListenAsync(stoppingToken);
                wait = s_first;
                await HearAsync(connection, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Other nodes cannot be heard, trying again in {Seconds} s: {Type}", wait.TotalSeconds, error.GetType().Name);
                await Task.Delay(wait, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                wait = wait * 2 < s_longest ? wait * 2 : s_longest;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>A command of the same machine may have taken something back while this did not run.</summary>
    private async Task AloneAsync(CancellationToken ct)
    {
        try
        {
            await withdrawals.RespectAsync(ct);
        }
        catch (Exception error) when (DatabaseDown.Says(error))
        {
            log.LogWarning("Kept pages could not be compared with what was withdrawn: {Type}", error.GetType().Name);
        }
    }

    private async Task<NpgsqlConnection> ListenAsync(CancellationToken ct)
    {
        // Not one of the pool: it is kept as long as the node lives. A pooler in transaction mode forgets who listens: give it the direct address.
        var direct = options.Value.PostgresDirect is { Length: > 0 } given ? given : options.Value.Postgres;
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(direct) { Pooling = false, ApplicationName = Channel }.ConnectionString);
        try
        {
            connection.Notification += (_, said) => Hear(said.Payload);
            await connection.OpenAsync(ct);
            await using var listen = new NpgsqlCommand("listen " + Channel, connection);
            await listen.ExecuteNonQueryAsync(ct);
            // Whatever was said while nobody listened was not heard.
            pages.ForgetAll();
            await withdrawals.RespectAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task HearAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        while (true)
        {
            if (!await connection.WaitAsync(s_pulse, ct))
            {
                // A line that was cut without a word is noticed here.
                await using var pulse = new NpgsqlCommand("select 1", connection);
                await pulse.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private void Hear(string word)
    {
        var gone = word.EndsWith(Gone, StringComparison.Ordinal);
        if (Guid.TryParseExact(gone ? word[..^Gone.Length] : word, "N", out var agency))
        {
            pages.Forget(agency, gone);
        }
    }
}
