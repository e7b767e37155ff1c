namespace Prongsai.Agency;

/// <summary>A picture small enough for a page of many: most people read it on a phone.</summary>
internal sealed class PortraitSize
{
    public const int MostBytes = 25_000;

    /// <returns>Null when it is too large and cannot be made smaller here.</returns>
    public Task<byte[]?> FitAsync(byte[] bare, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(bare.Length <= MostBytes ? bare : null);
    }
}
