using Prongsai.Agency.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Documents.Building;
using Prongsai.Measures.Contracts;

namespace Prongsai.Documents.Drafts;

/// <summary>Asks the other modules for what the papers of a year are made of.</summary>
internal sealed class PaperFactsReader(IAgencyDirectory office, IFrameworks frameworks, IAssessmentResults results, YearWork work)
{
    /// <param name="authorId">Person who signs a memo first; null: whoever plans.</param>
    /// <param name="round">That the paper reports, if it reports one.</param>
    public async Task<PaperFacts> ReadAsync(int year, Guid? authorId, ReportRound? round, CancellationToken ct)
    {
        var profile = await office.ProfileAsync(ct);
        var people = await office.PeopleAsync(ct);
        var units = await office.UnitsAsync(ct);
        var author = people.FirstOrDefault(p => p.Id == authorId) ?? people.FirstOrDefault(p => p.Position.Contains("นโยบายและแผน", StringComparison.Ordinal));
        var head = people.FirstOrDefault(p => p.Position == profile.HeadTitle);
        return new PaperFacts(
            year,
            profile,
            (units.FirstOrDefault(u => u.Id == author?.UnitId) ?? (units.Count > 0 ? units[0] : null))?.Name ?? profile.ShortName,
            await frameworks.OfYearAsync(year, ct),
            await work.MeasuresAsync(year, round, ct),
            await results.OfYearAsync(year, ct),
            await results.OfYearAsync(year - 1, ct),
            people,
            await office.ChainAsync(work.Today, ct),
            author is null ? null : await office.SignatureOfAsync(author.Id, work.Today, ct),
            head is null ? null : await office.SignatureOfAsync(head.Id, work.Today, ct),
            await work.EmblemAsync(profile.EmblemFileId, ct),
            round);
    }
}
