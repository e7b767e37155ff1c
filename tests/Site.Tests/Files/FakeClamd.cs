using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Prongsai.Site.Tests.Files;

/// <summary>A scanner that speaks as clamd does, or as one that is ill.</summary>
internal sealed class FakeClamd : IAsyncDisposable
{
    internal enum Mood { Works, Hangs, Garbage, HangsUp, CutShort, TalksForEver, TooLarge }

    /// <summary>The file that every scanner finds and that harms nobody, in pieces: a scanner on this machine need not find this source.</summary>
    public static readonly byte[] Eicar = Encoding.ASCII.GetBytes("X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS" + "-TEST-FILE!$H+H*");

    private readonly Socket _listener;
    private readonly Mood _mood;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;
    private readonly string? _path;

    public FakeClamd(Mood mood = Mood.Works, string? path = null)
    {
        (_mood, _path) = (mood, path);
        _listener = path is null ? new Socket(SocketType.Stream, ProtocolType.Tcp) : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(path is null ? new IPEndPoint(IPAddress.Loopback, 0) : new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _serving = ServeAsync();
    }

    public string Address => _path is null ? $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}" : "unix:" + _path;

    /// <summary>SHA-256 of what it was given to look at.</summary>
    public ConcurrentQueue<string> Seen { get; } = [];

    /// <summary>The largest piece it was given.</summary>
    public int LargestPiece { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        var calls = new List<Task>();
        try
        {
            while (true)
            {
                calls.Add(AnswerAsync(await _listener.AcceptAsync(_end.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task AnswerAsync(Socket call)
    {
        try
        {
            await using var stream = new NetworkStream(call, ownsSocket: true);
            if (_mood == Mood.Hangs)
            {
                await Task.Delay(Timeout.Infinite, _end.Token);
            }

            if (_mood == Mood.HangsUp)
            {
                return;
            }

            var command = await CommandAsync(stream);
            var said = command == "zPING" ? "PONG" : $"stream: {await LookAsync(stream)}";
            await stream.WriteAsync(_mood switch
            {
                Mood.Garbage => [.. "HTTP/1.1 200 OK"u8, 0],
                Mood.CutShort => Encoding.ASCII.GetBytes("stream: OK"),
                Mood.TalksForEver => Encoding.ASCII.GetBytes(new string('x', 1_000_000)),
                Mood.TooLarge => [.. "INSTREAM size limit exceeded. ERROR"u8, 0],
                _ => [.. Encoding.ASCII.GetBytes(said), 0],
            }, _end.Token);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // Who asked went away, or the test is over.
        }
    }

    private async Task<string> CommandAsync(NetworkStream stream)
    {
        var command = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _end.Token) == 1 && one[0] != 0)
        {
            command.Append((char)one[0]);
        }

        return command.ToString();
    }

    private async Task<string> LookAsync(NetworkStream stream)
    {
        using var file = new MemoryStream();
        var length = new byte[4];
        while (true)
        {
            await stream.ReadExactlyAsync(length, _end.Token);
            var piece = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            if (piece.Length == 0)
            {
                break;
            }

            LargestPiece = Math.Max(LargestPiece, piece.Length);
            await stream.ReadExactlyAsync(piece, _end.Token);
            file.Write(piece);
        }

        var all = file.ToArray();
        Seen.Enqueue(Convert.ToHexStringLower(SHA256.HashData(all)));
        return all.AsSpan().IndexOf(Eicar) >= 0 ? "Eicar-Test\u0007<b>-Signature FOUND" : "OK";
    }
}
