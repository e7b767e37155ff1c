using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Printing;

namespace Prongsai.Agency;

/// <summary>A picture small enough for a page of many: most people read it on a phone. It is opened in the sandbox of the browser, never here.</summary>
internal sealed class PortraitSize(WarmBrowser browser)
{
    public const int MostBytes = 25_000;

    private static readonly int[] s_qualities = [80, 65, 50, 35];

    /// <param name="bare">A whole PNG or JPEG with nothing beside the picture.</param>
    /// <returns>At most <see cref="MostBytes"/>; null when it is larger and nothing here can make it smaller.</returns>
    public async Task<byte[]?> FitAsync(byte[] bare, CancellationToken ct)
    {
        if (bare.Length <= MostBytes && Picture.Read(bare) is { } size && size.Width <= KeepPortrait.Width && size.Height <= KeepPortrait.Height)
        {
            return bare;
        }

        foreach (var quality in browser.Available ? s_qualities : [])
        {
            var shot = await browser.ShotAsync(PageOf(bare), KeepPortrait.Width, KeepPortrait.Height, quality, ct);
            if (!shot.Done)
            {
                break;
            }

            // What the browser made is looked at like any other picture.
            if (shot.Value.Length <= MostBytes && BarePicture.Of(shot.Value) is { } fit && Picture.Read(fit) is { Width: KeepPortrait.Width, Height: KeepPortrait.Height })
            {
                return fit;
            }
        }

        return bare.Length <= MostBytes ? bare : null;
    }

    /// <summary>Fills the frame from the middle and a little above it: that is where faces are.</summary>
    private static string PageOf(byte[] bare) =>
        "<!doctype html><style>*{margin:0}body{background:#fff}img{display:block;width:" + Points(KeepPortrait.Width) + ";height:" + Points(KeepPortrait.Height)
        + ";object-fit:cover;object-position:50% 25%}</style><img alt=\"\" src=\"data:" + Picture.Read(bare)!.ContentType + ";base64," + Convert.ToBase64String(bare) + "\">";

    private static string Points(int points) => points.ToString(System.Globalization.CultureInfo.InvariantCulture) + "px";
}
