using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Building;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Drafts;

/// <summary>Keeps the officer's wording of a paper. A text equal to the proposal is not kept.</summary>
internal sealed class SaveDraft(AppDb db, PaperFactory papers, CurrentUser user, TimeProvider clock)
{
    private const int Longest = 20_000;

    /// <param name="Fields">Key of a field of the template → text. Keys that are missing keep what is stored.</param>
    public sealed record Input(int Year, string Kind, IReadOnlyDictionary<string, string> Fields);

    /// <returns>Refusals "paper.kind", "paper.too-long", "paper.marks", "paper.choice", "paper.date"; the field is the key.</returns>
    public async Task<Outcome<PaperDraft>> HandleAsync(Input input, CancellationToken ct)
    {
        if (!PaperTemplate.Has(input.Kind))
        {
            return new Refusal("paper.kind", "", input.Kind);
        }

        var template = PaperTemplate.Of(input.Kind);
        var draft = await db.Set<PaperDraft>().SingleOrDefaultAsync(d => d.FiscalYear == input.Year && d.Kind == input.Kind, ct);
        var texts = draft is null ? [] : DraftText.Read(draft.Fields);
        var proposal = await papers.ProposalAsync(input.Year, input.Kind, ct);
        foreach (var field in template.Fields.Where(f => input.Fields.ContainsKey(f.Key)))
        {
            var outcome = DraftText.Check(field, input.Fields[field.Key]);
            if (!outcome.Done)
            {
                return outcome.Refusal;
            }

            if (outcome.Value == ThaiText.Clean(proposal[field.Key]))
            {
                texts.Remove(field.Key);
            }
            else
            {
                texts[field.Key] = outcome.Value;
            }
        }

        if (draft is null)
        {
            draft = new PaperDraft
            {
                Id = Guid.CreateVersion7(),
                FiscalYear = input.Year,
                Kind = input.Kind,
                Fields = "{}",
                ChangedAt = clock.GetUtcNow().UtcDateTime,
                ChangedBy = user.Name,
            };
            db.Add(draft);
        }

        draft.Fields = JsonSerializer.Serialize(texts, Json.Options);
        draft.AuthorPersonId = user.PersonId ?? draft.AuthorPersonId;
        (draft.ChangedAt, draft.ChangedBy) = (clock.GetUtcNow().UtcDateTime, user.Name);
        db.Record("paper.written", draft.Id.ToString("D"), new { year = input.Year, kind = input.Kind });
        await db.SaveChangesAsync(ct);
        return draft;
    }

    /// <summary>Texts as they are kept and as they come.</summary>
    internal static class DraftText
    {
        public static Dictionary<string, string> Read(string fields) =>
            JsonSerializer.Deserialize<Dictionary<string, string>>(fields, Json.Options) ?? [];

        /// <summary>The form in which a text is kept.</summary>
        public static Outcome<string> Check(TemplateField field, string typed)
        {
            if (typed.Length > Longest)
            {
                return new Refusal("paper.too-long", field.Key, field.Label, Longest);
            }

            if (ThaiText.TooManyMarks(typed))
            {
                return new Refusal("paper.marks", field.Key, field.Label);
            }

            var text = ThaiText.Clean(typed.ReplaceLineEndings("\n"));
            if (field.Choices is { } choices && !choices.Contains(text, StringComparer.Ordinal))
            {
                return new Refusal("paper.choice", field.Key, field.Label);
            }

            if (field.Key != "date" || text.Length == 0)
            {
                return text;
            }

            var date = ThaiDate.Read(text);
            return date.Date is { } day ? ThaiDate.Long(day) : new Refusal("paper.date", field.Key, field.Label, date.Problem ?? "");
        }
    }
}
