using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>A register as a table for Excel, with the columns that its import reads back; and the files of its lines.</summary>
internal static class BookTable
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly int[] s_widths = [18, 14, 10, 20, 14, 28, 28, 50, 28, 28];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/app/registers/{book}/export.xlsx", ExportAsync).WithMetadata(new NeedsAttribute(CorrespondencePermissions.Read));
        endpoints.MapGet("/app/registers/{book}/template.xlsx", Template).WithMetadata(new NeedsAttribute(CorrespondencePermissions.Edit));
        endpoints.MapGet("/app/registers/{book}/{id:guid}/file", FileAsync).WithMetadata(new NeedsAttribute(CorrespondencePermissions.Read));
    }

    /// <summary>Columns after those of the paper registers (แบบที่ 13 and 14 of the correspondence regulation).</summary>
    public static IReadOnlyList<string> Columns(Book book) => book.IsIncoming
        ? ["เลขรับ", "วันที่รับ", "เวลา", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]
        : ["ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"];

    private static object?[] Cells(Book book, Line line)
    {
        var entry = line.Entry;
        return book.IsIncoming
            ? [entry.Text, ThaiDate.Short(entry.On), TimeText.Shown(entry.Time), entry.TheirNumber, entry.TheirDate is { } date ? ThaiDate.Short(date) : "", line.From, entry.Recipient, entry.Title, entry.Action, line.Remarks]
            : [entry.Text, ThaiDate.Short(entry.On), line.From, entry.Recipient, entry.Title, entry.Action, line.Remarks];
    }

    private static async Task<IResult> ExportAsync(string book, int? year, Lines lines, TimeProvider clock, CancellationToken ct)
    {
        if (Book.Find(book) is not { } found)
        {
            return Results.NotFound();
        }

        var of = year ?? BuddhistEra.Of(Bangkok.Today(clock));
        return Write(found, $"{found.Paper} {of}", string.Create(CultureInfo.InvariantCulture, $"{found.Slug}-{of}.xlsx"), await lines.AllAsync(found, of, null, null, ct));
    }

    private static IResult Template(string book) =>
        Book.Find(book) is { } found ? Write(found, found.Paper, $"{found.Slug}-template.xlsx", []) : Results.NotFound();

    private static IResult Write(Book book, string sheet, string name, IReadOnlyList<Line> lines)
    {
        using var file = new MemoryStream();
        using (var writer = new XlsxWriter(file, sheet, Columns(book), book.IsIncoming ? s_widths : [24, 14, 24, 28, 50, 28, 28]))
        {
            foreach (var line in lines)
            {
                writer.Row(Cells(book, line));
            }
        }

        return Results.File(file.ToArray(), Xlsx, name);
    }

    private static async Task<IResult> FileAsync(string book, Guid id, Lines lines, BlobStore blobs, HttpContext http, CancellationToken ct)
    {
        if (Book.Find(book) is not { } found || await lines.OneAsync(found, id, ct) is not { Entry.FileId: { } fileId } || await blobs.OpenAsync(fileId, ct) is not { } opened)
        {
            return Results.NotFound();
        }

        // Somebody else's file: shown to nobody as part of our own page.
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = "sandbox; default-src 'none'";
        return Results.File(opened.Content, opened.File.ContentType, opened.File.Name);
    }
}
