using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Approvals;
using Prongsai.Documents.Building;
using Prongsai.Documents.History;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Documents.Drafts;

/// <summary>Keeps the officer's wording of a paper. A text equal to the proposal is not kept.</summary>
internal sealed class SaveDraft(AppDb db, PaperFactory papers, StartPaper start, PaperTrail trail)
{
    private const int Longest = 20_000;
    private const int MostLines = 500;

    /// <summary>While somebody writes on, a version is kept at most this often.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <param name="Fields">Key of a field of the template → text. Keys that are missing keep what is stored.</param>
    /// <param name="Serial">Empty: the year's own paper of the kind, begun by its first save.</param>
    /// <param name="Revision">The revision that the writer saw; null saves over whatever is there.</param>
    /// <param name="Auto">Saved by the page itself while somebody writes: no version of its own.</param>
    /// <param name="Why">Kept with the version.</param>
    public sealed record Input(
        int Year, string Kind, IReadOnlyDictionary<string, string> Fields, string Serial = "", int? Revision = null, bool Auto = false,
        VersionReason Why = VersionReason.Saved);

    /// <returns>
    /// Refusals "paper.kind", "paper.gone" (no such paper, or thrown away), "paper.stale" (somebody saved meanwhile; nothing is written),
    /// "paper.too-long", "paper.marks", "paper.choice", "paper.date"; the field is the key.
    /// </returns>
    public async Task<Outcome<PaperDraft>> HandleAsync(Input input, CancellationToken ct)
    {
        if (!PaperTemplate.Has(input.Kind))
        {
            return new Refusal("paper.kind", "", input.Kind);
        }

        var key = new PaperKey(input.Year, input.Kind, input.Serial);
        var draft = await db.Set<PaperDraft>().Of(key).SeenBy(start.User).SingleOrDefaultAsync(ct);
        if (draft is null ? key.Serial.Length > 0 : draft.RemovedAt is not null)
        {
            return new Refusal("paper.gone");
        }

        if (input.Revision is { } seen && seen != (draft?.Revision ?? 0))
        {
            return new Refusal("paper.stale", "", draft?.ChangedBy ?? "");
        }

        var source = draft is null ? await papers.ReadAsync(key, ct) : await papers.ReadAsync(draft, ct);
        var written = Write(source, input.Fields);
        if (!written.Done)
        {
            return written.Refusal;
        }

        try
        {
            return await SaveAsync(draft ?? await start.OwnAsync(input.Year, input.Kind, ct), source, written.Value, input, ct);
        }
        catch (DbUpdateException)
        {
            // Two saved at one moment: the second finds another revision, or a row where there was none.
            return new Refusal("paper.stale", "", "");
        }
    }

    private static Outcome<Dictionary<string, string>> Write(PaperSource source, IReadOnlyDictionary<string, string> typed)
    {
        var texts = new Dictionary<string, string>(source.Own, StringComparer.Ordinal);
        var proposal = source.Proposal;
        foreach (var field in source.Template.Fields.Where(f => typed.ContainsKey(f.Key)))
        {
            var outcome = DraftText.Check(field, typed[field.Key]);
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

        return texts;
    }

    private async Task<PaperDraft> SaveAsync(PaperDraft draft, PaperSource source, Dictionary<string, string> texts, Input input, CancellationToken ct)
    {
        var isNew = draft.Revision == 0;
        var last = isNew ? null : await trail.Versions.LastAsync(draft.Id, ct);
        if (!isNew && (draft.ChangedBy != start.User.Name || last is null || last.KeptAt < trail.Versions.Now - Pause))
        {
            // What another person wrote, or what was written some time ago, can be had back.
            await trail.Versions.KeepAsync(draft.Id, VersionReason.Saved, ct);
        }

        draft.Fields = JsonSerializer.Serialize(texts, Json.Options);
        draft.Title = source.With(texts).Title;
        draft.AuthorPersonId = start.User.PersonId ?? draft.AuthorPersonId;
        draft.Revision++;
        (draft.ChangedAt, draft.ChangedBy) = (trail.Versions.Now, start.User.Name);
        if (!input.Auto)
        {
            await trail.Versions.KeepAsync(draft.Id, input.Why, ct);
            db.Record("paper.written", draft.Id.ToString("D"), new { year = draft.FiscalYear, kind = draft.Kind, why = input.Why.ToString() });
        }

        await trail.SaveAsync(draft, ct);
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

            if (typed.AsSpan().Count('\n') >= MostLines)
            {
                return new Refusal("paper.many-lines", field.Key, field.Label, MostLines);
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
