using System.Security.Cryptography;
using System.Text;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.News;

namespace Prongsai.PublicSite.Publications;

/// <summary>
/// What stands around every public page: the menu, how the office is reached, the telephones of its units. Bytes that were made with another
/// frame are not sent; their page is made again around the same snapshot.
/// </summary>
internal sealed class PageFrame(Menu menu, IPublicOffice agency, SiteAddress address, TimeProvider clock)
{
    private string? _maker;

    /// <summary>For <see cref="ReadyPage.MadeWith"/>.</summary>
    public async ValueTask<string> MakerAsync(CancellationToken ct) => _maker ??= await MakeAsync(ct);

    private async Task<string> MakeAsync(CancellationToken ct)
    {
        var office = await agency.FaceAsync(Bangkok.Today(clock), ct);
        var profile = office.Profile;
        string[] words =
        [
            profile.Name, profile.Address, profile.District, profile.Province, profile.Phone, profile.Email,
            .. office.Units.Select(u => $"{u.Name} {u.Phone}"), .. (await menu.ShownAsync(ct)).Select(e => $"{e.Title} {e.Path}"),
        ];
        var sum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))))[..16];
        return ReadyPage.Maker($"{address.Root} {sum}");
    }
}
