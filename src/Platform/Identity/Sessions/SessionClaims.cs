using System.Globalization;
using System.Security.Claims;

namespace Prongsai.Platform;

/// <summary>What a ticket says: which account, on which agency's host, with which stamp. Roles are read afresh from the membership.</summary>
internal static class SessionClaims
{
    private const string AgencyType = "agency";
    private const string StampType = "stamp";
    private const string SessionType = "session-row";
    private const string AskedType = "asked";

    public static ClaimsPrincipal For(Account account, Guid agency) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString("D")),
            new Claim(AgencyType, agency.ToString("D")),
            new Claim(StampType, account.SecurityStamp ?? ""),
        ], "session"));

    public static Guid Account(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, null);

    public static Guid Agency(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(AgencyType)!, null);

    public static string Stamp(ClaimsPrincipal principal) => principal.FindFirstValue(StampType) ?? "";

    /// <summary>Which session this is and when its person was asked last, as its row says now; never in the ticket that is kept.</summary>
    public static void Mark(ClaimsPrincipal? principal, string session, DateTime askedAt) => (principal?.Identity as ClaimsIdentity)?.AddClaims(
        [new Claim(SessionType, session), new Claim(AskedType, askedAt.Ticks.ToString(CultureInfo.InvariantCulture))]);

    public static string Session(ClaimsPrincipal principal) => principal.FindFirstValue(SessionType) ?? "";

    public static DateTime AskedAt(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(AskedType), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new DateTime(ticks, DateTimeKind.Utc) : DateTime.UnixEpoch;
}
