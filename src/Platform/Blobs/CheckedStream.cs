using System.Security.Cryptography;

namespace Prongsai.Platform;

/// <summary>
/// The bytes of a stored file, hashed while they are read. What is not as it was stored ends in an alarm before its last bytes are given: whoever
/// receives it has a broken transfer, never a whole file that is not ours. A part from the middle is given only after the whole was looked at.
/// </summary>
internal sealed class CheckedStream(FileStream inner, StoredFile file) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _hashed;
    private bool _whole;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Take(buffer.Span[..read], buffer.Length);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Take(buffer[..read], buffer.Length);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin)
    {
        var to = origin switch { SeekOrigin.Current => inner.Position + offset, SeekOrigin.End => inner.Length + offset, _ => offset };
        if (!_whole && to != inner.Position)
        {
            inner.Position = 0;
            _whole = Convert.ToHexStringLower(SHA256.HashData(inner)) == file.Sha256 ? true : throw Alarm();
        }

        return inner.Seek(to, SeekOrigin.Begin);
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes, int asked)
    {
        if (_whole || asked == 0)
        {
            return;
        }

        _hash.AppendData(bytes);
        _hashed += bytes.Length;
        if (bytes.Length == 0 || _hashed >= file.Length)
        {
            _whole = _hashed == file.Length && Convert.ToHexStringLower(_hash.GetHashAndReset()) == file.Sha256 ? true : throw Alarm();
        }
    }

    private InvalidDataException Alarm() => new($"The bytes of file {file.Id} are not those that were stored.");
}
