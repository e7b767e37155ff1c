using Microsoft.AspNetCore.Identity;

namespace Prongsai.Platform;

/// <summary>
/// Twelve characters or more, nothing about which characters; no well-known password, nothing made of the person's and the agency's own names
/// (ASVS 6.1.2, 6.2.x). Length first: what is longer than anybody types is not looked at.
/// </summary>
internal sealed class PasswordRules(Tenant tenant) : IPasswordValidator<Account>
{
    private const int Shortest = 12;
    private const int Longest = 256;
    private const int FewestDifferent = 4;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? "";
        var code = text.Length < Shortest ? "password.short" : text.Length > Longest ? "password.long" : IsKnown(text, user) ? "password.known" : null;
        return Task.FromResult(code is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = code, Description = code }));
    }

    private bool IsKnown(string text, Account user)
    {
        string[] own = [user.UserName ?? "", user.DisplayName, .. tenant.IsSet ? [tenant.Agency.Name, tenant.Agency.Slug, tenant.Agency.MainHost] : Array.Empty<string>()];
        return text.Distinct().Count() < FewestDifferent || KnownPasswords.Contains(text, own)
            || (user.UserName is { Length: > 3 } name && text.Contains(name, StringComparison.OrdinalIgnoreCase));
    }
}

/// <summary>What a password hash costs: PBKDF2 with HMAC-SHA-512, which is what the framework's third format uses, at the rounds that ASVS 11.4.2 wants of it.</summary>
internal static class PasswordCost
{
    public const int Rounds = 220_000;
}
