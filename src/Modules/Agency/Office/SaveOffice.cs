using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Platform.Thai;

namespace Prongsai.Agency;

/// <summary>Writes the profile of the agency, with its pictures when new ones come.</summary>
internal sealed class SaveOffice(AppDb db, StorePicture pictures)
{
    public sealed record Input(
        string Name, string ShortName, string HeadTitle, string OfficeName, string Address, string District, string Province,
        string Phone, string Email, string NumberPrefix, Upload? Emblem = null, Upload? Seal = null, bool RemoveEmblem = false, bool RemoveSeal = false);

    /// <param name="Field">The form field to show a refusal beside.</param>
    public sealed record Upload(Stream Content, string Name, string Field);

    public async Task<Outcome<Office>> HandleAsync(Input input, CancellationToken ct)
    {
        if (input.Phone.Length > 0 && ThaiPhone.Read(input.Phone).Problem is not null)
        {
            return new Refusal("office.phone", "Input.Phone");
        }

        var office = await db.Set<Office>().SingleOrDefaultAsync(ct);
        if (office is null)
        {
            office = new Office();
            db.Add(office);
        }

        var emblem = await pictures.HandleAsync(input.Emblem, ct);
        var seal = await pictures.HandleAsync(input.Seal, ct);
        if ((emblem?.Refusal ?? seal?.Refusal) is { } refusal)
        {
            return refusal;
        }

        office.Name = ThaiText.Clean(input.Name);
        office.ShortName = ThaiText.Clean(input.ShortName);
        office.HeadTitle = ThaiText.Clean(input.HeadTitle);
        office.OfficeName = ThaiText.Clean(input.OfficeName);
        office.Address = ThaiText.Clean(input.Address);
        office.District = ThaiText.Clean(input.District);
        office.Province = ThaiText.Clean(input.Province);
        office.Phone = ThaiText.Clean(input.Phone);
        office.Email = ThaiText.Clean(input.Email);
        office.NumberPrefix = ThaiDigits.ToArabic(ThaiText.Clean(input.NumberPrefix));
        office.EmblemFileId = emblem?.Value?.Id ?? (input.RemoveEmblem ? null : office.EmblemFileId);
        office.SealFileId = seal?.Value?.Id ?? (input.RemoveSeal ? null : office.SealFileId);
        db.Record("agency.profile-changed", office.Id.ToString());
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
}
