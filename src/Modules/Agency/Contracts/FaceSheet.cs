using System.Buffers.Text;

namespace Prongsai.Agency.Contracts;

/// <summary>The pictures of the people of a page as one small file, each of them a view of it: a phone asks once, not once for each.</summary>
public static class FaceSheet
{
    /// <summary>So many pictures and a page stay under 60 KB; more people have their pictures on further sheets.</summary>
    public const int Most = 14;

    /// <param name="portraits">Ids of the pictures ("/media/p/{id}/photo.jpg"), 1–<see cref="Most"/>.</param>
    /// <returns>e.g. "/media/p/sheet/….svg": one spelling for the same pictures in the same order.</returns>
    public static string PathOf(IReadOnlyList<Guid> portraits)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(portraits.Count, Most);
        var bytes = new byte[portraits.Count * 16];
        for (var i = 0; i < portraits.Count; i++)
        {
            portraits[i].TryWriteBytes(bytes.AsSpan(i * 16), bigEndian: true, out _);
        }

        return $"/media/p/sheet/{Base64Url.EncodeToString(bytes)}.svg";
    }

    /// <param name="place">Of the portrait, from 0.</param>
    /// <returns>The address of one picture, for an img of four to five.</returns>
    public static string Face(string sheet, int place) => FormattableString.Invariant($"{sheet}#f{place}");

    /// <returns>Empty when <paramref name="name"/> is not one of <see cref="PathOf"/>.</returns>
    internal static IReadOnlyList<Guid> Read(string name)
    {
        Span<byte> bytes = stackalloc byte[Most * 16];
        if (!name.EndsWith(".svg", StringComparison.Ordinal) || !Base64Url.IsValid(name.AsSpan(0, name.Length - 4), out var length) || length is 0 || length % 16 != 0 || length > bytes.Length)
        {
            return [];
        }

        Base64Url.DecodeFromChars(name.AsSpan(0, name.Length - 4), bytes);
        List<Guid> portraits = [];
        for (var i = 0; i < length; i += 16)
        {
            portraits.Add(new Guid(bytes.Slice(i, 16), bigEndian: true));
        }

        return PathOf(portraits).EndsWith("/" + name, StringComparison.Ordinal) ? portraits : [];
    }
}
