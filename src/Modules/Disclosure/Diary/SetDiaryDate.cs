using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Disclosure.Diary;

/// <summary>Dates a step of the framework anew, or writes a date of the office's own.</summary>
internal sealed class SetDiaryDate(AppDb db, YearDiary diary, IAgencyDirectory office, DiaryHand hand)
{
    public const int LongestReason = 500;

    /// <param name="Code">Of a line of the diary; null: a new date of the office's own.</param>
    /// <param name="Text">Of no account for a step of the framework.</param>
    public sealed record Input(int Year, string? Code, string Text, DateOnly? From, DateOnly? To, Guid? UnitId, string Reason);

    /// <returns>Null when the year has no such line; refusals "diary.text", "diary.date", "diary.order", "diary.far", "diary.unit", "diary.reason", "diary.many".</returns>
    public async Task<Outcome<DiaryEntry>?> HandleAsync(Input input, CancellationToken ct)
    {
        var line = input.Code is { } code ? await diary.FindAsync(input.Year, code, ct) : null;
        if (input.Code is not null && line is null)
        {
            return null;
        }

        var (text, reason) = (One(input.Text), One(input.Reason));
        if (Against(input, line, text, reason) is { } refusal)
        {
            return refusal;
        }

        if (input.UnitId is { } unit && (await office.UnitsAsync(ct)).All(u => u.Id != unit))
        {
            return new Refusal("diary.unit", "Input.UnitId");
        }

        if (line is null && await db.Set<DiaryEntry>().CountAsync(e => e.FiscalYear == input.Year, ct) >= YearDiary.MostOwn)
        {
            return new Refusal("diary.many", "", YearDiary.MostOwn);
        }

        var id = Guid.CreateVersion7();
        var entry = line?.Entry is { } known ? await db.Set<DiaryEntry>().SingleAsync(e => e.Id == known.Id, ct) : null;
        if (entry is null)
        {
            db.Add(entry = new DiaryEntry { Id = id, FiscalYear = input.Year, Code = line?.Code ?? id.ToString("N") });
        }

        (entry.Text, entry.From, entry.To, entry.UnitId, entry.Reason) = (line?.Rule is null ? text : "", input.From, input.To, input.UnitId, reason);
        (entry.ChangedBy, entry.ChangedAt) = (hand.Name, hand.Now);
        db.Record("diary.dated", entry.Id.ToString("D"), new { year = input.Year, code = entry.Code, from = input.From, to = input.To, reason });
        await db.SaveChangesAsync(ct);
        return entry;
    }

    private static Refusal? Against(Input input, DiaryLine? line, string text, string reason)
    {
        var year = new FiscalYear(input.Year);
        return line?.Rule is null && text.Length is 0 or > DiaryEntry.LongestText ? new Refusal("diary.text", "Input.Text", DiaryEntry.LongestText)
            : ThaiText.TooManyMarks(text) ? new Refusal("diary.marks", "Input.Text")
            : input is { From: null, To: null } ? new Refusal("diary.date", "Input.To")
            : input.To < input.From ? new Refusal("diary.order", "Input.To")
            : ((DateOnly?[])[input.From, input.To]).Any(d => d < year.Start.AddYears(-1) || d > year.End.AddYears(1)) ? new Refusal("diary.far", "Input.To", ThaiDate.Short(year.Start), ThaiDate.Short(year.End))
            : reason.Length > LongestReason || (reason.Length == 0 && line is { Due: not null }) || ThaiText.TooManyMarks(reason) ? new Refusal("diary.reason", "Input.Reason", LongestReason)
            : null;
    }

    private static string One(string text) => text.Length > 5_000 ? new string('x', 5_000) : ThaiText.Clean(text).Replace('\n', ' ').Trim();
}

/// <summary>Takes what the office said off again: a step goes back to the framework's date, a date of its own is gone. The audit keeps it.</summary>
internal sealed class ClearDiaryDate(AppDb db)
{
    /// <returns>False when the office said nothing there.</returns>
    public async Task<bool> HandleAsync(int year, string code, CancellationToken ct)
    {
        if (await db.Set<DiaryEntry>().SingleOrDefaultAsync(e => e.FiscalYear == year && e.Code == code, ct) is not { } entry)
        {
            return false;
        }

        db.Remove(entry);
        db.Record("diary.cleared", entry.Id.ToString("D"), new { year, code, from = entry.From, to = entry.To, name = entry.Text });
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>Who writes, and when.</summary>
internal sealed class DiaryHand(Actor actor, TimeProvider clock)
{
    public string Name => actor.Name;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => Bangkok.Today(clock);
}
