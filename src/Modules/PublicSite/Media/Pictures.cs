using System.Globalization;
using Prongsai.Platform;
using Prongsai.Platform.Files;
using Prongsai.Platform.Printing;

namespace Prongsai.PublicSite.Media;

/// <summary>Makes a photo anew at the size of the public site: place, owner, device and whatever was hung behind its end are gone.</summary>
internal sealed class Pictures(AppDb db, FileIntake intake, WarmBrowser browser)
{
    /// <summary>As it came, without its data, when nothing can make it smaller.</summary>
    private const int MostBareBytes = 400 * 1024;

    /// <summary>At 78 a photo of 1,200 points weighs some 150 KB, one of 400 some 20.</summary>
    private const int Quality = 78;

    /// <param name="side">The longest side, in points; a smaller photo stays as large as it is.</param>
    /// <returns>The picture, not yet shown to the public; refusals "picture.kind", "picture.broken", "picture.no-browser" and those of the intake.</returns>
    public async Task<Outcome<PublicPicture>> AddAsync(byte[] photo, string kind, int side, CancellationToken ct)
    {
        if (FileSniffer.Kind(photo) is not (FileKind.Jpeg or FileKind.Png or FileKind.Webp))
        {
            return new Refusal("picture.kind");
        }

        // A browser draws what it can of a broken photo and says nothing: what is not whole stops here.
        if (PictureFacts.Of(photo) is not { } facts || (facts.ContentType == "image/webp" ? !PictureFacts.IsWhole(photo) : BarePicture.Of(photo) is null))
        {
            return new Refusal("picture.broken");
        }

        var made = browser.Available ? await DrawAsync(photo, facts, side, ct) : Bare(photo, facts, side);
        if (!made.Done)
        {
            return made.Refusal;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{made.Value.Width}x{made.Value.Height}.{(made.Value.ContentType == "image/png" ? "png" : "jpg")}");
        var stored = await intake.KeepAsync(made.Value.Bytes, name, made.Value.ContentType, ct);
        if (!stored.Done)
        {
            return stored.Refusal;
        }

        var picture = new PublicPicture { FileId = stored.Value.Id, ContentType = made.Value.ContentType, Width = made.Value.Width, Height = made.Value.Height, Kind = kind, Name = name };
        db.Add(picture);
        return picture;
    }

    /// <summary>Decoded behind the wall of the browser, which may die of a photo made to harm: the house lives.</summary>
    private async Task<Outcome<Made>> DrawAsync(byte[] photo, PictureFacts facts, int side, CancellationToken ct)
    {
        var scale = Math.Min(1.0, side / (double)Math.Max(facts.Width, facts.Height));
        var (width, height) = (Math.Max(1, (int)Math.Round(facts.Width * scale)), Math.Max(1, (int)Math.Round(facts.Height * scale)));
        var page = string.Create(CultureInfo.InvariantCulture,
            $"<!doctype html><style>*{{margin:0}}img{{display:block;width:{width}px;height:{height}px}}</style><img src=\"data:{facts.ContentType};base64,{Convert.ToBase64String(photo)}\" alt=\"\">");
        var shot = await browser.ShotAsync(page, width, height, Quality, ct);
        return shot.Done ? new Made(shot.Value, "image/jpeg", width, height) : new Refusal("picture.broken");
    }

    /// <summary>Without a browser: the points as they came, when they are few enough and lie the right way up.</summary>
    private static Outcome<Made> Bare(byte[] photo, PictureFacts facts, int side) =>
        facts.ContentType == "image/webp" || facts.Turned || photo.Length > MostBareBytes || Math.Max(facts.Width, facts.Height) > side * 3 ? new Refusal("picture.no-browser")
        : BarePicture.Of(photo) is { } bare ? new Made(bare, facts.ContentType, facts.Width, facts.Height)
        : new Refusal("picture.broken");

    private sealed record Made(byte[] Bytes, string ContentType, int Width, int Height);
}
