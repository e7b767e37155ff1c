using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Building;
using Prongsai.Documents.Papers;
using Prongsai.Platform;

namespace Prongsai.Documents.Drafts;

/// <summary>A paper of the ambient agency from what is stored now.</summary>
internal sealed class PaperFactory(AppDb db, PaperFactsReader reader)
{
    /// <param name="edited">Wording not yet saved; null takes the draft's.</param>
    public async Task<Paper> MakeAsync(int year, string kind, IReadOnlyDictionary<string, string>? edited, CancellationToken ct)
    {
        var (facts, texts) = await ReadAsync(year, kind, ct);
        return PaperBuilder.Build(kind, facts, edited ?? texts);
    }

    /// <summary>The wording that the template proposes, filled with the facts of the year.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ProposalAsync(int year, string kind, CancellationToken ct)
    {
        var (facts, _) = await ReadAsync(year, kind, ct);
        return new PaperText(PaperTemplate.Of(kind), facts, new Dictionary<string, string>(StringComparer.Ordinal)).Fields;
    }

    /// <summary>Facts and the draft's own texts.</summary>
    public async Task<(PaperFacts Facts, IReadOnlyDictionary<string, string> Texts)> ReadAsync(int year, string kind, CancellationToken ct)
    {
        var draft = await db.Set<PaperDraft>().AsNoTracking().SingleOrDefaultAsync(d => d.FiscalYear == year && d.Kind == kind, ct);
        var facts = await reader.ReadAsync(year, draft?.AuthorPersonId, ct);
        return (facts, draft is null ? new Dictionary<string, string>(StringComparer.Ordinal) : SaveDraft.DraftText.Read(draft.Fields));
    }
}
