using System.Globalization;

namespace Prongsai.Platform;

/// <summary>
/// Published heads as a text that anybody keeps and compares: "prongsai-checkpoints-1 AGENCY-ID", then a line for each head, oldest first: number,
/// hash and time (UTC), with a tab between.
/// </summary>
public sealed record CheckpointFile(Guid Agency, IReadOnlyDictionary<long, string> Heads)
{
    private const string Format = "prongsai-checkpoints-1 ";
    private const int MostLines = 100_000, LongestLine = 200;

    public static string Write(Guid agency, IEnumerable<(long Number, string Hash, DateTime At)> heads) =>
        $"{Format}{agency:D}\n" + string.Concat(heads.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Number}\t{h.Hash}\t{AuditEvent.Stamp(h.At)}\n")));

    /// <returns>Null when it is no such text.</returns>
    public static async Task<CheckpointFile?> ReadAsync(TextReader text, CancellationToken ct)
    {
        var first = await text.ReadLineAsync(ct);
        if (first is null || !first.StartsWith(Format, StringComparison.Ordinal) || !Guid.TryParseExact(first[Format.Length..].Trim(), "D", out var agency))
        {
            return null;
        }

        var heads = new Dictionary<long, string>();
        while (await text.ReadLineAsync(ct) is { } line)
        {
            if (line.Length == 0)
            {
                continue;
            }

            var parts = line.Split('\t');
            if (line.Length > LongestLine || heads.Count >= MostLines || parts.Length < 2 || parts[1].Length != 64
                || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || !heads.TryAdd(number, parts[1]))
            {
                return null;
            }
        }

        return new(agency, heads);
    }
}
