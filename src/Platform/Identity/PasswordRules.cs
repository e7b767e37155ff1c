using Microsoft.AspNetCore.Identity;

namespace Prongsai.Platform;

/// <summary>Twelve characters or more, nothing about which characters; no well-known password, no word of the office (ASVS 6.2.x).</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    private const int Shortest = 12;
    private const int Longest = 256;

    // Beginnings and words that people of an office choose first; compared after folding case and dropping digits and signs.
    private static readonly string[] Common =
    [
        "password", "passw", "qwerty", "qwertyuiop", "asdfghjkl", "iloveyou", "welcome", "letmein", "administrator", "admin", "abcdefghijkl",
        "thailand", "prongsai", "tessaban", "municipality", "mayor", "nayok", "palad", "district", "abt", "obt", "tambon", "เทศบาล", "นายก", "ปลัด", "โปร่งใส", "รหัสผ่าน",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? "";
        var bare = new string([.. text.ToLowerInvariant().Where(char.IsLetter)]);
        var known = Common.Contains(bare) || text.Distinct().Count() < 4 || (user.UserName is { Length: > 3 } name && text.Contains(name, StringComparison.OrdinalIgnoreCase));
        var code = text.Length < Shortest ? "password.short" : text.Length > Longest ? "password.long" : known ? "password.known" : null;
        return Task.FromResult(code is null ? IdentityResult.Success : IdentityResult.Failed(new IdentityError { Code = code, Description = code }));
    }
}
