namespace Prongsai.Agency.Contracts;

/// <summary>What other modules may know about the office of the ambient tenant.</summary>
public interface IAgencyDirectory
{
    Task<AgencyProfile> ProfileAsync(CancellationToken ct);

    /// <summary>Units in their official order (สำนักปลัด, กองคลัง …).</summary>
    Task<IReadOnlyList<UnitView>> UnitsAsync(CancellationToken ct);

    /// <summary>People in service, by Thai sorting of their names.</summary>
    Task<IReadOnlyList<PersonView>> PeopleAsync(CancellationToken ct);

    /// <summary>The block printed under a signature of a person on a date; null when the person holds nothing on that date.</summary>
    Task<SignatureBlock?> SignatureOfAsync(Guid personId, DateOnly on, CancellationToken ct);

    /// <summary>The opinions chain of the office, first to last; the last one decides.</summary>
    Task<IReadOnlyList<ChainStep>> ChainAsync(DateOnly on, CancellationToken ct);
}

/// <param name="Name">Full official name, e.g. "องค์การบริหารส่วนตำบลตัวอย่าง".</param>
/// <param name="ShortName">e.g. "อบต.ตัวอย่าง".</param>
/// <param name="HeadTitle">Title of its head, e.g. "นายกองค์การบริหารส่วนตำบลตัวอย่าง".</param>
/// <param name="NumberPrefix">Outgoing number before the slash, e.g. "ชร 73501".</param>
/// <param name="EmblemFileId">Uploaded emblem (ครุฑ) for papers, if any.</param>
/// <param name="SealFileId">Uploaded seal of the agency for public pages, if any.</param>
public sealed record AgencyProfile(
    string Name, string ShortName, string HeadTitle, string Address, string District, string Province,
    string Phone, string Email, string NumberPrefix, string OfficeName, Guid? EmblemFileId, Guid? SealFileId);

public sealed record UnitView(Guid Id, string Name, string ShortName, int Order);

public sealed record PersonView(Guid Id, string FullName, string Position, Guid? UnitId);

/// <param name="Name">e.g. "(นายตัวอย่าง ใจดี)" without the brackets.</param>
/// <param name="Lines">Lines under the name, e.g. ["ผู้อำนวยการกองช่าง รักษาราชการแทน", "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง"].</param>
public sealed record SignatureBlock(string Name, IReadOnlyList<string> Lines);

/// <param name="Heading">e.g. "ความเห็นหัวหน้าสำนักปลัด".</param>
public sealed record ChainStep(string Heading, SignatureBlock? Signer);
