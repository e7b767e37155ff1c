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

    /// <summary>Posts of the opinions chain, first to last; empty when the office has not set it.</summary>
    Task<IReadOnlyList<PositionView>> ChainPositionsAsync(CancellationToken ct);

    /// <summary>Posts from the top of the office.</summary>
    Task<IReadOnlyList<PositionView>> PositionsAsync(CancellationToken ct);

    /// <summary>Who may sign for a post on a day, and if nobody may, why not. A post that is not here: no signers and a problem.</summary>
    Task<SigningRight> WhoSignsAsync(Guid positionId, DateOnly on, CancellationToken ct);

    /// <summary>Files with the pictures of their handwritten signatures, by person; who keeps none is not among them. To be printed only over what
    /// that person decided on the screen.</summary>
    Task<IReadOnlyDictionary<Guid, Guid>> SignaturePicturesAsync(IReadOnlyCollection<Guid> personIds, CancellationToken ct);

    /// <summary>Posts a person may sign for on a day, their own and those they act for, from the top of the office.</summary>
    Task<IReadOnlyList<Guid>> PositionsOfAsync(Guid personId, DateOnly on, CancellationToken ct);
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

/// <param name="Place">From the top of the office, from 1.</param>
public sealed record PositionView(Guid Id, string Name, Guid? UnitId, int Place);

/// <param name="Signers">In the order in which they should sign: who acts for the post, else its holder, then delegates.</param>
/// <param name="Problem">Thai sentence with the reason and the cure; set exactly when nobody may sign.</param>
public sealed record SigningRight(Guid PositionId, string PositionName, IReadOnlyList<Signer> Signers, string? Problem);

/// <param name="Block">As it is printed under the signature. A paper keeps its own copy.</param>
/// <param name="Capacity">Empty for the holder, else "รักษาราชการแทน", "ปฏิบัติราชการแทน", "รักษาการในตำแหน่ง" or "ปฏิบัติหน้าที่".</param>
/// <param name="OrderReference">Order of the appointment; empty when none was entered.</param>
/// <param name="To">Last day; null while it lasts.</param>
public sealed record Signer(Guid PersonId, string FullName, SignatureBlock Block, string Capacity, string OrderReference, DateOnly From, DateOnly? To);
