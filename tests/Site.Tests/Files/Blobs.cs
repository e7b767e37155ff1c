using Microsoft.Extensions.DependencyInjection;
using Prongsai.Platform;

namespace Prongsai.Site.Tests.Files;

/// <summary>What lies on the disk, half-written things included.</summary>
internal static class Blobs
{
    public static FileInfo[] Of(IServiceProvider services, string agency = "tuayang")
    {
        var folder = new DirectoryInfo(Path.Combine(services.GetRequiredService<BlobVolume>().Root, agency));
        return folder.Exists ? folder.GetFiles("*", SearchOption.AllDirectories) : [];
    }
}
