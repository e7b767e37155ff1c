using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// The audit chain of one agency as a file that anybody can check without the product: JSON Lines in UTF-8, a head and one event on each line. How an
/// event is hashed stands in docs/operate/audit.md.
/// </summary>
public static class AuditFile
{
    private const string Format = "prongsai-audit-1";
    private const int LongestLine = 4 * 1024 * 1024;

    /// <summary>First line of the file.</summary>
    /// <param name="Events">How many lines follow.</param>
    /// <param name="LastHash">Of the last of them; empty when there is none.</param>
    internal sealed record Head(string Format, Guid AgencyId, string Agency, string ExportedAt, long Events, string LastHash);

    internal sealed record Line(long Number, string At, Guid? ActorId, string ActorName, string Code, string Subject, string Detail, string PreviousHash, string Hash);

    /// <param name="Break">Number of the first event that is changed, missing or in the wrong place; null when all fit.</param>
    /// <param name="Problem">Why the file as a whole cannot be believed: "audit.not-ours", "audit.cut" (fewer or more events than its head says), "audit.other-end" (its last
    /// hash is not the one that was expected), "audit.other-agency" (the published heads are another agency's), "audit.other-head" (the event at the break is not the one that was
    /// published), "audit.before-head" (it ends before a head that was published); null when nothing is wrong.</param>
    public sealed record Reading(string Agency, long Events, string LastHash, long? Break, string? Problem)
    {
        public bool Holds => Break is null && Problem is null;
    }

    /// <summary>Writes the chain of the ambient agency as it is now, that it was taken included; memory does not grow with it.</summary>
    /// <returns>How many events were written.</returns>
    public static async Task<long> WriteAsync(AppDb db, AgencyRef agency, DateTime now, Stream stream, CancellationToken ct)
    {
        db.Record("audit.exported", "");
        await db.SaveChangesAsync(ct);
        var end = await db.Set<AuditEvent>().AsNoTracking().OrderByDescending(e => e.Number).Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(ct);
        var last = end?.Number ?? 0;
        await WriteLineAsync(stream, new Head(Format, agency.Id, agency.Name, AuditEvent.Stamp(now), last, end?.Hash ?? ""), ct);
        await foreach (var e in db.Set<AuditEvent>().AsNoTracking().Where(e => e.Number <= last).OrderBy(e => e.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            await WriteLineAsync(stream, new Line(e.Number, e.At, e.ActorId, e.ActorName, e.Code, e.Subject, e.Detail, e.PreviousHash, e.Hash), ct);
        }

        return last;
    }

    /// <summary>Walks a file that was written by <see cref="WriteAsync"/>; needs nothing else.</summary>
    /// <param name="expected">Hash that the last event must have, noted elsewhere (a signed paper, the public site); null: the one of the head.</param>
    public static Task<Reading> ReadAsync(Stream stream, string? expected, CancellationToken ct) => ReadAsync(stream, expected, null, ct);

    /// <param name="published">Heads that the public site showed: each must be in the file; null: none is known.</param>
    public static async Task<Reading> ReadAsync(Stream stream, string? expected, CheckpointFile? published, CancellationToken ct)
    {
        using var lines = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), false, leaveOpen: true);
        Head? head = null;
        long count = 0;
        var hash = "";
        try
        {
            head = await NextAsync<Head>(lines, ct);
            if (head is not { Format: Format })
            {
                return new("", 0, "", null, "audit.not-ours");
            }

            if (published is not null && published.Agency != head.AgencyId)
            {
                return new(head.Agency, 0, "", null, "audit.other-agency");
            }

            while (await NextAsync<Line>(lines, ct) is { } line)
            {
                count++;
                if (line.Number != count || line.PreviousHash != hash || line.Hash != EventOf(line).HashFor(head.AgencyId))
                {
                    return new(head.Agency, count, hash, count, null);
                }

                hash = line.Hash;
                if (published?.Heads.GetValueOrDefault(count) is { } shown && !hash.Equals(shown, StringComparison.OrdinalIgnoreCase))
                {
                    return new(head.Agency, count, hash, count, "audit.other-head");
                }
            }
        }
        catch (Exception error) when (error is JsonException or DecoderFallbackException or InvalidDataException)
        {
            return head is null ? new("", 0, "", null, "audit.not-ours") : new(head.Agency, count, hash, count + 1, null);
        }

        var problem = count != head.Events || hash != head.LastHash ? "audit.cut" : expected is not null && !hash.Equals(expected, StringComparison.OrdinalIgnoreCase) ? "audit.other-end"
            : published?.Heads.Keys.DefaultIfEmpty().Max() > count ? "audit.before-head" : null;
        return new(head.Agency, count, hash, null, problem);
    }

    private static AuditEvent EventOf(Line line) => new()
    {
        Number = line.Number,
        At = line.At,
        ActorId = line.ActorId,
        ActorName = line.ActorName,
        Code = line.Code,
        Subject = line.Subject,
        Detail = line.Detail,
        PreviousHash = line.PreviousHash,
    };

    private static async Task<T?> NextAsync<T>(StreamReader lines, CancellationToken ct) where T : class
    {
        var line = await lines.ReadLineAsync(ct);
        return line is null ? null
            : line.Length > LongestLine ? throw new InvalidDataException("A line is too long.")
            : JsonSerializer.Deserialize<T>(line, Json.Options) ?? throw new JsonException("A line is empty.");
    }

    private static async Task WriteLineAsync<T>(Stream stream, T line, CancellationToken ct)
    {
        await stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, Json.Options), ct);
        await stream.WriteAsync("\n"u8.ToArray(), ct);
    }
}
