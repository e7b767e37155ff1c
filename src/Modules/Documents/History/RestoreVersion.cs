using Microsoft.EntityFrameworkCore;
using Prongsai.Documents.Drafts;
using Prongsai.Platform;

namespace Prongsai.Documents.History;

/// <summary>Makes the wording of an earlier version the paper's own again, as a new version: what was there in between stays too.</summary>
internal sealed class RestoreVersion(AppDb db, SaveDraft save)
{
    /// <param name="Revision">The revision that the person saw.</param>
    public sealed record Input(Guid PaperId, int Number, int Revision);

    /// <returns>Null when this agency has no such paper or version; refusals of <see cref="SaveDraft"/>.</returns>
    public async Task<Outcome<PaperDraft>?> HandleAsync(Input input, CancellationToken ct)
    {
        var version = await db.Set<PaperVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.PaperId == input.PaperId && v.Number == input.Number, ct);
        var paper = await db.Set<PaperDraft>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == input.PaperId, ct);
        return version is null || paper is null ? null : await save.HandleAsync(
            new(paper.FiscalYear, paper.Kind, version.Texts(), paper.Serial, input.Revision, Why: VersionReason.Restored), ct);
    }
}
