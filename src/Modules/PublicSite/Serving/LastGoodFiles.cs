using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Prongsai.Platform;
using Prongsai.Ui;

namespace Prongsai.PublicSite.Serving;

/// <param name="At">When it was read from the database.</param>
internal sealed record KeptPage(Guid Agency, string Path, int Status, string ContentType, DateTimeOffset At);

/// <summary>
/// The last good pages on the disk (lastgood in the data folder), a file each under the agency's own folder, written behind and read only when
/// nothing better is there. What is not as it was written is not there. They may be deleted at any time.
/// </summary>
internal sealed class LastGoodFiles(IOptions<PlatformOptions> options, TimeProvider clock, ILogger<LastGoodFiles> log) : BackgroundService
{
    private const int MostOfPage = 4 * 1024 * 1024, MostPages = 1_000, MostWaiting = 2_000;
    private const long MostOfAgency = 16L * 1024 * 1024;

    /// <summary>The same page is not written again sooner: it only says that it was still so.</summary>
    private static readonly TimeSpan s_again = TimeSpan.FromMinutes(5);

    private readonly Channel<(KeptPage About, ReadyBytes Bytes, long Drops)> _waiting =
        Channel.CreateBounded<(KeptPage, ReadyBytes, long)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly ConcurrentDictionary<(Guid Agency, string Path), (string ETag, DateTimeOffset At)> _written = new();
    private readonly ConcurrentDictionary<Guid, long> _drops = new();
    private readonly Lock _disk = new();

    private string Root => Path.Combine(options.Value.Data, "lastgood");

    /// <summary>Soon, by and by.</summary>
    public void Keep(KeptPage about, ReadyBytes bytes)
    {
        if (bytes.Identity.Length <= MostOfPage && !(_written.TryGetValue((about.Agency, about.Path), out var known) && known.ETag == bytes.ETag && about.At - known.At < s_again))
        {
            _waiting.Writer.TryWrite((about, bytes, _drops.GetValueOrDefault(about.Agency)));
        }
    }

    /// <returns>Null when it is not there or not as it was written.</returns>
    public (KeptPage About, ReadyBytes Bytes)? Read(Guid agency, string path)
    {
        if (HashedFile.Read(FileOf(agency, path), MostOfPage) is not { } content || content.AsSpan().IndexOf((byte)'\n') is not (> 0 and var end))
        {
            return null;
        }

        var about = JsonSerializer.Deserialize<KeptPage>(content.AsSpan(0, end), Json.Options)!;
        using var body = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(content, end + 1, content.Length - end - 1), CompressionMode.Decompress))
        {
            brotli.CopyTo(body);
        }

        // A file that was moved here from elsewhere is another page, or another office's.
        return about.Agency == agency && about.Path == path ? (about, ReadyBytes.Quickly(body.ToArray(), about.ContentType)) : null;
    }

    public DateTimeOffset? OldestOf(Guid agency) =>
        new DirectoryInfo(FolderOf(agency)) is { Exists: true } folder ? folder.EnumerateFiles().Select(f => (DateTimeOffset?)f.LastWriteTimeUtc).Min() : null;

    /// <summary>All of an agency, before this returns; what still waits to be written is not written.</summary>
    public void Drop(Guid agency)
    {
        lock (_disk)
        {
            _drops.AddOrUpdate(agency, 1, (_, drops) => drops + 1);
            foreach (var key in _written.Keys.Where(k => k.Agency == agency))
            {
                _written.TryRemove(key, out _);
            }

            if (Directory.Exists(FolderOf(agency)))
            {
                Directory.Delete(FolderOf(agency), recursive: true);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var (about, bytes, drops) in _waiting.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                Write(about, bytes, drops);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                log.LogWarning("A copy of a public page could not be kept on the disk: {Type}", error.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Write(KeptPage about, ReadyBytes bytes, long drops)
    {
        using var content = new MemoryStream();
        content.Write(JsonSerializer.SerializeToUtf8Bytes(about, Json.Options));
        content.WriteByte((byte)'\n');
        if (bytes.Brotli is { } brotli)
        {
            content.Write(brotli);
        }
        else
        {
            using var squeezer = new BrotliStream(content, CompressionLevel.Fastest, leaveOpen: true);
            squeezer.Write(bytes.Identity);
        }

        lock (_disk)
        {
            if (_drops.GetValueOrDefault(about.Agency) != drops)
            {
                return;
            }

            var file = FileOf(about.Agency, about.Path);
            HashedFile.Write(file, content.ToArray());
            File.SetLastWriteTimeUtc(file, about.At.UtcDateTime);
            _written[(about.Agency, about.Path)] = (bytes.ETag, about.At);
            Bound(new DirectoryInfo(FolderOf(about.Agency)));
        }
    }

    /// <summary>Beyond the bound, what was read longest ago goes.</summary>
    private static void Bound(DirectoryInfo folder)
    {
        var files = folder.EnumerateFiles().ToList();
        if (files.Count <= MostPages && files.Sum(f => f.Length) <= MostOfAgency)
        {
            return;
        }

        var (left, room) = (MostPages / 2, MostOfAgency / 2);
        foreach (var file in files.OrderByDescending(f => f.LastWriteTimeUtc))
        {
            (left, room) = (left - 1, room - file.Length);
            if (left < 0 || room < 0)
            {
                file.Delete();
            }
        }
    }

    private string FolderOf(Guid agency) => Path.Combine(Root, agency.ToString("N"));

    /// <summary>A name of our own: nothing of the address gets to the file system.</summary>
    private string FileOf(Guid agency, string path) => Path.Combine(FolderOf(agency), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..40]);
}
