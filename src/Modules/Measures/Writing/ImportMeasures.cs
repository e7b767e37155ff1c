using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Platform;

namespace Prongsai.Measures.Writing;

/// <summary>Keeps a read table until a person has looked at it, and makes measures of it once.</summary>
internal sealed class ImportMeasures(AppDb db, MeasureWriter writer, IAgencyDirectory directory, ImportClerk clerk)
{
    public async Task<ImportDraft> KeepAsync(ImportedTable table, string fileName, int fiscalYear, CancellationToken ct)
    {
        var draft = new ImportDraft
        {
            Id = Guid.CreateVersion7(),
            FiscalYear = fiscalYear,
            FileName = fileName.Length > 200 ? fileName[..200] : fileName,
            Content = JsonSerializer.Serialize(table, Json.Options),
            MadeAt = clerk.Now,
            MadeBy = clerk.Name,
        };
        db.Add(draft);
        await db.SaveChangesAsync(ct);
        return draft;
    }

    /// <summary>Keeps what a person corrected and answered so far; nothing becomes a measure.</summary>
    /// <returns>The draft; or import.gone when it was confirmed or thrown away meanwhile.</returns>
    public async Task<Outcome<ImportDraft>> KeepEditsAsync(Guid draftId, IReadOnlyDictionary<int, ImportedRow> edited, CancellationToken ct)
    {
        if (await db.Set<ImportDraft>().SingleOrDefaultAsync(d => d.Id == draftId && d.ConfirmedAt == null, ct) is not { } draft)
        {
            return new Refusal("import.gone");
        }

        Rewrite(draft, Content(draft), edited);
        draft.Version++;
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal("import.changed");
        }

        return draft;
    }

    /// <summary>Saves the chosen rows after those of the year, all or none. A draft confirmed before answers as it did then.</summary>
    /// <param name="rows">Indexes into the draft's rows.</param>
    /// <param name="edited">Rows as a person corrected them, by index.</param>
    /// <param name="keepResults">Results come along (they belong to the year that is imported).</param>
    /// <returns>The confirmed draft; or import.gone, import.no-rows, measure.*.</returns>
    public async Task<Outcome<ImportDraft>> ConfirmAsync(
        Guid draftId, IReadOnlyCollection<int> rows, IReadOnlyDictionary<int, ImportedRow> edited, bool keepResults, CancellationToken ct)
    {
        var draft = await db.Set<ImportDraft>().SingleOrDefaultAsync(d => d.Id == draftId, ct);
        if (draft is null)
        {
            return new Refusal("import.gone");
        }

        if (draft.ConfirmedAt is not null)
        {
            return draft;
        }

        var table = Content(draft);
        var chosen = rows.Distinct().Where(r => r >= 0 && r < table.Rows.Count).Order().ToList();
        if (chosen.Count == 0)
        {
            return new Refusal("import.no-rows");
        }

        var owners = new OwnerMatcher(await directory.UnitsAsync(ct), await directory.PeopleAsync(ct));
        var position = await db.LastPositionAsync(draft.FiscalYear, ct);
        foreach (var index in chosen)
        {
            var row = edited.TryGetValue(index, out var corrected) ? corrected : table.Rows[index];
            var outcome = await writer.ApplyAsync(MeasureInput.Of(row, draft.FiscalYear, owners, keepResults), ++position, ct);
            if (!outcome.Done)
            {
                return outcome.Refusal;
            }
        }

        Rewrite(draft, table, edited);
        (draft.ConfirmedAt, draft.Confirmed, draft.Version) = (clerk.Now, chosen.Count, draft.Version + 1);
        db.Record("measure.imported", draft.Id.ToString(), new { draft.FiscalYear, Rows = chosen.Count });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The other press of the button was first: its answer is the answer.
            db.ChangeTracker.Clear();
            return await db.Set<ImportDraft>().AsNoTracking().SingleAsync(d => d.Id == draftId, ct);
        }

        return draft;
    }

    /// <returns>Refusal import.gone.</returns>
    public async Task<Outcome<ImportDraft>> ThrowAwayAsync(Guid draftId, CancellationToken ct)
    {
        var draft = await db.Set<ImportDraft>().SingleOrDefaultAsync(d => d.Id == draftId && d.ConfirmedAt == null, ct);
        if (draft is null)
        {
            return new Refusal("import.gone");
        }

        db.Remove(draft);
        await db.SaveChangesAsync(ct);
        return draft;
    }

    private static void Rewrite(ImportDraft draft, ImportedTable table, IReadOnlyDictionary<int, ImportedRow> edited) =>
        draft.Content = JsonSerializer.Serialize(table with { Rows = [.. table.Rows.Select((row, i) => edited.GetValueOrDefault(i, row))] }, Json.Options);

    public static ImportedTable Content(ImportDraft draft) => JsonSerializer.Deserialize<ImportedTable>(draft.Content, Json.Options)!;
}

/// <summary>Who imports, and when.</summary>
internal sealed class ImportClerk(CurrentUser user, TimeProvider clock)
{
    public string Name => user.Name;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;
}
