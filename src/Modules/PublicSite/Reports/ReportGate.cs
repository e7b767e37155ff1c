using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace Prongsai.PublicSite.Reports;

/// <summary>
/// Keeps machines off a form that anybody may send, without a puzzle for people: a field that nobody sees, a page that was open for some
/// seconds, and a count by source and by agency that is forgotten after an hour.
/// </summary>
internal sealed class ReportGate(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3), Longest = TimeSpan.FromHours(12);
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private const int MostOfSource = 5, MostOfAgency = 60, MostKeys = 20_000;

    private readonly IDataProtector _seal = protection.CreateProtector("publicsite.report-opened");
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _sent = new();

    /// <summary>Goes into the form when it is opened.</summary>
    public string Opened() => _seal.Protect(clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether a person could have filled the form since it was opened.</summary>
    public bool InTime(string? opened)
    {
        try
        {
            var age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(_seal.Unprotect(opened ?? ""), CultureInfo.InvariantCulture));
            return age >= Shortest && age <= Longest;
        }
        catch (Exception error) when (error is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return false;
        }
    }

    public bool MaySend(Guid agency, string source) => Counts($"{agency:N}", MostOfAgency) && Counts($"{agency:N} {source}", MostOfSource);

    private bool Counts(string key, int most)
    {
        if (_sent.Count > MostKeys)
        {
            _sent.Clear();
        }

        var now = clock.GetUtcNow();
        return _sent.AddOrUpdate(key, _ => (1, now), (_, seen) => now - seen.Since > Window ? (1, now) : (seen.Count + 1, seen.Since)).Count <= most;
    }
}
