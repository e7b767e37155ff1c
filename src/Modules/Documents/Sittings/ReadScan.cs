using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Documents.Sittings;

/// <summary>Takes a scan in: keeps the file as it came and has its pages read.</summary>
internal sealed class TakeScan(AppDb db, FileIntake intake, Hand by)
{
    public const int Largest = 20 * 1024 * 1024;

    /// <returns>Refusals "scan.kind" (no PDF, PNG or JPEG; field Upload), "scan.unreadable" and those of the intake.</returns>
    public async Task<Outcome<Scan>> HandleAsync(Stream content, string name, CancellationToken ct)
    {
        var read = await intake.ReadAsync(content, Largest, ct);
        if (!read.Done)
        {
            return read.Refusal;
        }

        var type = FileSniffer.Kind(read.Value) switch { FileKind.Pdf => "application/pdf", FileKind.Png => "image/png", FileKind.Jpeg => "image/jpeg", _ => "" };
        if (type.Length == 0)
        {
            return new Refusal("scan.kind", "Upload");
        }

        // A picture that says to be larger than any is not unpacked by anybody.
        if (type != "application/pdf" && Picture.Read(read.Value.AsSpan(0, Math.Min(read.Value.Length, Picture.HeaderBytes))) is null)
        {
            return new Refusal("scan.unreadable", "Upload");
        }

        var file = await intake.KeepAsync(read.Value, name, type, ct);
        if (!file.Done)
        {
            return file.Refusal;
        }

        var scan = new Scan { FileId = file.Value.Id, Name = file.Value.Name, UploadedAt = by.Now, UploadedBy = by.Name };
        db.Add(scan);
        db.Enqueue(ReadScan.JobKind, new ReadScan.Work(scan.Id));
        db.Record("scan.taken", scan.Id.ToString("D"), new { sha256 = file.Value.Sha256 });
        await db.SaveChangesAsync(ct);
        return scan;
    }
}

/// <summary>Splits a scan into pages and puts each page to its paper by the QR on it; a page without one goes to the tray.</summary>
internal sealed class ReadScan(AppDb db, BlobStore blobs) : IJob
{
    public const string JobKind = "scan.read";

    private const int LargestPicture = 20 * 1024 * 1024;

    /// <summary>Spent on looking for codes in one scan: other work waits meanwhile. Pages not looked at by then go to the tray, where a person looks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    internal sealed record Work(Guid ScanId);

    public string Kind => JobKind;

    public async Task RunAsync(string body, CancellationToken ct)
    {
        var id = System.Text.Json.JsonSerializer.Deserialize<Work>(body, Json.Options)!.ScanId;
        var scan = await db.Set<Scan>().SingleAsync(s => s.Id == id, ct);
        if (scan.State != ScanState.Waiting)
        {
            return;
        }

        using var folder = new WorkFolder();
        var source = folder.File("source");
        bool isPdf;
        using (var file = await blobs.OpenAsync(scan.FileId, ct) ?? throw new InvalidDataException($"No file {scan.FileId}"))
        {
            isPdf = file.File.ContentType == "application/pdf";
            await using var copy = File.Create(source);
            await file.Content.CopyToAsync(copy, ct);
        }

        var pages = await ScanTools.PagesAsync(source, isPdf, folder.Path, ct);
        if (pages.Done)
        {
            await AddPagesAsync(scan, pages.Value, isPdf, isPdf ? source : await AsPdfAsync(source, folder, ct), folder, ct);
        }

        (scan.State, scan.Problem) = pages.Done ? (ScanState.Read, "") : (ScanState.Failed, pages.Refusal.Code);
        await db.SaveChangesAsync(ct);
    }

    /// <returns>Null for a picture that no PDF can carry.</returns>
    private static async Task<string?> AsPdfAsync(string picture, WorkFolder folder, CancellationToken ct)
    {
        if (PictureInPdf.Of(await File.ReadAllBytesAsync(picture, ct)) is not { } pdf)
        {
            return null;
        }

        var path = folder.File("picture.pdf");
        await File.WriteAllBytesAsync(path, pdf, ct);
        return path;
    }

    /// <param name="drawn">The pages were drawn from a PDF: they are PNG whatever came.</param>
    /// <param name="pdf">From which a page can be drawn at other sizes; null: it is as it is.</param>
    private async Task AddPagesAsync(Scan scan, List<string> pages, bool drawn, string? pdf, WorkFolder folder, CancellationToken ct)
    {
        var spent = Stopwatch.StartNew();
        for (var i = 0; i < pages.Count; i++)
        {
            var said = spent.Elapsed < Patience ? await ScanTools.CodesAsync(pages[i], ct) : [];
            if (said.Count == 0 && pdf is not null && spent.Elapsed < Patience)
            {
                said = await ScanTools.CodesAtOtherSizesAsync(pdf, i + 1, folder.Path, ct);
            }

            var codes = said.Select(SittingPrinter.CodeIn).OfType<string>().Distinct().ToList();

            // Two papers on one picture: a person decides.
            var sheet = codes.Count == 1
                ? await db.Set<Sheet>().Where(s => s.Code == codes[0] && s.ConfirmedAt == null).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(ct)
                : null;
            await using var content = File.OpenRead(pages[i]);
            var picture = await blobs.SaveAsync(content, FormattableString.Invariant($"หน้า {i + 1}.png"), drawn || !IsJpeg(content) ? "image/png" : "image/jpeg", LargestPicture, ct);
            if (!picture.Done)
            {
                throw new InvalidOperationException(picture.Refusal.Code);
            }

            db.Add(new ScanPage { ScanId = scan.Id, Number = i + 1, PictureFileId = picture.Value.Id, SheetId = sheet, ByCode = sheet is not null });
        }
    }

    private static bool IsJpeg(FileStream content)
    {
        var first = content.ReadByte();
        content.Position = 0;
        return first == 0xFF;
    }
}
