using Prongsai.Platform;

namespace Prongsai.Agency.Contracts;

/// <summary>What the office of the ambient tenant tells the public of itself.</summary>
public interface IPublicOffice
{
    /// <param name="on">Day for which the posts are shown with who fills them.</param>
    Task<OfficeFace> FaceAsync(DateOnly on, CancellationToken ct);

    /// <summary>Telephone of the unit of that name (or short name); that of the office when there is no such unit or it has none; empty when neither has.</summary>
    Task<string> PhoneAsync(string unit, CancellationToken ct);
}

/// <param name="Duties">Powers and duties of the office in its own words, a paragraph for each line.</param>
/// <param name="EnglishAbout">Summary of the office in English; empty when none was written.</param>
/// <param name="EnglishNoGift">The No Gift Policy in English; empty when none was written.</param>
/// <param name="Hours">Office hours.</param>
/// <param name="ChatName">Channel in which questions are answered, e.g. "LINE OA @example"; empty when there is none.</param>
/// <param name="ChatAddress">Its https address; empty when it has none.</param>
/// <param name="Latitude">Degrees north, WGS 84; null until it was entered, as <paramref name="Longitude"/>.</param>
/// <param name="Longitude">Degrees east, WGS 84.</param>
/// <param name="ChangedOn">Day of the last change of what the registers of the office say; null when it was before that was kept.</param>
/// <param name="Posts">From the top of the office.</param>
public sealed record OfficeFace(
    AgencyProfile Profile, string EnglishName, string Duties, string EnglishAbout, string EnglishNoGift, string Hours, string Fax, string ChatName, string ChatAddress,
    decimal? Latitude, decimal? Longitude, DateOnly? ChangedOn, IReadOnlyList<UnitFace> Units, IReadOnlyList<PostFace> Posts);

/// <param name="Duties">A paragraph for each line.</param>
public sealed record UnitFace(Guid Id, string Name, string EnglishName, string Phone, string Email, string Duties);

/// <summary>In which list the public finds a post.</summary>
public enum PostListing
{
    /// <summary>ฝ่ายการเมือง: elected, or appointed by who is elected.</summary>
    Political,

    /// <summary>ฝ่ายข้าราชการประจำ: executives among the officials.</summary>
    Permanent,

    /// <summary>สภาท้องถิ่น.</summary>
    Council,

    /// <summary>In no list of names.</summary>
    Unlisted,
}

/// <param name="Phone">Of the post, for the public; as <paramref name="Email"/> empty when it has none of its own.</param>
/// <param name="People">Who fills the post: who acts for it first, then its holder. Empty: vacant.</param>
public sealed record PostFace(Guid Id, string Name, string EnglishName, PostListing Listing, Guid? UnitId, string Phone, string Email, IReadOnlyList<PostHolder> People);

/// <param name="Capacity">Empty for the holder, else "รักษาราชการแทน" and so on.</param>
/// <param name="OwnPost">Post that the person holds, when another one is meant here; empty for the holder.</param>
/// <param name="To">Last day of the term; null while no end is set.</param>
/// <param name="PhotoPath">Public path of the picture of the person, e.g. "/media/p/…/photo.jpg"; null when none is kept.</param>
public sealed record PostHolder(Guid PersonId, string FullName, string Capacity, string OwnPost, DateOnly From, DateOnly? To, string? PhotoPath);

/// <summary>Something that the office tells of itself changed: name, units, posts, who fills them, pictures, contact.</summary>
public sealed record OfficeChanged : IEvent;
