using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Operations.Pages.Storage;

/// <summary>How much room the files of the office take, and whether files are taken in.</summary>
[Needs(Permissions.Storage)]
internal sealed class IndexModel(AppDb db, BlobStore blobs, BlobVolume volume, VirusScanner scanner) : PageModel
{
    public int Count { get; private set; }

    public Room Filled { get; private set; } = new(0, 1);

    /// <summary>Code of the refusal that every file gets now; null: they are taken.</summary>
    public string? Closed { get; private set; }

    public bool HasScanner => scanner.IsSet;

    public bool ScannerAnswers { get; private set; }

    public async Task OnGetAsync([Microsoft.AspNetCore.Mvc.FromServices] Tenant tenant, CancellationToken ct)
    {
        Count = await db.Set<StoredFile>().CountAsync(ct);
        Filled = new Room(await blobs.UsedAsync(ct), volume.QuotaOf(tenant.Agency));
        Closed = volume.Closed?.Code;
        ScannerAnswers = scanner.IsSet && await scanner.AnswersAsync(ct);
    }

    /// <param name="Used">Bytes.</param>
    /// <param name="Allowed">Bytes.</param>
    internal sealed record Room(long Used, long Allowed)
    {
        /// <summary>Above this somebody has to do something soon.</summary>
        private const int Tight = 90;

        public int Percent => (int)Math.Min(100, Used * 100.0 / Allowed);

        public bool IsTight => Percent >= Tight;

        public bool IsUsedUp => Used >= Allowed;

        /// <summary>"350 MB", "1.2 GB".</summary>
        public static string Of(long bytes) => bytes < 1024L * 1024 * 1024
            ? (bytes / (1024.0 * 1024)).ToString("#,##0.#", CultureInfo.InvariantCulture) + " MB"
            : (bytes / (1024.0 * 1024 * 1024)).ToString("#,##0.##", CultureInfo.InvariantCulture) + " GB";
    }
}
