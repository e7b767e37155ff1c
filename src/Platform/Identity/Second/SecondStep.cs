namespace Prongsai.Platform;

/// <summary>The second page of signing in.</summary>
public sealed class SecondStep(SecondFactor factor, FrontDoor door)
{
    /// <summary>Somebody waits for it on this browser.</summary>
    public async Task<bool> IsAskedAsync(CancellationToken ct) => await door.WaitingAsync(ct) is not null;

    /// <returns>Null when nobody waits (any more); refusals of <see cref="SecondFactor.CheckAsync"/>.</returns>
    public async Task<Outcome<Account>?> HandleAsync(string code, CancellationToken ct)
    {
        if (await door.WaitingAsync(ct) is not { } account)
        {
            return null;
        }

        if (await factor.CheckAsync(account.Id, code, ct) is { } refusal)
        {
            return refusal;
        }

        await door.AdmitAsync(account, ct);
        return account;
    }
}
