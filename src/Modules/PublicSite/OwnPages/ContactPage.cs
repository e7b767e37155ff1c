using System.Globalization;
using Prongsai.Agency.Contracts;
using Prongsai.PublicSite.Publications;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>Address, telephone, e-mail, place on the map and a channel that answers: the five things that the framework's item on contact asks for.</summary>
internal static class ContactPage
{
    public static (Markup Body, IReadOnlyList<string> Missing) Write(OfficeFace office)
    {
        var profile = office.Profile;
        List<string> missing = [];
        var body = new Markup();
        Part(body, missing, "e1", "ที่อยู่", profile.Address.Length > 0, "ไม่มีที่อยู่");
        body.Raw("<p>").Text(profile.Name).Raw("<br>").Text(OfficeAddress.Of(profile)).Raw("</p>").Element("p", office.Hours.Length > 0 ? $"เวลาทำการ {office.Hours}" : "");
        Part(body, missing, "e2", "โทรศัพท์", profile.Phone.Length > 0, "ไม่มีหมายเลขโทรศัพท์");
        body.Raw("<p>").Raw(Ways.Phone(profile.Phone)).Raw("</p>").Element("p", office.Fax.Length > 0 ? $"โทรสาร {office.Fax}" : "");
        Part(body, missing, "e3", "อีเมล", profile.Email.Length > 0, "ไม่มีอีเมล");
        body.Raw("<p>").Raw(Ways.Email(profile.Email)).Raw("</p>");
        Part(body, missing, "e4", "แผนที่ตั้ง", office.Latitude is not null, "ไม่มีที่ตั้งบนแผนที่");
        Map(body, office);
        Part(body, missing, "e5", "ช่องทางถาม-ตอบ", office.ChatName.Length > 0, "ไม่มีช่องทางถาม-ตอบสองทาง เช่น LINE หรือกล่องข้อความ");
        Chat(body, office);
        Units(body, office);
        return (body, missing);
    }

    private static void Part(Markup body, List<string> missing, string anchor, string title, bool there, string lack)
    {
        body.Element("h2", title, $"id=\"{anchor}\"");
        if (!there)
        {
            missing.Add(lack);
        }
    }

    private static void Map(Markup body, OfficeFace office)
    {
        if (office is not { Latitude: { } north, Longitude: { } east })
        {
            return;
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"{north:0.######},{east:0.######}");
        body.Raw("<p>").Text($"พิกัด {place.Replace(",", ", ", StringComparison.Ordinal)}").Raw("<br>")
            .Raw($"<a href=\"https://www.openstreetmap.org/?mlat={place.Replace(",", "&amp;mlon=", StringComparison.Ordinal)}#map=16/{place.Replace(',', '/')}\">เปิดแผนที่ OpenStreetMap</a><br>")
            .Raw($"<a href=\"https://www.google.com/maps/search/?api=1&amp;query={place}\">เปิดแผนที่ Google</a></p>");
    }

    private static void Chat(Markup body, OfficeFace office)
    {
        if (office.ChatName.Length == 0)
        {
            return;
        }

        if (office.ChatAddress.Length > 0)
        {
            body.Raw($"<p><a href=\"{Markup.Attribute(office.ChatAddress)}\">").Text(office.ChatName).Raw("</a></p>");
        }
        else
        {
            body.Element("p", office.ChatName);
        }
    }

    private static void Units(Markup body, OfficeFace office)
    {
        if (office.Units.Count == 0)
        {
            return;
        }

        body.Element("h2", "ส่วนราชการ", "id=\"e6\"").Raw("<table class=\"fields\"><thead><tr><th scope=\"col\">ส่วนราชการ</th><th scope=\"col\">โทรศัพท์</th><th scope=\"col\">อีเมล</th></tr></thead><tbody>");
        foreach (var unit in office.Units)
        {
            var (phone, email) = (unit.Phone.Length > 0 ? unit.Phone : office.Profile.Phone, unit.Email.Length > 0 ? unit.Email : office.Profile.Email);
            body.Raw("<tr>").Element("th", unit.Name, "scope=\"row\"").Raw("<td>").Raw(Ways.Phone(phone).Replace("โทร ", "", StringComparison.Ordinal)).Raw("</td><td>")
                .Raw(Ways.Email(email).Replace("อีเมล ", "", StringComparison.Ordinal)).Raw("</td></tr>");
        }

        body.Raw("</tbody></table>");
    }
}
