namespace Prongsai.Platform;

/// <summary>A passkey in the place of password or digits, where somebody who is signed in says once more who it is.</summary>
public sealed class ConfirmByPasskey(PasskeyCeremony ceremony, TakePasskey take, AskAgain again, CurrentUser user)
{
    private string Purpose => "confirm " + user.AccountId.ToString("D");

    /// <returns>Refusal "passkey.elsewhere".</returns>
    public Task<Outcome<PasskeyOptions>> AskAsync(CancellationToken ct) => ceremony.ToShowAsync(Purpose, ct);

    /// <returns>Null when it is this person's; refusals of <see cref="TakePasskey"/>, "passkey.not-yours".</returns>
    public async Task<Refusal?> HandleAsync(string answer, CancellationToken ct)
    {
        var taken = await take.HandleAsync(Purpose, answer, ct);
        if (!taken.Done)
        {
            return taken.Refusal;
        }

        if (taken.Value.Id != user.AccountId)
        {
            return new Refusal("passkey.not-yours");
        }

        await again.SaidAsync(user, ct);
        return null;
    }
}
