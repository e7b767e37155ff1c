using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Prongsai.Platform;

namespace Prongsai.PublicSite.News;

/// <summary>What one version of an article says: what is approved, kept and shown.</summary>
/// <param name="Body">In the plain marks of <see cref="ArticleText"/>.</param>
/// <param name="DataAsOf">Date the content speaks of.</param>
/// <param name="FiscalYear">BE.</param>
/// <param name="Items">OIT items that it serves, e.g. "O10"; may be empty.</param>
/// <param name="Place">Of a page: the entry of the menu it stands under; else empty.</param>
internal sealed record ArticleContent(
    ArticleKind Kind, string Title, string Lead, string Body, Guid? UnitId, DateOnly? DataAsOf, int FiscalYear, IReadOnlyList<string> Items, string Slug, string Place,
    IReadOnlyList<ArticlePhoto> Photos, IReadOnlyList<ArticleFile> Files)
{
    /// <summary>SHA-256 (hex) over all of it: what is approved is exactly this.</summary>
    [JsonIgnore]
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Json.Options)));

    [JsonIgnore]
    public string Written => JsonSerializer.Serialize(this, Json.Options);

    public static ArticleContent Read(string written) => JsonSerializer.Deserialize<ArticleContent>(written, Json.Options)!;
}

/// <summary>A photo, kept in two sizes.</summary>
/// <param name="Large">Id of the picture as it opens.</param>
/// <param name="Small">Id of the picture in the page.</param>
/// <param name="Width">Of the small one, in points.</param>
/// <param name="Alt">What it shows, for who cannot see it.</param>
internal sealed record ArticlePhoto(Guid Large, Guid Small, int Width, int Height, string Alt, string Caption)
{
    /// <summary>Last part of the address of the large one.</summary>
    public string LargeName { get; init; } = "";

    public string SmallName { get; init; } = "";
}

/// <param name="FileId">Of the stored file.</param>
/// <param name="Slug">Last part of the address, ASCII, made of the content: another file gets another address.</param>
/// <param name="Name">As shown and downloaded.</param>
/// <param name="Pages">Of a PDF.</param>
/// <param name="HasText">False for a PDF of pictures.</param>
internal sealed record ArticleFile(Guid FileId, string Slug, string Name, string ContentType, long Length, int? Pages, bool HasText, string Sha256);
