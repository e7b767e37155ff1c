using System.Globalization;
using System.Xml.Linq;

namespace Prongsai.Platform.Files;

/// <summary>Office parts are asked by local name: the strict and the transitional dialect differ in namespace only.</summary>
internal static class OpenXmlElements
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Is(name));

    public static string? Value(this XElement element, string attribute) =>
        element.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute)?.Value;

    public static int Number(this XElement element, string attribute, int otherwise = 0) =>
        int.TryParse(element.Value(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) ? n : otherwise;

    /// <summary>Where the package says its main part is, e.g. "word/document.xml".</summary>
    public static string? MainPart(this SafeZip zip) =>
        Relations(zip, "_rels/.rels").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target;

    /// <summary>Internal relations of a part. External ones are left out here, so nothing can follow them.</summary>
    public static IEnumerable<(string Id, string Type, string Target)> Relations(this SafeZip zip, string part)
    {
        if (zip.Part(part) is not { } content)
        {
            return [];
        }

        var folder = part.Replace("_rels/", "", StringComparison.Ordinal);
        folder = folder.Contains('/') ? folder[..(folder.LastIndexOf('/') + 1)] : "";
        return [.. SafeXml.Tree(content).Elements()
            .Where(r => r.Value("TargetMode") != "External")
            .Select(r => (r.Value("Id") ?? "", r.Value("Type") ?? "", r.Value("Target") ?? ""))
            .Select(r => (r.Item1, r.Item2, r.Item3.StartsWith('/') ? r.Item3[1..] : folder + r.Item3))];
    }
}
