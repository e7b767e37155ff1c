using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Documents.Approvals;

/// <summary>Who may be named under a paper today.</summary>
internal sealed class Approver(IAgencyDirectory office, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => Bangkok.Today(clock);

    /// <summary>Name and capacity on this day; null when the person holds no office or appointment today (it may have ended).</summary>
    public Task<SignatureBlock?> SignatureAsync(Guid personId, CancellationToken ct) => office.SignatureOfAsync(personId, Today, ct);

    /// <summary>People to choose from, those of the opinions chain first.</summary>
    public async Task<IReadOnlyList<PersonView>> ChoicesAsync(CancellationToken ct)
    {
        var chain = (await office.ChainAsync(Today, ct)).Select(step => step.Signer?.Name).Reverse().ToList();
        return [.. (await office.PeopleAsync(ct)).OrderBy(p => chain.IndexOf(p.FullName) is var at && at < 0 ? int.MaxValue : at)];
    }
}
