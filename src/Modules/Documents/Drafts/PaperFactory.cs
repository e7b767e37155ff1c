using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;
using Prongsai.Documents.References;
using Prongsai.Documents.Wording;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>A paper of the ambient agency from what is stored now.</summary>
internal sealed class PaperFactory(AppDb db, PaperFactsReader reader)
{
    /// <param name="edited">Wording not yet saved; null takes the draft's.</param>
    public async Task<Paper> MakeAsync(PaperKey key, IReadOnlyDictionary<string, string>? edited, CancellationToken ct)
    {
        var draft = await DraftAsync(key, ct);
        return (await SourceAsync(key, draft?.AuthorPersonId, edited ?? SaveDraft.DraftText.Read(draft?.Fields ?? "{}"), ct)).Build();
    }

    public async Task<PaperSource> ReadAsync(PaperKey key, CancellationToken ct)
    {
        var draft = await DraftAsync(key, ct);
        return await SourceAsync(key, draft?.AuthorPersonId, SaveDraft.DraftText.Read(draft?.Fields ?? "{}"), ct);
    }

    public Task<PaperSource> ReadAsync(PaperDraft draft, CancellationToken ct) => SourceAsync(draft.Key, draft.AuthorPersonId, SaveDraft.DraftText.Read(draft.Fields), ct);

    private Task<PaperDraft?> DraftAsync(PaperKey key, CancellationToken ct) => db.Set<PaperDraft>().AsNoTracking().Of(key).SingleOrDefaultAsync(ct);

    private async Task<PaperSource> SourceAsync(PaperKey key, Guid? authorId, IReadOnlyDictionary<string, string> own, CancellationToken ct)
    {
        var template = await db.TemplateAsync(key.Kind, ct);
        return new(await reader.ReadAsync(key.Year, authorId, PaperRounds.Of(template, own), ct), template, own);
    }
}

/// <summary>What one paper is made of.</summary>
/// <param name="Template">As this agency words it.</param>
/// <param name="Own">The officer's texts by key; the template proposes the others.</param>
internal sealed record PaperSource(PaperFacts Facts, PaperTemplate Template, IReadOnlyDictionary<string, string> Own)
{
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    /// <summary>Every text as it is stored.</summary>
    public PaperText Text => new(Template, Facts, Own);

    /// <summary>What the template alone says.</summary>
    public IReadOnlyDictionary<string, string> Proposal => new PaperText(Template, Facts, Nothing).Fields;

    /// <summary>Every text as it is printed: references are their words.</summary>
    public IReadOnlyDictionary<string, string> Printed => Each(ReferenceText.Printed);

    /// <summary>Every text as it is edited on the page.</summary>
    public IReadOnlyDictionary<string, string> Edited => Each(ReferenceText.Edited);

    public string Title => ReferenceText.Printed(Text.Title);

    /// <summary>The same with other texts; figures of another round are read anew with <see cref="PaperFactory"/>.</summary>
    public PaperSource With(IReadOnlyDictionary<string, string> texts) => this with { Own = texts, Facts = Facts with { Round = PaperRounds.Of(Template, texts) } };

    public Paper Build() => PaperBuilder.Build(Template.Kind, Facts, Printed);

    private Dictionary<string, string> Each(Func<string, string> change) =>
        Text.Fields.ToDictionary(f => f.Key, f => change(f.Value), StringComparer.Ordinal);
}
