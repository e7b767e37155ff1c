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
        var source = await ReadAsync(key, ct);
        return (edited is null ? source : source with { Own = edited }).Build();
    }

    public async Task<PaperSource> ReadAsync(PaperKey key, CancellationToken ct)
    {
        var draft = await db.Set<PaperDraft>().AsNoTracking().Of(key).SingleOrDefaultAsync(ct);
        return draft is null ? await SourceAsync(key, null, "{}", ct) : await ReadAsync(draft, ct);
    }

    public Task<PaperSource> ReadAsync(PaperDraft draft, CancellationToken ct) => SourceAsync(draft.Key, draft.AuthorPersonId, draft.Fields, ct);

    private async Task<PaperSource> SourceAsync(PaperKey key, Guid? authorId, string fields, CancellationToken ct) =>
        new(await reader.ReadAsync(key.Year, authorId, ct), await db.TemplateAsync(key.Kind, ct), SaveDraft.DraftText.Read(fields));
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

    public Paper Build() => PaperBuilder.Build(Template.Kind, Facts, Printed);

    private Dictionary<string, string> Each(Func<string, string> change) =>
        Text.Fields.ToDictionary(f => f.Key, f => change(f.Value), StringComparer.Ordinal);
}
