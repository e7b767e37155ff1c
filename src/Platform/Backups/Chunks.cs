using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Prongsai.Platform.Backups;

/// <summary>
/// AES-256-GCM over chunks of one size. The nonce is the number of the chunk and whether it is the last; the header's hash goes with each: a chunk that
/// was changed, moved, left out, or put in from another file does not open, and neither does a file that ends early.
/// </summary>
internal sealed class Chunks(byte[] key, byte[] headerHash) : IDisposable
{
    public const int Tag = 16;
    private readonly AesGcm _cipher = new(key, Tag);
    private readonly byte[] _nonce = new byte[12];

    /// <param name="into">As long as <paramref name="plain"/> and the tag.</param>
    public void Seal(long number, bool last, ReadOnlySpan<byte> plain, Span<byte> into) =>
        _cipher.Encrypt(Nonce(number, last), plain, into[..plain.Length], into.Slice(plain.Length, Tag), headerHash);

    /// <exception cref="AuthenticationTagMismatchException">It is not what was sealed, or not at this place.</exception>
    public void Open(long number, bool last, ReadOnlySpan<byte> sealedChunk, Span<byte> into) =>
        _cipher.Decrypt(Nonce(number, last), sealedChunk[..^Tag], sealedChunk[^Tag..], into[..(sealedChunk.Length - Tag)], headerHash);

    public void Dispose() => _cipher.Dispose();

    private byte[] Nonce(long number, bool last)
    {
        BinaryPrimitives.WriteInt64BigEndian(_nonce.AsSpan(3), number);
        _nonce[11] = last ? (byte)1 : (byte)0;
        return _nonce;
    }
}

/// <summary>Takes plain bytes and writes sealed chunks. A chunk leaves when the next byte comes, so that the last one is known as the last.</summary>
internal sealed class SealingStream(Stream file, Chunks chunks) : Stream
{
    private readonly byte[] _plain = new byte[BackupHeader.ChunkLength];
    private readonly byte[] _sealed = new byte[BackupHeader.ChunkLength + Chunks.Tag];
    private int _filled;
    private long _number;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (_filled == _plain.Length)
            {
                await LeaveAsync(last: false, cancellationToken);
            }

            var part = Math.Min(buffer.Length, _plain.Length - _filled);
            buffer.Span[..part].CopyTo(_plain.AsSpan(_filled));
            _filled += part;
            buffer = buffer[part..];
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The archive's last blocks and the compressor's last bytes come this way.
    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Seals the last chunk and writes the ending. Without it the file is no backup.</summary>
    public async Task CompleteAsync(CancellationToken ct)
    {
        await LeaveAsync(last: true, ct);
        await file.WriteAsync(BackupHeader.Ending.ToArray(), ct);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask LeaveAsync(bool last, CancellationToken ct)
    {
        chunks.Seal(_number++, last, _plain.AsSpan(0, _filled), _sealed);
        await file.WriteAsync(_sealed.AsMemory(0, _filled + Chunks.Tag), ct);
        _filled = 0;
    }
}

/// <summary>Gives the plain bytes of sealed chunks, each only after it was found whole and in its place.</summary>
internal sealed class OpeningStream(FileStream file, Chunks chunks) : Stream
{
    private readonly byte[] _sealed = new byte[BackupHeader.ChunkLength + Chunks.Tag];
    private readonly byte[] _plain = new byte[BackupHeader.ChunkLength];
    private readonly long _end = file.Length - BackupHeader.Ending.Length;
    private int _given;
    private int _filled;
    private long _number;
    private bool _last;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_given == _filled && !_last)
        {
            await NextAsync(cancellationToken);
        }

        var part = Math.Min(buffer.Length, _filled - _given);
        _plain.AsSpan(_given, part).CopyTo(buffer.Span);
        _given += part;
        return part;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Reads on to the end, so that what stands behind the archive is looked at too.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        var buffer = new byte[16 * 1024];
        while (await ReadAsync(buffer, ct) > 0)
        {
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask NextAsync(CancellationToken ct)
    {
        var at = file.Position;
        var length = (int)Math.Min(_sealed.Length, _end - at);
        _last = at + length >= _end;
        if (length < Chunks.Tag)
        {
            throw BackupHeader.Damaged(at);
        }

        await file.ReadExactlyAsync(_sealed.AsMemory(0, length), ct);
        try
        {
            chunks.Open(_number++, _last, _sealed.AsSpan(0, length), _plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw BackupHeader.Damaged(at);
        }

        (_given, _filled) = (0, length - Chunks.Tag);
    }
}
