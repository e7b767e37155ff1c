using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Prongsai.Disclosure.Items;
using Prongsai.Disclosure.Publishing;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure;

internal static class Downloads
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/app/oit/evidence/{id:guid}/{revision:int}", EvidenceAsync).WithMetadata(new NeedsAttribute(Permissions.View));
        endpoints.MapGet("/app/{year:int:range(2560,2600)}/oit/export.xlsx", BoardAsync).WithMetadata(new NeedsAttribute(Permissions.View));
    }

    private static async Task<IResult> BoardAsync(int year, Board board, CurrentUser user, CancellationToken ct)
    {
        var view = await board.ReadAsync(year, user, ct);
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(
            stream, FormattableString.Invariant($"OIT {year}"),
            ["ข้อ", "ข้อมูล", "ตัวชี้วัดย่อย", "ส่วนราชการ", "ผู้รับผิดชอบ", "กำหนด", "สถานะ", "องค์ประกอบที่ครบ", "องค์ประกอบทั้งหมด", "ความสด", "คะแนนที่จะได้"], [8, 50, 30, 30, 30, 16, 16, 12, 12, 40, 12]))
        {
            foreach (var line in view.Lines)
            {
                sheet.Row(
                    line.Item.Code, line.Item.Name, line.Rule?.Group, line.Unit, line.Person, line.Item.DueOn is { } due ? ThaiDate.Short(due) : null, ItemStates.Word(line.State),
                    line.Met, line.Elements, line.Worst?.Why, line.Points > 0 ? line.Points : null);
            }
        }

        return Results.File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FormattableString.Invariant($"oit-{year}.xlsx"));
    }

    private static async Task<IResult> EvidenceAsync(Guid id, int revision, EvidenceReaders readers, HttpContext http, CancellationToken ct)
    {
        if (await readers.OpenAsync(id, revision, ct) is not { } opened)
        {
            return Results.NotFound();
        }

        // Somebody else's file: shown to nobody as part of our own page.
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = "sandbox; default-src 'none'";
        return Results.File(opened.Content, opened.File.ContentType, opened.File.Name);
    }
}
