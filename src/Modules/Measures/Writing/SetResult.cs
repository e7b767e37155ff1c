using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Measures.Writing;

/// <summary>What was done and what it achieved, apart.</summary>
internal sealed class SetResult(AppDb db, MeasureWriter writer)
{
    private const int MostItems = 60;

    internal sealed record Input(Guid MeasureId, IReadOnlyList<string> Result, IReadOnlyList<string> Outcome, string Suggestion);

    /// <returns>The measure; or measure.gone, measure.too-long, measure.too-many, measure.marks.</returns>
    public async Task<Outcome<Measure>> HandleAsync(Input input, CancellationToken ct)
    {
        string[] texts = [.. input.Result, .. input.Outcome, input.Suggestion];
        if (texts.Any(ThaiText.TooManyMarks) || texts.Any(t => t.Length > Measure.LongestText) || texts.Length > MostItems)
        {
            return texts.Length > MostItems ? new Refusal("measure.too-many", "", MostItems)
                : texts.Any(ThaiText.TooManyMarks) ? new Refusal("measure.marks")
                : new Refusal("measure.too-long", "", Measure.LongestText);
        }

        var measure = await db.Set<Measure>().Include(m => m.Owners).SingleOrDefaultAsync(m => m.Id == input.MeasureId && m.RemovedAt == null, ct);
        if (measure is null || !writer.MayChange(measure, isNew: false))
        {
            return new Refusal("measure.gone");
        }

        measure.Result = Clean(input.Result);
        measure.Outcome = Clean(input.Outcome);
        measure.Suggestion = ThaiText.Clean(input.Suggestion).Trim();
        db.Record("measure.result", measure.Id.ToString());
        await db.SaveChangesAsync(ct);
        return measure;
    }

    private static List<string> Clean(IReadOnlyList<string> items) => [.. items.Select(i => ThaiText.Clean(i).Trim()).Where(i => i.Length > 0)];
}
