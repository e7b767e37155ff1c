using Prongsai.Agency.Contracts;
using Prongsai.Platform.Thai;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>
/// The office from its head down to its units, the important posts with who fills them, its powers and duties, and which posts are political
/// and which official: the four things that the framework's item on structure asks of a local government.
/// </summary>
internal static class StructurePage
{
    public static (Markup Body, IReadOnlyList<string> Missing) Write(OfficeFace office)
    {
        List<string> missing = [];
        var body = new Markup().Element("h2", "แผนผังการแบ่งส่วนราชการ", "id=\"e1\"");
        Tree(body, OfficeTree.Of(office));
        if (office.Units.Count == 0)
        {
            missing.Add("ยังไม่มีส่วนราชการในแผนผัง");
        }

        body.Element("h2", "ตำแหน่งสำคัญ", "id=\"e2\"").Raw("<table class=\"fields\"><thead><tr><th scope=\"col\">ตำแหน่ง</th><th scope=\"col\">ผู้ดำรงตำแหน่ง</th><th scope=\"col\">ส่วนราชการ</th></tr></thead><tbody>");
        var units = office.Units.ToDictionary(u => u.Id, u => u.Name);
        var posts = office.Posts.Where(p => p.Listing is PostListing.Political or PostListing.Permanent).ToList();
        foreach (var post in posts)
        {
            body.Raw("<tr>").Element("th", post.Name, "scope=\"row\"").Raw("<td>").Text(PostWords.Who(post)).Raw("</td><td>")
                .Text(post.UnitId is { } unit ? units.GetValueOrDefault(unit, "") : "").Raw("</td></tr>");
        }

        body.Raw("</tbody></table>").Element("h2", "หน้าที่และอำนาจ", "id=\"e3\"");
        missing.AddRange(DutiesPage.WriteDuties(office, body));
        body.Element("h2", "ฝ่ายการเมืองและฝ่ายข้าราชการประจำ", "id=\"e4\"");
        Side(body, missing, "ฝ่ายการเมือง", [.. posts.Where(p => p.Listing == PostListing.Political)]);
        Side(body, missing, "ฝ่ายข้าราชการประจำ", [.. posts.Where(p => p.Listing == PostListing.Permanent)]);
        return (body, missing);
    }

    private static void Side(Markup body, List<string> missing, string name, IReadOnlyList<PostFace> posts)
    {
        if (posts.Count == 0)
        {
            missing.Add($"ไม่มีตำแหน่งของ{name}");
            return;
        }

        body.Element("h3", name).Raw("<ul>");
        foreach (var post in posts)
        {
            body.Element("li", $"{post.Name}: {PostWords.Who(post)}");
        }

        body.Raw("</ul>");
    }

    private static void Tree(Markup body, params IReadOnlyList<OfficeTree> level)
    {
        if (level.Count == 0)
        {
            return;
        }

        body.Raw("<ul>");
        foreach (var node in level)
        {
            body.Raw("<li>").Text(node.Name);
            Tree(body, node.Branches);
            body.Raw("</li>");
        }

        body.Raw("</ul>");
    }
}

/// <summary>The words for who fills a post.</summary>
internal static class PostWords
{
    public const string Vacant = "ว่าง";

    public static string Who(PostFace post)
    {
        var words = post.People.Select(Of).ToList();
        return words.Count == 0 ? Vacant
            : post.People.All(p => p.Capacity.Length > 0) ? $"{Vacant} ({string.Join(", ", words)})"
            : string.Join(", ", words);
    }

    /// <summary>"นายสำรวจ มั่นคง ผู้อำนวยการกองช่าง รักษาราชการแทน" for who acts, else the name.</summary>
    public static string Of(PostHolder person) => person.Capacity.Length == 0 ? person.FullName : $"{person.FullName} {person.OwnPost} {person.Capacity}".Replace("  ", " ", StringComparison.Ordinal);

    /// <summary>"ดำรงตำแหน่งตั้งแต่ 3 ต.ค. 2565 ถึง 2 ต.ค. 2569".</summary>
    public static string Term(PostHolder person) =>
        $"{(person.Capacity.Length == 0 ? "ดำรงตำแหน่ง" : person.Capacity)}ตั้งแต่ {ThaiDate.Short(person.From)}{(person.To is { } end ? $" ถึง {ThaiDate.Short(end)}" : "")}";
}
