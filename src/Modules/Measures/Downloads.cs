using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Prongsai.Measures.Pages.MeasureProgress;
using Prongsai.Measures.Reading;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures;

internal static class Downloads
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/app/{year:int:range(2560,2600)}/measures/export.xlsx", ExportAsync).WithMetadata(new NeedsAttribute(Permissions.View));
        endpoints.MapGet("/app/{year:int:range(2560,2600)}/progress/export.xlsx", ProgressAsync).WithMetadata(new NeedsAttribute(Permissions.View));
        endpoints.MapGet("/app/measures/evidence/{id:guid}", EvidenceAsync).WithMetadata(new NeedsAttribute(Permissions.View));
    }

    private static async Task<IResult> ExportAsync(int year, MeasureTables tables, CurrentUser user, CancellationToken ct)
    {
        var measures = await tables.NumberedAsync(year, user.UnitId, ct);
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(
            stream, FormattableString.Invariant($"มาตรการ {year}"),
            ["ลำดับ", "ประเด็น", "ข้อคำถาม ITA", "ผลการวิเคราะห์ข้อมูล", "มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ", "การติดตามผล", "สรุปผลการดำเนินการ", "ผลลัพธ์", "ข้อเสนอแนะ", "ร้อยละ"],
            [8, 30, 14, 40, 40, 50, 24, 30, 30, 50, 50, 30, 8]))
        {
            foreach (var (m, number) in measures)
            {
                sheet.Row(
                    number, m.IssueNo is { } no ? FormattableString.Invariant($"{no}. {m.Issue}") : m.Issue, string.Join(", ", m.ItemCodes), m.Finding, m.Text,
                    Listed(m.Steps.Select(s => s.Text)), MeasureTables.Described(m), Listed(m.Owners.Select(o => o.Text)), Listed(m.FollowUp),
                    Listed(m.Result), Listed(m.Outcome), m.Suggestion, m.PercentDone);
            }
        }

        return Sheet(stream, FormattableString.Invariant($"measures-{year}.xlsx"));
    }

    // One row for each step: what people filter and sort by.
    private static async Task<IResult> ProgressAsync(int year, string? round, string? end, int? version, RoundPage rounds, CancellationToken ct)
    {
        var view = await rounds.ReadAsync(year, round, end, version, ct);
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(
            stream, FormattableString.Invariant($"ความก้าวหน้า {year}"),
            ["ลำดับ", "ประเด็น", "มาตรการ", "ขั้นตอน/วิธีการปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "กำหนดแล้วเสร็จ", "สถานะ", "ร้อยละ", "ข้อมูล ณ วันที่", "บันทึกความก้าวหน้า", "หลักฐาน", "สรุปผลการดำเนินการ", "ผลลัพธ์"],
            [8, 30, 40, 50, 30, 24, 16, 14, 8, 16, 40, 30, 50, 50]))
        {
            foreach (var line in view.Lines.OrderBy(l => l.Number))
            {
                foreach (var (step, first) in line.Steps.Count == 0 ? [((BoardStep?)null, true)] : line.Steps.Select((s, i) => ((BoardStep?)s, i == 0)))
                {
                    sheet.Row(
                        line.Label, line.IssueNo is { } no ? FormattableString.Invariant($"{no}. {line.Issue}") : line.Issue, line.Text, step?.Text,
                        Listed(line.Owners), line.Period, ThaiDate.Short(line.DueOn), State(line, step), step?.Percent,
                        step?.Reported is { } day ? ThaiDate.Short(day) : "ยังไม่รายงาน", step?.Note, step is null ? null : Listed(step.Proofs),
                        first ? Listed(line.Result) : null, first ? Listed(line.Outcome) : null);
                }
            }
        }

        return Sheet(stream, FormattableString.Invariant($"progress-{year}{(view.Key.Length > 0 ? "-" + view.Key : "")}.xlsx"));
    }

    private static string State(BoardLine line, BoardStep? step) =>
        step is null ? "ยังไม่มีขั้นตอน" : step.Percent == 100 ? "เสร็จแล้ว" : line.Late ? "เกินกำหนด" : step.Percent == 0 ? "ยังไม่เริ่ม" : "กำลังทำ";

    private static IResult Sheet(MemoryStream stream, string name) => Results.File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);

    private static async Task<IResult> EvidenceAsync(Guid id, AppDb db, BlobStore blobs, CurrentUser user, HttpContext http, CancellationToken ct)
    {
        var evidence = await db.Set<Evidence>().AsNoTracking().SingleOrDefaultAsync(
            e => e.Id == id && e.RemovedAt == null && db.Set<MeasureStep>().Any(s => s.Id == e.StepId
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
