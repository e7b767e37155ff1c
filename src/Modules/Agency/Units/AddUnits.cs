using Microsoft.EntityFrameworkCore;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Adds units by their names, one a line, after those that are there: all that are new, or none.</summary>
internal sealed class AddUnits(AppDb db, SaveUnit save)
{
    /// <param name="Known">Names that were there already.</param>
    public sealed record Done(int Added, IReadOnlyList<string> Known);

    /// <returns>Refusals "unit.nothing" and those of <see cref="SaveUnit"/>.</returns>
    public async Task<Outcome<Done>> HandleAsync(string names, CancellationToken ct)
    {
        // An officer's list has numbers or bullets in front.
        var lines = ThaiText.Clean(names).Split('\n').Select(l => ThaiDigits.ToArabic(l).TrimStart([' ', '\t', '-', '•', '.', ')', '(', .. "0123456789"]).Trim()).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (lines.Count == 0)
        {
            return new Refusal("unit.nothing", "Input.Names");
        }

        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var known = new List<string>();
        foreach (var name in lines)
        {
            if (name.Length > Unit.LongestName)
            {
                return new Refusal("unit.name-long", "Input.Names", name[..40], Unit.LongestName);
            }

            var made = (await save.HandleAsync(new(null, name, ""), ct))!;
            if (!made.Done && made.Refusal.Code != "unit.exists")
            {
                return made.Refusal with { Field = "Input.Names" };
            }

            known.AddRange(made.Done ? [] : [name]);
        }

        await whole.CommitAsync(ct);
        return new Done(lines.Count - known.Count, known);
    }
}
