namespace Prongsai.Platform;

/// <summary>
/// Sign-in with a passkey, on the host of one agency. It is two factors at once, the device and what opens it: the app's code is not asked for as well.
/// </summary>
public sealed class PasskeySignIn(PasskeyCeremony ceremony, TakePasskey take, FrontDoor door)
{
    private const string Purpose = "enter";

    /// <summary>The same for everybody: no name is asked for and no key is listed.</summary>
    /// <returns>Refusal "passkey.elsewhere".</returns>
    public Task<Outcome<PasskeyOptions>> AskAsync(CancellationToken ct) => ceremony.ToShowAsync(Purpose, ct);

    /// <returns>Refusals of <see cref="TakePasskey"/>.</returns>
    public async Task<Outcome<Account>> HandleAsync(string answer, CancellationToken ct)
    {
        var taken = await take.HandleAsync(Purpose, answer, ct);
        if (taken.Done)
        {
            await door.AdmitAsync(taken.Value, ct);
        }

        return taken;
    }
}
