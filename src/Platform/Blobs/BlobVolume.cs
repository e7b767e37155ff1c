using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>The folder under the blobs: whether it can still be trusted, has room, and how much of it an agency may take.</summary>
public sealed class BlobVolume(string root, Func<string, DiskRoom?> room, IOptions<FilesOptions> options, ILogger<BlobVolume> log)
{
    private const int ReservePercent = 10;

    public string Root { get; } = root;

    /// <summary>True after a failed fsync, until the process is started again by an operator: nothing is taken in.</summary>
    public bool Failed { get; private set; }

    /// <summary>How full the volume is now; null when it cannot be told.</summary>
    public DiskRoom? Room => room(Root);

    /// <summary>Asked each time, so that it heals by itself when there is space again.</summary>
    public bool IsFull => options.Value.LeastFreePercent is var least and > 0 && Room is { Whole: > 0 } now && now.Free < now.Whole / 100.0 * least;

    /// <summary>Why no file from outside is taken now; null when they are.</summary>
    public Refusal? Closed => Failed ? new Refusal("file.store-down") : IsFull ? new Refusal("file.disk-full") : null;

    /// <summary>Where a file of an agency lies.</summary>
    internal string PathOf(string slug, Guid id)
    {
        var name = id.ToString("N");
        return Path.Combine(Root, slug, name[^2..], name);
    }

    /// <returns>Bytes that the files of an agency may take.</returns>
    public long QuotaOf(AgencyRef agency) => options.Value.QuotaOf(agency.Slug);

    /// <returns>Bytes up to which what the office itself seals is kept although its quota is used up.</returns>
    public long ReserveOf(AgencyRef agency) => QuotaOf(agency) / 100 * (100 + ReservePercent);

    /// <exception cref="VolumeFailedException">The volume did not keep the file.</exception>
    internal void Commit(string temporary, string final)
    {
        try
        {
            DurableFile.Commit(temporary, final);
        }
        catch (VolumeFailedException error) when (!DiskTrouble.IsFull(error))
        {
            Failed = true;
            log.LogCritical("The blob volume failed to keep a file ({Type}); intake is off", error.InnerException?.Message);
            throw;
        }
    }
}
