using Prongsai.Agency.Contracts;

namespace Prongsai.PublicSite.OwnPages;

/// <summary>
/// Who stands above whom: head of the office, the permanent secretary, the units; deputies and the council stand beside. Drawn as a picture and
/// written as a nested list from the same tree.
/// </summary>
internal sealed record OfficeTree(string Name, IReadOnlyList<OfficeTree> Branches)
{
    public static OfficeTree Of(OfficeFace office)
    {
        var listed = office.Posts.Where(p => p.UnitId is null).ToList();
        var units = office.Units.Select(u => new OfficeTree(u.Name, [])).ToList();
        var officials = listed.Where(p => p.Listing == PostListing.Permanent).Select(p => p.Name).ToList();
        // The first official of the office leads the units; who stands with them (รองปลัด) leads none.
        IReadOnlyList<OfficeTree> below = officials.Count == 0 ? units : [new(officials[0], [.. officials.Skip(1).Select(Leaf), .. units])];
        var politicians = listed.Where(p => p.Listing == PostListing.Political).Select(p => p.Name).ToList();
        var head = politicians.Count > 0 ? politicians[0] : office.Profile.HeadTitle;
        return new(head.Length > 0 ? head : office.Profile.Name, [.. politicians.Skip(1).Distinct().Select(Leaf), .. below]);
    }

    private static OfficeTree Leaf(string name) => new(name, []);
}
