using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Prongsai.Platform.Files;

/// <summary>What the virus scanner said of a file.</summary>
public enum ScanVerdict
{
    /// <summary>It looked at every byte and found nothing.</summary>
    Clean,

    Found,

    /// <summary>It did not answer, or not in words that are known: nothing is known of the file.</summary>
    Silent,
}

/// <param name="Signature">What was found, as the scanner calls it; empty otherwise.</param>
public readonly record struct Scanned(ScanVerdict Verdict, string Signature = "");

/// <summary>
/// Asks clamd (clamd(8), command INSTREAM) about bytes at hand. Whatever is not a plain "OK" or "… FOUND" in time is no answer, and what is not
/// known to be clean is not taken in.
/// </summary>
public sealed class VirusScanner(IOptions<PlatformOptions> platform, IOptions<FilesOptions> files, ILogger<VirusScanner> log)
{
    private const int Chunk = 64 * 1024;
    private const int LongestAnswer = 1024;
    private const int LongestSignature = 100;

    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ToGreet = TimeSpan.FromSeconds(3);

    /// <summary>False: the installation named none, and files are taken in unscanned.</summary>
    public bool IsSet => platform.Value.Scanner.Length > 0;

    /// <summary>It did not answer when it was last asked.</summary>
    public bool IsSilent { get; private set; }

    /// <exception cref="OperationCanceledException">Only of <paramref name="ct"/>.</exception>
    public async Task<Scanned> ScanAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var said = await AskAsync("zINSTREAM\0", content, TimeSpan.FromSeconds(files.Value.ScanSeconds), ct);
        return said switch
        {
            "stream: OK" => new Scanned(ScanVerdict.Clean),
            not null when said.StartsWith("stream: ", StringComparison.Ordinal) && said.EndsWith(" FOUND", StringComparison.Ordinal) => new Scanned(ScanVerdict.Found, Named(said[8..^6])),
            not null => Unknown(),
            null => new Scanned(ScanVerdict.Silent),
        };
    }

    /// <summary>Whether it answers at all.</summary>
    public async Task<bool> AnswersAsync(CancellationToken ct) => await AskAsync("zPING\0", null, ToGreet, ct) == "PONG";

    private Scanned Unknown()
    {
        log.LogError("The virus scanner gave an answer that is not known; the file was not taken in");
        return new Scanned(ScanVerdict.Silent);
    }

    /// <returns>The answer without its end; null when there was none, or no whole one.</returns>
    private async Task<string?> AskAsync(string command, ReadOnlyMemory<byte>? content, TimeSpan patience, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            using var socket = await ConnectAsync(platform.Value.Scanner, limit.Token);
            await using var stream = new NetworkStream(socket);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(command), limit.Token);
            if (content is { } bytes)
            {
                await SendAsync(stream, bytes, limit.Token);
            }

            var said = await AnswerAsync(stream, limit.Token);
            IsSilent = said is null;
            return said;
        }
        catch (Exception error) when (error is SocketException or IOException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            log.LogError("The virus scanner does not answer ({Type})", error.GetType().Name);
            IsSilent = true;
            return null;
        }
    }

    private static async Task<Socket> ConnectAsync(string address, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(ToConnect);
        var isLocal = address.StartsWith("unix:", StringComparison.Ordinal);
        var socket = isLocal ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isLocal)
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(address["unix:".Length..]), limit.Token);
            }
            else
            {
                var place = new Uri(address);
                await socket.ConnectAsync(place.DnsSafeHost, place.Port, limit.Token);
            }

            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Pieces, each behind its length (four bytes, the highest first); a piece of no length is the end.</summary>
    private static async Task SendAsync(NetworkStream stream, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var length = new byte[4];
        for (var from = 0; from < content.Length; from += Chunk)
        {
            var piece = content.Slice(from, Math.Min(Chunk, content.Length - from));
            BinaryPrimitives.WriteInt32BigEndian(length, piece.Length);
            await stream.WriteAsync(length, ct);
            await stream.WriteAsync(piece, ct);
        }

        await stream.WriteAsync(new byte[4], ct);
    }

    private static async Task<string?> AnswerAsync(NetworkStream stream, CancellationToken ct)
    {
        var buffer = new byte[LongestAnswer];
        var length = 0;
        int read;
        while (length < buffer.Length && (read = await stream.ReadAsync(buffer.AsMemory(length), ct)) > 0)
        {
            length += read;
            if (buffer.AsSpan(0, length).IndexOf((byte)0) is var end and >= 0)
            {
                return Encoding.ASCII.GetString(buffer, 0, end);
            }
        }

        return null;
    }

    private static string Named(string signature)
    {
        var name = string.Concat(signature.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/').Take(LongestSignature));
        return name.Length > 0 ? name : "?";
    }
}
