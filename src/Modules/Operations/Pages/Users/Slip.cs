using Microsoft.AspNetCore.Html;
using Prongsai.Platform;
using Prongsai.Ui;

namespace Prongsai.Operations.Pages.Users;

/// <summary>The half sheet that is handed to a person: who, where, the code, until when. In one answer only; afterwards nobody can show it again.</summary>
/// <param name="Page">Address of the page where the code is used.</param>
internal sealed record Slip(IssuedCode Issued, string AgencyName, string Page)
{
    public bool IsInvitation => Issued.Kind == CodeKind.Invitation;

    /// <summary>The code stands behind the '#', which browsers send to nobody: it comes into no log (ASVS 14.2.1).</summary>
    public string Link => $"{Page}#{Issued.Code}";

    public IHtmlContent Qr => new HtmlString(QrSvg.Draw(Link, IsInvitation ? "คิวอาร์โค้ดของคำเชิญ" : "คิวอาร์โค้ดของรหัสใช้ครั้งเดียว"));

    public static Slip Of(IssuedCode issued, Tenant tenant, SiteAddress address) =>
        new(issued, tenant.Agency.Name, address.Of(issued.Kind == CodeKind.Invitation ? "/invitation" : "/one-time-code"));
}
