using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Correspondence.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Correspondence;

/// <summary>What other modules may ask of the registers.</summary>
internal sealed class Numbers(AppDb db, IAgencyDirectory agency, NumberDesk desk) : INumbers
{
    private const int MostFound = 50;

    public Task<Outcome<PaperNumber>> IssueAsync(NumberRequest request, CancellationToken ct) => desk.Issue.HandleAsync(request, ct);

    public Task<Outcome<PaperNumber>> NextAsync(string kind, Guid? unitId, DateOnly on, CancellationToken ct) => desk.Next.PeekAsync(kind, unitId, null, on, ct);

    public async Task<Outcome<PaperNumber>> ReserveAsync(string kind, Guid? unitId, DateOnly on, string title, CancellationToken ct)
    {
        var outcome = await desk.Reserve.HandleAsync(new(kind, unitId, null, on, title), ct);
        return outcome.Done ? EntryDesk.View(outcome.Value) : outcome.Refusal;
    }

    public async Task<Outcome<PaperNumber>?> VoidAsync(Guid id, string reason, CancellationToken ct)
    {
        var outcome = await desk.Strike.HandleAsync(id, reason, ct);
        return outcome is null ? null : outcome.Done ? EntryDesk.View(outcome.Value) : outcome.Refusal;
    }

    public async Task<PaperNumber?> FindAsync(string subjectType, Guid subjectId, CancellationToken ct) =>
        await db.Set<Entry>().AsNoTracking().SingleOrDefaultAsync(e => e.SubjectType == subjectType && e.SubjectId == subjectId && e.State != EntryState.Void, ct)
            is { } entry ? EntryDesk.View(entry) : null;

    public async Task<IReadOnlyList<NumberedPaper>> ReservedAsync(string kind, Guid? unitId, CancellationToken ct)
    {
        if (RegisterKinds.Of(kind) is not { } one)
        {
            return [];
        }

        var found = await db.Set<Entry>().AsNoTracking()
            .Where(e => e.Kind == one && e.State == EntryState.Reserved && (e.UnitId == null || e.UnitId == unitId))
            .OrderBy(e => e.Year).ThenBy(e => e.Running).Take(MostFound).ToListAsync(ct);
        return await ViewsAsync(found, ct);
    }

    public async Task<IReadOnlyList<NumberedPaper>> SearchAsync(string kind, string text, int? year, int take, CancellationToken ct)
    {
        var one = RegisterKinds.Of(kind);
        if (kind.Length > 0 && one is null)
        {
            return [];
        }

        var key = ThaiText.SearchKey(text.Length > 200 ? text[..200] : text);
        var found = await db.Set<Entry>().AsNoTracking()
            .Where(e => e.State == EntryState.Issued && (one == null || e.Kind == one) && (year == null || e.Year == year) && (key == "" || e.SearchText.Contains(key)))
            .OrderByDescending(e => e.On).ThenByDescending(e => e.Running).Take(Math.Clamp(take, 1, MostFound)).ToListAsync(ct);
        return await ViewsAsync(found, ct);
    }

    private async Task<IReadOnlyList<NumberedPaper>> ViewsAsync(List<Entry> entries, CancellationToken ct)
    {
        var office = entries.Count == 0 ? "" : (await agency.ProfileAsync(ct)).Name;
        return [.. entries.Select(e => new NumberedPaper(
            e.Id, e.Kind.Name(), e.Kind == RegisterKind.Incoming ? e.TheirNumber : e.Text, e.TheirDate ?? e.On, e.Title, Citation.Of(e, office)))];
    }
}

/// <summary>The three ways to change a register, for those who need them all, and a look ahead.</summary>
internal sealed class NumberDesk(IssueNumber issue, ReserveNumber reserve, StrikeNumber strike, NextNumber next)
{
    public IssueNumber Issue => issue;

    public ReserveNumber Reserve => reserve;

    public StrikeNumber Strike => strike;

    public NextNumber Next => next;
}
