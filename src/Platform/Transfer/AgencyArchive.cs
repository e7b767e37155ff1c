using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Prongsai.Platform.Transfer;

/// <summary>The archive of an agency from outside: nothing of it is believed before it was looked at as a whole.</summary>
internal sealed class AgencyArchive : IDisposable
{
    private const int MostManifest = 64 * 1024 * 1024, MostMembers = 1_000_000, LongestLine = 64 * 1024 * 1024;

    private readonly ZipArchive _archive;

    private AgencyArchive(ZipArchive archive, AgencyManifest manifest) => (_archive, Manifest) = (archive, manifest);

    public AgencyManifest Manifest { get; }

    /// <returns>Refusals "import.no-file", "import.not-ours" (no archive of ours, or cut), "import.changed" ({0} = member), "import.other-hash".</returns>
    public static async Task<Outcome<AgencyArchive>> OpenAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            return new Refusal("import.no-file", "", Path.GetFileName(file));
        }

        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        try
        {
            var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: false, null, ct);
            if (await ManifestAsync(archive, ct) is { } manifest)
            {
                return new AgencyArchive(archive, manifest);
            }

            archive.Dispose();
        }
        catch (Exception error) when (error is InvalidDataException or JsonException)
        {
            await stream.DisposeAsync();
        }

        return new Refusal("import.not-ours");
    }

    /// <summary>Every member is there, once, as long as it was and with the same hash, and there is no other.</summary>
    /// <returns>Name of the first one that is not right; null when all are.</returns>
    public async Task<string?> FirstWrongAsync(CancellationToken ct)
    {
        var said = Manifest.Members.Select(m => m.Name).Append(AgencyManifest.Entry).ToHashSet(StringComparer.Ordinal);
        if (said.Count != Manifest.Members.Count + 1 || _archive.Entries.FirstOrDefault(e => !said.Contains(e.FullName)) is not null || _archive.Entries.Count != said.Count)
        {
            return AgencyManifest.Entry;
        }

        foreach (var member in Manifest.Members)
        {
            try
            {
                if (!await IsRightAsync(member, ct))
                {
                    return member.Name;
                }
            }
            catch (InvalidDataException)
            {
                return member.Name;
            }
        }

        return null;
    }

    public Task<Stream> MemberAsync(string member, CancellationToken ct) => _archive.GetEntry(member)!.OpenAsync(ct);

    public async IAsyncEnumerable<string> LinesAsync(string member, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var lines = new StreamReader(await MemberAsync(member, ct), new UTF8Encoding(false, throwOnInvalidBytes: true));
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            yield return line;
        }
    }

    public void Dispose() => _archive.Dispose();

    private static async Task<AgencyManifest?> ManifestAsync(ZipArchive archive, CancellationToken ct)
    {
        if (archive.Entries.Count > MostMembers || archive.GetEntry(AgencyManifest.Entry) is not { } entry || entry.Length > MostManifest)
        {
            return null;
        }

        await using var content = await entry.OpenAsync(ct);
        var manifest = await JsonSerializer.DeserializeAsync<AgencyManifest>(content, Json.Options, ct);
        return manifest is { Format: AgencyManifest.Current, Members: not null, Schema: not null, Lost: not null, Agency.Hosts: not null } ? manifest : null;
    }

    private async Task<bool> IsRightAsync(Member member, CancellationToken ct)
    {
        if (_archive.GetEntry(member.Name) is not { } entry || entry.Length != member.Length)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = await entry.OpenAsync(ct);
        var buffer = new byte[64 * 1024];
        long length = 0, line = 0, lines = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            // What unpacks to more than it said is no archive of ours, and is not read to its end.
            length += read;
            (line, lines) = Count(buffer.AsSpan(0, read), line, lines);
            if (length > member.Length || (member.Rows is not null && line > LongestLine))
            {
                return false;
            }

            hash.AppendData(buffer, 0, read);
        }

        return length == member.Length && (member.Rows is null || member.Rows == lines) && Convert.ToHexStringLower(hash.GetHashAndReset()) == member.Sha256;
    }

    private static (long Line, long Lines) Count(ReadOnlySpan<byte> bytes, long line, long lines)
    {
        var last = bytes.LastIndexOf((byte)'\n');
        return last < 0 ? (line + bytes.Length, lines) : (bytes.Length - last - 1, lines + bytes.Count((byte)'\n'));
    }
}
