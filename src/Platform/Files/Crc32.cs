namespace Prongsai.Platform.Files;

/// <summary>The checksum of ZIP (ISO 3309), which the framework's reader does not compare.</summary>
internal struct Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Entry)];
    private uint state = 0xFFFFFFFF;

    public Crc32()
    {
    }

    public readonly uint Value => ~state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            state = Table[(state ^ b) & 0xFF] ^ (state >> 8);
        }
    }

    private static uint Entry(int n)
    {
        var c = (uint)n;
        for (var bit = 0; bit < 8; bit++)
        {
            c = (c & 1) == 0 ? c >> 1 : 0xEDB88320 ^ (c >> 1);
        }

        return c;
    }
}
