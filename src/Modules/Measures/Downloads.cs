using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Measures.Reading;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Measures;

internal static class Downloads
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/app/{year:int:range(2560,2600)}/measures/export.xlsx", ExportAsync).WithMetadata(new NeedsAttribute(Permissions.View));
        endpoints.MapGet("/app/measures/evidence/{id:guid}", EvidenceAsync).WithMetadata(new NeedsAttribute(Permissions.View));
    }

    private static async Task<IResult> ExportAsync(int year, MeasureTables tables, CurrentUser user, CancellationToken ct)
    {
        var measures = await tables.LoadAsync(year, ct, user.UnitId);
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(
            stream, FormattableString.Invariant($"มาตรการ {year}"),
            ["ลำดับ", "ประเด็น", "ข้อคำถาม ITA", "ผลการวิเคราะห์ข้อมูล", "มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ", "การติดตามผล", "สรุปผลการดำเนินการ", "ผลลัพธ์", "ข้อเสนอแนะ", "ร้อยละ"],
            [8, 30, 14, 40, 40, 50, 24, 30, 30, 50, 50, 30, 8]))
        {
            foreach (var (m, number) in MeasureTables.Numbered(measures))
            {
                sheet.Row(
                    number, m.IssueNo is { } no ? FormattableString.Invariant($"{no}. {m.Issue}") : m.Issue, string.Join(", ", m.ItemCodes), m.Finding, m.Text,
                    Listed(m.Steps.Select(s => s.Text)), MeasureTables.Described(m), Listed(m.Owners.Select(o => o.Text)), Listed(m.FollowUp),
                    Listed(m.Result), Listed(m.Outcome), m.Suggestion, m.PercentDone);
            }
        }

        return Results.File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FormattableString.Invariant($"measures-{year}.xlsx"));
    }

    private static async Task<IResult> EvidenceAsync(Guid id, AppDb db, BlobStore blobs, CurrentUser user, HttpContext http, CancellationToken ct)
    {
        var evidence = await db.Set<Evidence>().AsNoTracking().SingleOrDefaultAsync(
            e => e.Id == id && db.Set<MeasureStep>().Any(s => s.Id == e.StepId
                && db.Set<Measure>().Any(m => m.Id == s.MeasureId && (user.UnitId == null || m.Owners.Any(o => o.UnitId == user.UnitId)))), ct);
        if (evidence?.FileId is not { } fileId || await blobs.OpenAsync(fileId, ct) is not { } opened)
        {
            return Results.NotFound();
        }

        // Somebody else's file: shown to nobody as part of our own page.
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = "sandbox; default-src 'none'";
        return Results.File(opened.Content, opened.File.ContentType, opened.File.Name);
    }

    // One item says what it is; several are numbered as on paper.
    internal static string Listed(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count == 1 ? all[0] : string.Join('\n', all.Select((t, i) => FormattableString.Invariant($"{i + 1}. {t}")));
    }
}
