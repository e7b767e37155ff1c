using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;

namespace Prongsai.Correspondence;

/// <summary>Strikes a number through, with a reason. The line stays.</summary>
internal sealed class StrikeNumber(AppDb db, EntryDesk desk)
{
    /// <returns>Null when there is no such line here; refusals "numbers.reason", "numbers.void", "numbers.long", "numbers.marks".</returns>
    public async Task<Outcome<Entry>?> HandleAsync(Guid id, string reason, CancellationToken ct)
    {
        var why = EntryDesk.One(reason);
        return why.Length == 0 ? new Refusal("numbers.reason", "Input.Reason")
            : EntryDesk.Check((why, "Input.Reason")) is { } problem ? problem
            : await desk.InTurnAsync(() => StrikeAsync(id, why, ct), ct);
    }

    private async Task<Outcome<Entry>?> StrikeAsync(Guid id, string reason, CancellationToken ct)
    {
        if (await db.Set<Entry>().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } entry)
        {
            return null;
        }

        if (entry.State is EntryState.Void or EntryState.Explained)
        {
            return new Refusal("numbers.void", "", entry.Text);
        }

        (entry.State, entry.Reason) = (EntryState.Void, reason);
        entry.Version++;
        db.Record("number.void", id.ToString(), new { kind = entry.Kind.Name(), entry.Year, entry.Running });
        await db.SaveChangesAsync(ct);
        return entry;
    }
}
