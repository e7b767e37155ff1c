using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Printing;

namespace Prongsai.Agency;

/// <summary>
/// The pictures of people as small as a page of fourteen of them can carry. Made at the first need in the sandbox of the browser and kept beside
/// the database, from where they may be deleted at any time.
/// </summary>
internal sealed class FaceThumbs(WarmBrowser browser, IOptions<PlatformOptions> options) : IDisposable
{
    public const int Width = 96, Height = 120;

    /// <summary>Of one picture: a page is to weigh at most 60 KB, of which type and style take forty.</summary>
    public const int MostBytes = 800;

    private const int MostKept = 4_000;
    private static readonly int[] s_qualities = [50, 35, 25, 16, 9, 4];

    private readonly ConcurrentDictionary<Guid, byte[]> _kept = new();
    private readonly SemaphoreSlim _making = new(1, 1);

    /// <param name="fileId">Of the portrait.</param>
    /// <param name="read">Its bytes.</param>
    /// <returns>The bytes and their kind; the portrait itself when nothing here can make it smaller.</returns>
    public async Task<(byte[] Bytes, string ContentType)?> OfAsync(Guid fileId, Func<Task<byte[]?>> read, CancellationToken ct)
    {
        if (Find(fileId) is { } known)
        {
            return (known, "image/webp");
        }

        await _making.WaitAsync(ct);
        try
        {
            if (Find(fileId) is { } made)
            {
                return (made, "image/webp");
            }

            if (await read() is not { } whole || Picture.Read(whole) is not { } picture)
            {
                return null;
            }

            return whole.Length > MostBytes && await DrawAsync(whole, picture.ContentType, ct) is { } drawn ? (Keep(fileId, drawn), "image/webp") : (whole, picture.ContentType);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>Its picture was taken off the public pages.</summary>
    public void Forget(Guid fileId)
    {
        _kept.TryRemove(fileId, out _);
        if (File.Exists(FileOf(fileId)))
        {
            File.Delete(FileOf(fileId));
        }
    }

    public void Dispose() => _making.Dispose();

    private byte[]? Find(Guid fileId)
    {
        if (_kept.TryGetValue(fileId, out var here))
        {
            return here;
        }

        return HashedFile.Read(FileOf(fileId), 64 * 1024) is { } there ? _kept[fileId] = there : null;
    }

    private byte[] Keep(Guid fileId, byte[] drawn)
    {
        if (_kept.Count >= MostKept)
        {
            _kept.Clear();
        }

        HashedFile.Write(FileOf(fileId), drawn);
        return _kept[fileId] = drawn;
    }

    private async Task<byte[]?> DrawAsync(byte[] whole, string contentType, CancellationToken ct)
    {
        if (!browser.Available)
        {
            return null;
        }

        var page = FormattableString.Invariant($"<!doctype html><style>*{{margin:0}}body{{background:#fff}}img{{display:block;width:{Width}px;height:{Height}px;object-fit:cover}}</style><img alt=\"\" src=\"data:{contentType};base64,{Convert.ToBase64String(whole)}\">");
        byte[]? smallest = null;
        foreach (var quality in s_qualities)
        {
            var shot = await browser.ShotWebpAsync(page, Width, Height, quality, ct);
            if (!shot.Done)
            {
                return null;
            }

            smallest = shot.Value;
            if (smallest.Length <= MostBytes)
            {
                break;
            }
        }

        return smallest;
    }

    private string FileOf(Guid fileId) => Path.Combine(options.Value.Data, "faces", fileId.ToString("N"));
}
