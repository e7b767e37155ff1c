using Prongsai.Agency.Contracts;

namespace Prongsai.PublicSite.Publications;

/// <summary>Where the office is, as an envelope says it.</summary>
internal static class OfficeAddress
{
    public static string Of(AgencyProfile office) => $"{office.Address} {Place(office)}".Trim();

    public static string Place(AgencyProfile office) => $"{With("อำเภอ", office.District)} {With("จังหวัด", office.Province)}".Trim();

    // The register may hold the bare name or the name with its kind; the capital has neither อำเภอ nor จังหวัด before its names.
    private static string With(string kind, string name) =>
        name.Length == 0 || name.StartsWith(kind, StringComparison.Ordinal) || name.StartsWith("เขต", StringComparison.Ordinal) || name == "กรุงเทพมหานคร" ? name : kind + name;
}
