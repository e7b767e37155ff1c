using Prongsai.Agency.Contracts;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>Powers and duties of the office in its own words, and of each unit; a whole statute put here would not be accepted.</summary>
internal static class DutiesPage
{
    public static (Markup Body, IReadOnlyList<string> Missing) Write(OfficeFace office)
    {
        var body = new Markup().Element("h2", "หน้าที่และอำนาจของหน่วยงาน", "id=\"e1\"");
        var missing = WriteDuties(office, body).ToList();
        var units = office.Units.Where(u => u.Duties.Length > 0).ToList();
        if (units.Count > 0)
        {
            body.Element("h2", "หน้าที่ของส่วนราชการ", "id=\"e2\"");
            foreach (var unit in units)
            {
                body.Element("h3", unit.Name).Paragraphs(unit.Duties);
            }
        }

        missing.AddRange(office.Units.Where(u => u.Duties.Length == 0).Select(u => $"{u.Name} ไม่มีหน้าที่ของส่วนราชการ"));
        return (body, missing);
    }

    public static IEnumerable<string> WriteDuties(OfficeFace office, Markup body)
    {
        body.Paragraphs(office.Duties.Length > 0 ? office.Duties : "หน่วยงานกำลังจัดทำข้อมูลส่วนนี้");
        return office.Duties.Length > 0 ? [] : ["ไม่มีหน้าที่และอำนาจของหน่วยงาน"];
    }
}
