using System.Globalization;
using Prongsai.Agency.Contracts;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>The executives of both sides, each with name, post, picture and a way to reach them; a vacant post is shown as vacant.</summary>
internal static class ExecutivesPage
{
    public static (Markup Body, IReadOnlyList<string> Missing) Write(OfficeFace office)
    {
        List<string> missing = [];
        var body = new Markup();
        Side(body, missing, office, PostListing.Political, "ฝ่ายการเมือง", "e1");
        Side(body, missing, office, PostListing.Permanent, "ฝ่ายข้าราชการประจำ", "e2");
        Side(body, missing, office, PostListing.Council, "สภาท้องถิ่น", "e3");
        return (body, missing);
    }

    private static void Side(Markup body, List<string> missing, OfficeFace office, PostListing side, string title, string anchor)
    {
        var posts = office.Posts.Where(p => p.Listing == side).ToList();
        if (posts.Count == 0)
        {
            if (side != PostListing.Council)
            {
                missing.Add($"ไม่มีตำแหน่งของ{title}");
            }

            return;
        }

        body.Element("h2", title, $"id=\"{anchor}\"").Raw("<ul class=\"people\">");
        foreach (var post in posts)
        {
            Post(body, missing, office, post);
        }

        body.Raw("</ul>");
    }

    private static void Post(Markup body, List<string> missing, OfficeFace office, PostFace post)
    {
        body.Raw("<li class=\"person\">");
        var person = post.People.Count > 0 ? post.People[0] : null;
        if (person?.PhotoPath is { } photo)
        {
            body.Raw(string.Create(CultureInfo.InvariantCulture, $"<img src=\"{Markup.Attribute(photo)}\" alt=\"รูปถ่าย {Markup.Attribute(person.FullName)}\" width=\"{Photos.Width}\" height=\"{Photos.Height}\" loading=\"lazy\">"));
        }
        else if (person is not null)
        {
            missing.Add($"{post.Name} ({person.FullName}) ไม่มีรูปถ่าย");
        }

        body.Raw("<div>").Element("h3", post.Name);
        if (person is null || person.Capacity.Length > 0)
        {
            body.Element("p", "ตำแหน่งว่าง");
        }

        foreach (var one in post.People)
        {
            body.Raw("<p>").Element("strong", one.FullName);
            if (one.Capacity.Length > 0)
            {
                body.Raw("<br>").Text($"{one.OwnPost} {one.Capacity}".Trim());
            }

            body.Raw("<br>").Text(PostWords.Term(one)).Raw("</p>");
        }

        Reach(body, missing, office, post);
        body.Raw("</div></li>");
    }

    private static void Reach(Markup body, List<string> missing, OfficeFace office, PostFace post)
    {
        var unit = office.Units.FirstOrDefault(u => u.Id == post.UnitId);
        var (phone, email) = (First(post.Phone, unit?.Phone, office.Profile.Phone), First(post.Email, unit?.Email, office.Profile.Email));
        if (post.People.Count > 0 && post.Phone.Length == 0 && post.Email.Length == 0)
        {
            missing.Add($"{post.Name} ไม่มีช่องทางติดต่อของตำแหน่ง (แสดงของ{(unit is { Phone.Length: > 0 } ? unit.Name : "หน่วยงาน")}แทน)");
        }

        if (phone.Length + email.Length > 0)
        {
            body.Raw("<p>").Raw(Ways.Phone(phone)).Raw(phone.Length > 0 && email.Length > 0 ? "<br>" : "").Raw(Ways.Email(email)).Raw("</p>");
        }
    }

    private static string First(params string?[] given) => given.FirstOrDefault(g => !string.IsNullOrEmpty(g)) ?? "";
}
