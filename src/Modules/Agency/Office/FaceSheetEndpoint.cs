using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agency.Contracts;
using Prongsai.Platform;
using Prongsai.Ui;

namespace Prongsai.Agency;

/// <summary>
/// The pictures of the people of a page in one drawing. It is put together when asked for: a picture that was taken off the public pages is in
/// no sheet from then on, whichever page shows it.
/// </summary>
internal static class FaceSheetEndpoint
{
    private static readonly HashSet<Guid> s_none = [];

    public static async Task SendAsync(string name, AppDb db, BlobStore blobs, FaceThumbs thumbs, HttpContext http, CancellationToken ct)
    {
        var asked = FaceSheet.Read(name);
        var wanted = asked.Count == 0 ? s_none : asked.ToHashSet();
        var files = wanted.Count == 0 ? [] : await db.Set<Portrait>().AsNoTracking().Where(p => wanted.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FileId, ct);
        if (files.Count == 0)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var svg = new StringBuilder(FormattableString.Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{FaceThumbs.Width}\" height=\"{FaceThumbs.Height}\" viewBox=\"0 0 {FaceThumbs.Width} {FaceThumbs.Height * asked.Count}\">"));
        for (var place = 0; place < asked.Count; place++)
        {
            var top = place * FaceThumbs.Height;
            svg.Append(FormattableString.Invariant($"<view id=\"f{place}\" viewBox=\"0 {top} {FaceThumbs.Width} {FaceThumbs.Height}\"/>"));
            if (files.TryGetValue(asked[place], out var file) && await thumbs.OfAsync(file, () => ReadAsync(blobs, file, ct), ct) is var (bytes, type))
            {
                svg.Append(FormattableString.Invariant($"<image y=\"{top}\" width=\"{FaceThumbs.Width}\" height=\"{FaceThumbs.Height}\" preserveAspectRatio=\"xMidYMid slice\" href=\"data:{type};base64,{Convert.ToBase64String(bytes)}\"/>"));
            }
        }

        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; img-src data:; frame-ancestors 'none'";
        await ReadyBytes.Quickly(Encoding.UTF8.GetBytes(svg.Append("</svg>").ToString()), "image/svg+xml").SendAsync(http, "public, max-age=3600");
    }

    private static async Task<byte[]?> ReadAsync(BlobStore blobs, Guid file, CancellationToken ct)
    {
        using var opened = await blobs.OpenAsync(file, ct);
        return opened is null ? null : await opened.BytesAsync(ct);
    }
}
