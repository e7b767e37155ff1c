using System.Globalization;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform;

/// <summary>
/// Addresses to show, copy and send: built from the agency's record and the settings, never from what a request says of itself
/// (a Host header is the visitor's to choose: CWE-644).
/// </summary>
public sealed class SiteAddress(Tenant tenant, IOptions<PlatformOptions> options)
{
    /// <summary>Without a slash at the end, e.g. "https://www.example.go.th" or, tried out on this machine, "http://127.0.0.1:5080".</summary>
    public string Root
    {
        get
        {
            var scheme = options.Value.PlainLoopback ? Uri.UriSchemeHttp : Uri.UriSchemeHttps;
            var port = options.Value.PublicPort is var given and > 0 ? ":" + given.ToString(CultureInfo.InvariantCulture) : "";
            return $"{scheme}://{tenant.Agency.MainHost}{port}";
        }
    }

    /// <param name="path">From the root of the site, e.g. "/ita/2569/o12".</param>
    public string Of(string path) => Root + path;
}
