using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform.Transfer;

/// <summary>Writes what the database holds of one agency, line by line, and what each part hashes to.</summary>
internal sealed class AgencyRows(AppDb db, DbTransaction transaction, Guid agency)
{
    private readonly ArrayBufferWriter<byte> _line = new(4096);

    public async Task<Member> WriteAsync(TenantTable table, Stream to, CancellationToken ct)
    {
        await using var command = Commands.Of(db, transaction, table.Select);
        command.Add("agency", agency);
        await using var row = await command.ExecuteReaderAsync(ct);
        using var tally = new Tally(to);
        while (await row.ReadAsync(ct))
        {
            await tally.LineAsync(await RowText.LineAsync(table, row, _line, ct), ct);
        }

        return tally.Member(AgencyManifest.TableEntry(table.Name));
    }

    /// <summary>The accounts of those who are or were members.</summary>
    public async Task<Member> WriteAccountsAsync(Stream to, CancellationToken ct)
    {
        using var tally = new Tally(to);
        var accounts = from account in db.Set<Account>().AsNoTracking()
                       join member in db.Set<Membership>() on account.Id equals member.AccountId
                       join pin in db.Set<AccountPin>() on account.Id equals pin.AccountId into pins
                       from pin in pins.DefaultIfEmpty()
                       orderby account.Id
                       select new TravellingAccount(account.Id, account.UserName!, account.DisplayName, account.Disabled, account.PasswordHash, pin == null ? null : pin.Hash);
        await foreach (var account in accounts.AsAsyncEnumerable().WithCancellation(ct))
        {
            await tally.AddAsync(account, ct);
        }

        return tally.Member(AgencyManifest.Accounts);
    }

    /// <summary>What was queued for the agency and is not done, the export itself left out.</summary>
    public async Task<Member> WriteJobsAsync(Stream to, CancellationToken ct)
    {
        using var tally = new Tally(to);
        var jobs = db.Set<QueuedJob>().AsNoTracking().Where(j => j.ForAgency == agency && j.DoneAt == null && j.AsideAt == null && j.Kind != ExportAgency.Job).OrderBy(j => j.Id);
        await foreach (var job in jobs.AsAsyncEnumerable().WithCancellation(ct))
        {
            await tally.AddAsync(new TravellingJob(job.Id, job.Kind, job.Body, job.DueAt), ct);
        }

        return tally.Member(AgencyManifest.Jobs);
    }

    private sealed class Tally(Stream to) : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length, _rows;

        public async Task LineAsync(ReadOnlyMemory<byte> line, CancellationToken ct)
        {
            (_length, _rows) = (_length + line.Length, _rows + 1);
            _hash.AppendData(line.Span);
            await to.WriteAsync(line, ct);
        }

        public Task AddAsync<T>(T thing, CancellationToken ct) => LineAsync((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(thing, Json.Options), (byte)'\n'], ct);

        public Member Member(string name) => new(name, _length, Convert.ToHexStringLower(_hash.GetHashAndReset()), _rows);

        public void Dispose() => _hash.Dispose();
    }
}
