using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Writes what the office tells the public of itself beyond its letterhead.</summary>
internal sealed class SaveOfficeFace(AppDb db)
{
    /// <summary>Thailand and a little around it: a place outside is a mistake in typing (the two turned round, most often).</summary>
    private const decimal South = 5m, North = 21m, West = 97m, East = 106m;

    public sealed record Input(
        string Duties, string Hours, string Fax, string ChatName, string ChatAddress, decimal? Latitude, decimal? Longitude,
        string EnglishName, string EnglishAbout, string EnglishNoGift);

    /// <returns>Refusal "face.place", "face.place-half", "face.chat".</returns>
    public async Task<Outcome<Office>> HandleAsync(Input input, CancellationToken ct)
    {
        if (Against(input) is { } refusal)
        {
            return refusal;
        }

        var office = await db.Set<Office>().SingleOrDefaultAsync(ct);
        if (office is null)
        {
            db.Add(office = new Office());
        }

        (office.Duties, office.Hours, office.Fax) = (ThaiText.Clean(input.Duties), ThaiText.Clean(input.Hours), ThaiText.Clean(input.Fax));
        (office.ChatName, office.ChatAddress) = (ThaiText.Clean(input.ChatName), input.ChatAddress.Trim());
        (office.Latitude, office.Longitude) = (Rounded(input.Latitude), Rounded(input.Longitude));
        (office.EnglishName, office.EnglishAbout, office.EnglishNoGift) = (ThaiText.Clean(input.EnglishName), ThaiText.Clean(input.EnglishAbout), ThaiText.Clean(input.EnglishNoGift));
        db.Record("office.face-changed", office.Id.ToString());
        db.Raise(new OfficeChanged());
        try
        {
            await db.SaveChangesAsync(ct);
            return office;
        }
        catch (DbUpdateException error) when (SavedTogether.Says(error))
        {
            db.ChangeTracker.Clear();
            return new Refusal("office.saved-together");
        }
    }

    private static Refusal? Against(Input input)
    {
        if (input.Latitude is null != input.Longitude is null)
        {
            return new Refusal("face.place-half", input.Latitude is null ? "Input.Latitude" : "Input.Longitude");
        }

        if (input is { Latitude: not (null or (>= South and <= North)) } or { Longitude: not (null or (>= West and <= East)) })
        {
            return new Refusal("face.place", "Input.Latitude");
        }

        return input.ChatAddress.Trim() is { Length: > 0 } chat
            && !(Uri.TryCreate(chat, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && !chat.Any(char.IsWhiteSpace))
            ? new Refusal("face.chat", "Input.ChatAddress") : null;
    }

    // A tenth of a metre: more is noise.
    private static decimal? Rounded(decimal? degrees) => degrees is { } value ? decimal.Round(value, 6) : null;
}
