namespace Prongsai.Disclosure.Checks.Fetching;

/// <summary>Which addresses are looked at: http and https on their own ports, no name and password inside.</summary>
internal static class FetchTarget
{
    public const int Longest = 2_000;

    /// <returns>The address, or why it is not looked at.</returns>
    public static (Uri? Address, FetchEnd Why) Of(string written, Uri? from = null)
    {
        if (written.Length is 0 or > Longest || written.Any(char.IsControl))
        {
            return (null, FetchEnd.NotWeb);
        }

        var read = from is null ? Uri.TryCreate(written, UriKind.Absolute, out var address) : Uri.TryCreate(from, written, out address);
        if (!read || address is null || address.UserInfo.Length > 0 || address.Host.Length == 0
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return (null, FetchEnd.NotWeb);
        }

        return address.Port is 80 or 443 ? (address, FetchEnd.Answered) : (null, FetchEnd.Port);
    }
}
