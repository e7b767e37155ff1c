using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Disclosure.Itas;

internal static class ItasDownloads
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/app/{year:int:range(2560,2600)}/itas/export.xlsx", ExportAsync).WithMetadata(new NeedsAttribute(Permissions.View));

    private static async Task<IResult> ExportAsync(int year, ItasReader reader, CancellationToken ct)
    {
        using var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(
            stream, FormattableString.Invariant($"ITAS {year}"), ["ข้อ", "ข้อมูล", "มี/ไม่มี", "ที่อยู่เว็บ (URL)", "ทางเข้า", "คำอธิบาย", "ที่อยู่อื่นที่อ้างถึง"], [8, 50, 10, 50, 60, 70, 50]))
        {
            foreach (var line in await reader.OfYearAsync(year, ct))
            {
                sheet.Row(line.Item.Code, line.Item.Name, line.Has ? "มี" : "ไม่มี", line.Address, string.Join(" › ", line.Steps), line.Explanation, string.Join('\n', line.Others));
            }
        }

        return Results.File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FormattableString.Invariant($"itas-{year}.xlsx"));
    }
}
