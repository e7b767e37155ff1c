using Prongsai.Agency.Contracts;
using Prongsai.Platform;

namespace Prongsai.Approvals.Deciding;

/// <summary>For which posts the signed-in person may act today. A step is a post: whoever may sign for it on the day acts, in the capacity of the day.</summary>
internal sealed class Signatories(IAgencyDirectory office, CurrentUser user, TimeProvider clock)
{
    private readonly Dictionary<Guid, SigningRight> _known = [];
    private IReadOnlyList<Guid>? _mine;

    public DateOnly Today => Bangkok.Today(clock);

    public async Task<SigningRight> OfAsync(Guid positionId, CancellationToken ct)
    {
        if (!_known.TryGetValue(positionId, out var right))
        {
            _known[positionId] = right = await office.WhoSignsAsync(positionId, Today, ct);
        }

        return right;
    }

    /// <summary>On a day that has passed.</summary>
    public async Task<SigningRight> OnAsync(Guid positionId, DateOnly day, CancellationToken ct) =>
        day == Today ? await OfAsync(positionId, ct) : await office.WhoSignsAsync(positionId, day, ct);

    /// <summary>The signed-in person as signer for a post; null when they may not act for it today.</summary>
    public async Task<Signer?> MeAsync(Guid positionId, CancellationToken ct) =>
        user.PersonId is { } person ? (await OfAsync(positionId, ct)).Signers.FirstOrDefault(s => s.PersonId == person) : null;

    public async Task<IReadOnlyList<Guid>> MineAsync(CancellationToken ct) =>
        _mine ??= user is { IsSignedIn: true, PersonId: { } person } ? await office.PositionsOfAsync(person, Today, ct) : [];
}
