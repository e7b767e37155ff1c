using Microsoft.AspNetCore.Identity;

namespace Prongsai.Platform;

/// <summary>Password sign-in on the host of one agency. Says the same, after the same work, for unknown names and wrong passwords.</summary>
public sealed class SignIn(AppDb db, UserManager<Account> users, SignInThrottle throttle, FrontDoor door)
{
    public const string Scheme = "session";

    /// <summary>Between the password and the code of the app: five minutes, this browser, this agency.</summary>
    public const string Between = "between";

    public sealed record Input(string UserName, string Password);

    /// <returns>Refusal "signin.wrong", "signin.wait" ({0} = seconds) or "signin.no-member".</returns>
    public async Task<Outcome<Entered>> HandleAsync(Input input, CancellationToken ct)
    {
        var name = input.UserName.Trim();
        var source = door.Source;
        if (throttle.Wait(name, source) is { TotalSeconds: > 0 } wait)
        {
            return new Refusal("signin.wait", "", (int)Math.Ceiling(wait.TotalSeconds));
        }

        using var turn = await throttle.HashTurnAsync(ct);
        var account = await users.FindByNameAsync(name);
        var right = account?.PasswordHash is null ? Compare(name, input.Password) : await users.CheckPasswordAsync(account, input.Password);
        if (account is null || !right || account.Disabled)
        {
            throttle.Failed(name, source);
            db.Record("signin.failed", "account", new { known = account is not null });
            await db.SaveChangesAsync(ct);
            return new Refusal("signin.wrong", "Input.Password");
        }

        if (!await door.IsAtHomeAsync(account.Id, ct))
        {
            // Counted like a wrong password: the waiting must not tell that it was right.
            throttle.Failed(name, source);
            db.Record("signin.failed", "account", new { known = true, member = false });
            await db.SaveChangesAsync(ct);
            return new Refusal("signin.wrong", "Input.Password");
        }

        throttle.Succeeded(name, source);
        return await door.OpenAsync(account, ct);
    }

    // Costs what a real check costs, so that time does not tell whether the name exists or its owner has set a password yet.
    private bool Compare(string name, string password)
    {
        var nobody = new Account { DisplayName = "", UserName = name };
        users.PasswordHasher.VerifyHashedPassword(nobody, throttle.HashOfNobody(users.PasswordHasher), password);
        return false;
    }
}
