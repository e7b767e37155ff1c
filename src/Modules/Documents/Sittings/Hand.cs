using Prongsai.Platform;

namespace Prongsai.Documents.Sittings;

/// <summary>Who does it, and when.</summary>
internal sealed class Hand(CurrentUser user, StepUp stepUp, TimeProvider clock)
{
    /// <summary>Asks once more who it is. To be asked before anything is added to the unit of work.</summary>
    /// <returns>Null when right; refusals "pin.*" at field "Input.Pin".</returns>
    public Task<Refusal?> ProveAsync(string pin, CancellationToken ct) => stepUp.CheckAsync(pin, ct);

    public string Name => user.Name;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;
}
