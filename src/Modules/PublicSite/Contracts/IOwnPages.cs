namespace Prongsai.PublicSite.Contracts;

/// <summary>Pages that the product makes by itself from what the office keeps in its registers.</summary>
public interface IOwnPages
{
    /// <summary>All of them as they are now, in the order of the site.</summary>
    Task<IReadOnlyList<OwnPage>> ListAsync(CancellationToken ct);

    /// <returns>Null when there is no page of that key.</returns>
    Task<OwnPage?> FindAsync(string key, CancellationToken ct);
}

/// <param name="Key">"structure", "executives", "duties", "contact", "news" …; never renamed.</param>
/// <param name="Path">Public path, e.g. "/about/structure".</param>
/// <param name="BodyHtml">What the page says, as safe HTML that a publication takes over unchanged; its parts have the ids "e1", "e2" ….</param>
/// <param name="ChangedOn">Day of the last change of the registers behind it; null when it is not known.</param>
/// <param name="Missing">Thai, one line each: what an assessor would miss, e.g. "รองปลัด ไม่มีรูปถ่าย". Empty: nothing.</param>
public sealed record OwnPage(string Key, string Path, string Title, string BodyHtml, DateOnly? ChangedOn, IReadOnlyList<string> Missing);
