using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>Puts the rows of a table into a register, all or none.</summary>
internal sealed class ImportRegister(AppDb db, SeriesBook book, EntryDesk desk, EnterPaper enter)
{
    /// <param name="Count">Lines added.</param>
    public sealed record Done(int Count);

    /// <summary>Numbers of these rows that the register has already: they would be refused.</summary>
    public async Task<IReadOnlySet<int>> TakenAsync(IReadOnlyList<ReadRow> rows, Guid? unitId, CancellationToken ct)
    {
        var taken = new HashSet<int>();
        foreach (var group in rows.GroupBy(r => r.Kind))
        {
            if ((await book.FindAsync(group.Key, unitId, null, ct)).Value is not { } sequence)
            {
                continue;
            }

            foreach (var year in group.GroupBy(r => sequence.Counts.YearOf(r.On)))
            {
                var runnings = year.Select(r => r.Running).ToList();
                var had = await db.Set<Entry>().AsNoTracking().Where(e => e.SeriesId == sequence.Counts.Id && e.Year == year.Key && runnings.Contains(e.Running)).Select(e => e.Running).ToListAsync(ct);
                var twice = year.GroupBy(r => r.Running).SelectMany(g => g.Skip(1));
                taken.UnionWith(year.Where(r => had.Contains(r.Running)).Concat(twice).Select(r => r.Row));
            }
        }

        return taken;
    }

    /// <returns>How many; or the first refusal, and then nothing was added.</returns>
    public Task<Outcome<Done>> HandleAsync(IReadOnlyList<ReadRow> rows, Guid? unitId, CancellationToken ct) => desk.InTurnAsync(() => SaveAsync(rows, unitId, ct), ct);

    private async Task<Outcome<Done>> SaveAsync(IReadOnlyList<ReadRow> rows, Guid? unitId, CancellationToken ct)
    {
        if ((await TakenAsync(rows, unitId, ct)).Count > 0)
        {
            return new Refusal("import.taken");
        }

        foreach (var row in rows)
        {
            var made = await enter.AddAsync(new(row.Kind, unitId, null, row.Running, row.On, row.Texts, null, row.Number, AnyNumber: true), ct);
            if (!made.Done)
            {
                db.ChangeTracker.Clear();
                return made.Refusal with { Field = "" };
            }

            SetState(made.Value);
        }

        db.Record("number.imported", "register", new { lines = rows.Count });
        await db.SaveChangesAsync(ct);
        return new Done(rows.Count);
    }

    /// <summary>A remark as our own table writes it says what became of the number.</summary>
    private static void SetState(Entry entry)
    {
        (string Word, EntryState State)[] words = [("ยกเลิก", EntryState.Void), (RegisterReader.Unused, EntryState.Explained), ("จองไว้", EntryState.Reserved)];
        foreach (var (word, state) in words)
        {
            if (entry.Note.StartsWith(word, StringComparison.Ordinal))
            {
                var reason = entry.Note[word.Length..].TrimStart(':', ' ');
                (entry.State, entry.Note) = (state, state == EntryState.Reserved ? reason : "");
                entry.Reason = state == EntryState.Reserved ? "" : reason.Length > 0 ? reason : "ตามทะเบียนเดิม";
                return;
            }
        }
    }
}
