using System.Security.Cryptography;

namespace Prongsai.Platform.Transfer;

/// <summary>The files that come with an agency: on the disk, each made durable, before any row speaks of them.</summary>
internal sealed class ArrivingFiles(BlobVolume volume, string slug)
{
    private readonly List<string> _put = [];

    /// <returns>Refusals "file.store-down", "file.disk-full", "import.changed".</returns>
    public async Task<Refusal?> PutAsync(AgencyArchive archive, CancellationToken ct)
    {
        if (volume.Closed is { } closed)
        {
            return closed;
        }

        try
        {
            foreach (var member in archive.Manifest.Members.Where(m => m.Name.StartsWith(AgencyManifest.Files, StringComparison.Ordinal)))
            {
                if (!Guid.TryParseExact(member.Name[AgencyManifest.Files.Length..], "D", out var id))
                {
                    return new Refusal("import.changed", "", member.Name);
                }

                await PutAsync(archive, member, volume.PathOf(slug, id), ct);
            }
        }
        catch (IOException error) when (DiskTrouble.IsFull(error))
        {
            return new Refusal("file.disk-full");
        }

        return null;
    }

    /// <summary>Takes them away again: no row speaks of them.</summary>
    public void Remove() => _put.ForEach(File.Delete);

    private async Task PutAsync(AgencyArchive archive, Member member, string final, CancellationToken ct)
    {
        DurableFile.CreateFolder(volume.Root);
        DurableFile.CreateFolder(Path.GetDirectoryName(Path.GetDirectoryName(final))!);
        DurableFile.CreateFolder(Path.GetDirectoryName(final)!);
        var part = final + ".part";
        await using (var to = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, OperatingSystem.IsWindows() ? FileOptions.WriteThrough | FileOptions.Asynchronous : FileOptions.Asynchronous))
        await using (var from = await archive.MemberAsync(member.Name, ct))
        {
            await from.CopyToAsync(to, ct);
        }

        // Left behind by one that was killed: no agency of that name is here, so nobody speaks of it.
        File.Delete(final);
        _put.Add(final);
        volume.Commit(part, final);
        await using var kept = File.OpenRead(final);
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(kept, ct)) != member.Sha256)
        {
            throw new InvalidDataException($"{member.Name} is not what was written.");
        }
    }
}
