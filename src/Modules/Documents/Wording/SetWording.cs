using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Building;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Wording;

/// <summary>Changes the agency's wording of a kind of paper, or restores the one that comes with the product. What an officer has written himself stays as it is.</summary>
internal sealed class SetWording(AppDb db, PaperFactory papers, CurrentUser user, TimeProvider clock)
{
    private const int Longest = 8_000;
    private const int LongestReason = 500;

    /// <summary>Plausible for every year; which one does not matter to the names that a wording may use.</summary>
    private const int AnyYear = 2568;

    /// <param name="Fields">Key → text; a text equal to the original's is not kept, so that it follows the original.</param>
    /// <param name="Revision">The revision that the person saw; 0 for the original.</param>
    public sealed record Input(string Kind, IReadOnlyDictionary<string, string> Fields, string Reason, int Revision);

    /// <returns>
    /// Refusals "paper.kind", "wording.reason" (field Reason), "paper.stale", and beside the key of a field: "paper.too-long", "paper.marks", "paper.choice",
    /// "wording.name" (braces around something that is not known; the known names in the sentence).
    /// </returns>
    public async Task<Outcome<PaperWording>> HandleAsync(Input input, CancellationToken ct)
    {
        if (!PaperTemplate.Has(input.Kind))
        {
            return new Refusal("paper.kind", "", input.Kind);
        }

        var reason = input.Reason.Length > LongestReason ? "" : ThaiText.Clean(input.Reason);
        if (reason.Length == 0)
        {
            return new Refusal("wording.reason", nameof(Input.Reason), LongestReason);
        }

        var original = PaperTemplate.Of(input.Kind);
        var names = (await papers.ReadAsync(new PaperKey(AnyYear, input.Kind), ct)).Facts.Values().Keys.ToHashSet(StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in original.Fields)
        {
            if (input.Fields.TryGetValue(field.Key, out var typed))
            {
                var text = ThaiText.Clean(typed.Length > Longest ? "" : typed.ReplaceLineEndings("\n"));
                if (Refuse(field, typed, text, names) is { } refusal)
                {
                    return refusal;
                }

                if (text != field.Text)
                {
                    texts[field.Key] = text;
                }
            }

            names.Add(field.Key);
        }

        return await SaveAsync(input, texts, reason, ct);
    }

    private static Refusal? Refuse(TemplateField field, string typed, string text, HashSet<string> names)
    {
        if (typed.Length > Longest)
        {
            return new("paper.too-long", field.Key, field.Label, Longest);
        }

        if (ThaiText.TooManyMarks(typed))
        {
            return new("paper.marks", field.Key, field.Label);
        }

        if (field.Choices is { } choices && !choices.Contains(text, StringComparer.Ordinal))
        {
            return new("paper.choice", field.Key, field.Label);
        }

        try
        {
            PaperTemplate.Fill(text, names.ToDictionary(name => name, _ => "", StringComparer.Ordinal));
            return null;
        }
        catch (InvalidDataException)
        {
            return new("wording.name", field.Key, field.Label, string.Join(" ", names.Order(StringComparer.Ordinal).Select(n => "{" + n + "}")));
        }
    }

    private async Task<Outcome<PaperWording>> SaveAsync(Input input, Dictionary<string, string> texts, string reason, CancellationToken ct)
    {
        var row = await db.Set<PaperWording>().SingleOrDefaultAsync(w => w.Kind == input.Kind, ct);
        if ((row?.Revision ?? 0) != input.Revision)
        {
            return new Refusal("paper.stale", "", row?.ChangedBy ?? "");
        }

        var changed = clock.GetUtcNow().UtcDateTime;
        if (row is null)
        {
            row = new PaperWording { Id = Guid.CreateVersion7(), Kind = input.Kind, Fields = "{}", Reason = reason, ChangedAt = changed, ChangedBy = user.Name };
            db.Add(row);
        }

        var before = SaveDraft.DraftText.Read(row.Fields);
        row.Fields = JsonSerializer.Serialize(texts, Json.Options);
        (row.Reason, row.ChangedAt, row.ChangedBy) = (reason, changed, user.Name);
        row.Revision++;
        db.Record(texts.Count == 0 ? "wording.restored" : "wording.changed", input.Kind, new
        {
            kind = input.Kind,
            fields = texts.Keys.Union(before.Keys).Where(k => texts.GetValueOrDefault(k) != before.GetValueOrDefault(k)).Order(StringComparer.Ordinal),
            reason,
        });
        try
        {
            await db.SaveChangesAsync(ct);
            return row;
        }
        catch (DbUpdateException)
        {
            return new Refusal("paper.stale", "", "");
        }
    }
}
