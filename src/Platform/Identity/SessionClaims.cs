using System.Security.Claims;

namespace Prongsai.Platform;

/// <summary>What a ticket says: which account, on which agency's host, with which stamp. Roles are read afresh from the membership.</summary>
internal static class SessionClaims
{
    private const string AgencyType = "agency";
    private const string StampType = "stamp";

    public static ClaimsPrincipal For(Account account, Guid agency) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString("D")),
            new Claim(AgencyType, agency.ToString("D")),
            new Claim(StampType, account.SecurityStamp ?? ""),
        ], "session"));

    public static Guid Account(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, null);

    public static Guid Agency(ClaimsPrincipal principal) => Guid.Parse(principal.FindFirstValue(AgencyType)!, null);

    public static string Stamp(ClaimsPrincipal principal) => principal.FindFirstValue(StampType) ?? "";
}
