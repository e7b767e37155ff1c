using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Prongsai.Platform.Transfer;

/// <summary>The rows that come with an agency, put into the transaction of the unit of work and read back.</summary>
internal sealed class ArrivingRows(AppDb db, AgencyArchive archive)
{
    /// <returns>Name of the first member that is not what the archive says of it: nothing of the transaction may be kept.</returns>
    public async Task<string?> PutAsync(CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var tables = await TenantTable.AllAsync(db, ct);
        var said = archive.Manifest.Members.Where(m => m.Name.StartsWith(AgencyManifest.Tables, StringComparison.Ordinal)).ToDictionary(m => m.Name, StringComparer.Ordinal);
        if (tables.FirstOrDefault(t => !said.ContainsKey(AgencyManifest.TableEntry(t.Name))) is { } missing || said.Count != tables.Count)
        {
            return AgencyManifest.Entry;
        }

        foreach (var table in tables)
        {
            if (!await PutAsync(table, transaction, ct))
            {
                return AgencyManifest.TableEntry(table.Name);
            }
        }

        if (!await PutJobsAsync(ct))
        {
            return AgencyManifest.Jobs;
        }

        await db.SaveChangesAsync(ct);
        return await FirstUnlikeAsync(tables, said, transaction, ct);
    }

    private async Task<bool> PutAsync(TenantTable table, DbTransaction transaction, CancellationToken ct)
    {
        await using var command = Commands.Of(db, transaction, table.Insert);
        command.Add("agency", db.TenantId);
        var parameters = table.Columns.Select((_, i) => command.Add(FormattableString.Invariant($"p{i}"), null)).ToList();
        await foreach (var line in archive.LinesAsync(AgencyManifest.TableEntry(table.Name), ct))
        {
            if (ValuesOf(table, line) is not { } values)
            {
                return false;
            }

            for (var i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i] ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(ct);
        }

        return true;
    }

    private static object?[]? ValuesOf(TenantTable table, string line)
    {
        try
        {
            return RowText.Values(table, line);
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException or InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }

    private async Task<bool> PutJobsAsync(CancellationToken ct)
    {
        await foreach (var line in archive.LinesAsync(AgencyManifest.Jobs, ct))
        {
            if (JsonSerializer.Deserialize<TravellingJob>(line, Json.Options) is not { } job)
            {
                return false;
            }

            db.Add(new QueuedJob { Id = job.Id, Kind = job.Kind, Body = job.Body, ForAgency = db.TenantId, DueAt = job.DueAt });
        }

        return true;
    }

    /// <summary>What stands in the tables now is hashed as it was when it was taken away, and the audit chain is walked.</summary>
    private async Task<string?> FirstUnlikeAsync(IReadOnlyList<TenantTable> tables, Dictionary<string, Member> said, DbTransaction transaction, CancellationToken ct)
    {
        var rows = new AgencyRows(db, transaction, db.TenantId);
        foreach (var table in tables)
        {
            var member = said[AgencyManifest.TableEntry(table.Name)];
            if (await rows.WriteAsync(table, Stream.Null, ct) != member)
            {
                return member.Name;
            }
        }

        return await AuditChain.FirstBreakAsync(db, ct) is null ? null : AgencyManifest.TableEntry("platform_audit");
    }
}
