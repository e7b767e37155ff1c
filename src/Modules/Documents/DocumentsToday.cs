using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Platform;

namespace Prongsai.Documents;

/// <summary>Approved papers that were to be shown to the public and were held back: only a person can say that they may be.</summary>
internal sealed class DocumentsToday(AppDb db, CurrentUser user) : ITodaySource
{
    private const int MostLines = 20;

    public async Task<IReadOnlyList<TodayLine>> LinesAsync(int fiscalYear, CancellationToken ct)
    {
        if (!user.Can(Permissions.Approve))
        {
            return [];
        }

        var held = await db.Set<FrozenPaper>().AsNoTracking().Where(f => f.Held != "" && f.PublishedAt == null).OrderBy(f => f.ApprovedAt).ThenBy(f => f.Id)
            .Select(f => new { f.Id, f.FiscalYear, f.Kind, f.Version }).Take(MostLines).ToListAsync(ct);
        return [.. held.Select(f => new TodayLine(
            null, FormattableString.Invariant($"{PaperTemplate.Of(f.Kind).Name} ปีงบประมาณ {f.FiscalYear} อนุมัติแล้วแต่ยังไม่ได้เผยแพร่ โปรดตรวจเหตุผลแล้วเผยแพร่"), "",
            FormattableString.Invariant($"/app/{f.FiscalYear}/papers/{f.Kind}/versions/{f.Id:D}")))];
    }
}
