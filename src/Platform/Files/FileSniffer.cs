namespace Prongsai.Platform.Files;

public static class FileSniffer
{
    private static readonly byte[] OleMagic = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The kind by magic bytes at offset 0; a file with something before its magic is not that kind (polyglots).</summary>
    public static FileKind Kind(ReadOnlySpan<byte> content) => content switch
    {
        { Length: 0 } => FileKind.Empty,
        _ when content.StartsWith("PK\u0003\u0004"u8) || content.StartsWith("PK\u0005\u0006"u8) => FileKind.Zip,
        _ when content.StartsWith(OleMagic) => FileKind.Ole,
        _ when content.StartsWith("%PDF-"u8) => FileKind.Pdf,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        _ when content.StartsWith("GIF8"u8) => FileKind.Gif,
        _ when content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..12].SequenceEqual("WEBP"u8) => FileKind.Webp,
        _ => IsText(content) ? FileKind.Text : FileKind.Unknown,
    };

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return true;
        }

        var head = content[..Math.Min(content.Length, 64 * 1024)];
        foreach (var b in head)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B))
            {
                return false;
            }
        }

        return !head.StartsWith("MZ"u8);
    }
}
