using Microsoft.EntityFrameworkCore;
using Prongsai.Assessment.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Diary;

/// <summary>One line of the diary as it holds: the framework's date, or the office's.</summary>
/// <param name="Rule">As the framework has it; null for a date of the office's own.</param>
/// <param name="Entry">What the office said; null where the framework's date stands.</param>
internal sealed record DiaryLine(string Code, string Text, DateOnly? From, DateOnly? To, DiaryRule? Rule, DiaryEntry? Entry)
{
    /// <summary>The day by which it must be done; null when nobody knows one.</summary>
    public DateOnly? Due => To ?? From;

    public string Days => (From, To) switch
    {
        ({ } from, { } to) when from == to => ThaiDate.Short(from),
        ({ } from, { } to) => $"{ThaiDate.Short(from)} – {ThaiDate.Short(to)}",
        ({ } from, null) => "ตั้งแต่ " + ThaiDate.Short(from),
        (null, { } to) => "ภายใน " + ThaiDate.Short(to),
        _ => "ยังไม่ทราบวัน",
    };
}

/// <summary>The dates of a fiscal year: those of its framework with what the office changed, and the office's own.</summary>
internal sealed class YearDiary(AppDb db, IItemRules rules)
{
    public const int MostOwn = 200;

    /// <summary>Steps of the framework first, in its order. Empty for a year without both.</summary>
    public async Task<IReadOnlyList<DiaryLine>> OfYearAsync(int year, CancellationToken ct)
    {
        var steps = (await rules.OfYearAsync(year, ct))?.Diary ?? [];
        var entries = await db.Set<DiaryEntry>().AsNoTracking().Where(e => e.FiscalYear == year).OrderBy(e => e.To ?? e.From).ThenBy(e => e.Id).Take(MostOwn * 2).ToListAsync(ct);
        var changed = entries.Where(e => !e.IsOwn).ToDictionary(e => e.Code, StringComparer.Ordinal);
        return
        [
            .. steps.Select(step => changed.GetValueOrDefault(step.Code) is { } entry
                ? new DiaryLine(step.Code, step.Text, entry.From, entry.To, step, entry)
                : new DiaryLine(step.Code, step.Text, step.From, step.To, step, null)),
            .. entries.Where(e => e.IsOwn).Select(e => new DiaryLine(e.Code, e.Text, e.From, e.To, null, e)),
        ];
    }

    public async Task<DiaryLine?> FindAsync(int year, string code, CancellationToken ct) => (await OfYearAsync(year, ct)).FirstOrDefault(l => l.Code == code);
}
