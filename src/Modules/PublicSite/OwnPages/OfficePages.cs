using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.PublicSite.Contracts;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>What the registers of the office say of it.</summary>
internal sealed class OfficePages(IPublicOffice agency, TimeProvider clock) : IOwnPageSource
{
    public const string Structure = "structure", Executives = "executives", Duties = "duties", Contact = "contact";

    public IReadOnlyList<string> Keys { get; } = [Structure, Executives, Duties, Contact];

    public async Task<OwnPage> MakeAsync(string key, CancellationToken ct) => Of(key, await agency.FaceAsync(Bangkok.Today(clock), ct));

    public static OwnPage Of(string key, OfficeFace office)
    {
        var (path, title, (body, missing)) = key switch
        {
            Structure => ("/about/structure", "โครงสร้าง หน้าที่และอำนาจ", StructurePage.Write(office)),
            Executives => ("/about/executives", "ข้อมูลผู้บริหาร", ExecutivesPage.Write(office)),
            Duties => ("/about/duties", "หน้าที่และอำนาจ", DutiesPage.Write(office)),
            Contact => ("/contact", "ติดต่อหน่วยงาน", ContactPage.Write(office)),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key, "There is no such page."),
        };
        return new(key, path, title, PaperHtml.Clean(body.ToString()), office.ChangedOn, missing);
    }
}
