using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform;

/// <summary>
/// Takes the answer of a browser that was asked for a passkey. Whatever is wrong with it, one sentence is said: what it was stands in the audit chain. Slowed
/// down by key and source as passwords are by name and source, and by source alone for keys that nobody has.
/// </summary>
public sealed class TakePasskey(AppDb db, PasskeyCeremony ceremony, SignInThrottle throttle, FrontDoor door)
{
    private const int LongestId = 1_400;

    /// <param name="purpose">What the browser was asked for.</param>
    /// <param name="answer">JSON of a PublicKeyCredential.</param>
    /// <returns>Refusals "passkey.elsewhere", "passkey.late", "passkey.wrong", "signin.wait" ({0} = seconds).</returns>
    internal async Task<Outcome<Account>> HandleAsync(string purpose, string answer, CancellationToken ct)
    {
        if (IdOf(answer) is not { } id)
        {
            return new Refusal("passkey.wrong");
        }

        // All that nobody has added share one line: names are made up without end, and each try is kept in the audit chain for ever.
        var known = await db.Set<AccountPasskey>().AnyAsync(p => p.CredentialId == id, ct);
        var (key, source) = ("passkey:" + (known ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(id))) : ""), door.Source);
        if (throttle.Wait(key, source) is { TotalSeconds: > 0 } wait)
        {
            return new Refusal("signin.wait", "", (int)Math.Ceiling(wait.TotalSeconds));
        }

        var shown = await ceremony.ShownAsync(purpose, answer, ct);
        var why = shown.Done ? await CheckAsync(shown.Value, ct) : shown.Refusal.Code;
        if (shown.Done && why is null)
        {
            throttle.Succeeded(key, source);
            return shown.Value.Account;
        }

        throttle.Failed(key, source);
        db.Record("signin.failed", "account", new { passkey = why!["passkey.".Length..] });
        await db.SaveChangesAsync(ct);
        return new Refusal(why is "passkey.elsewhere" or "passkey.late" ? why : "passkey.wrong");
    }

    /// <summary>Who holds the key may come in, and the key has not counted back: that is a copy of it, or a telephone that was set back.</summary>
    private async Task<string?> CheckAsync(PasskeyCeremony.Shown shown, CancellationToken ct)
    {
        if (shown.Account.Disabled || !await door.IsAtHomeAsync(shown.Account.Id, ct))
        {
            return "passkey.no-member";
        }

        var (id, count, now) = (Base64Url.EncodeToString(shown.Key.CredentialId), (long)shown.Key.SignCount, db.Now);
        if (await db.Set<AccountPasskey>().Where(p => p.AccountId == shown.Account.Id && p.CredentialId == id && (p.SignCount < count || (p.SignCount == 0 && count == 0)))
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.SignCount, count).SetProperty(x => x.UsedAt, now), ct) == 1)
        {
            return null;
        }

        db.Tell(shown.Account.Id, "passkey.counter-back", source: door.Source);
        return "passkey.counter-back";
    }

    /// <summary>The name of the key, before anything else of the answer is believed; null for what is no answer at all.</summary>
    private static string? IdOf(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 16 });
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                && id.GetString() is { Length: > 0 and <= LongestId } text && Base64Url.IsValid(text) ? text : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second: a string with half of a surrogate pair.
            return null;
        }
    }
}
