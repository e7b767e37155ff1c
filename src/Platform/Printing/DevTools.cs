using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Prongsai.Platform.Printing;

/// <summary>The little of the DevTools protocol that drawing needs: calls, their answers, and waiting for an event.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> calls = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> events = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim sending = new(1, 1);
    private Task listening = Task.CompletedTask;
    private int lastCall;

    public static async Task<DevTools> ConnectAsync(Uri address, CancellationToken ct)
    {
        var tools = new DevTools();
        await tools.socket.ConnectAsync(address, ct);
        tools.listening = tools.ListenAsync();
        return tools;
    }

    public async Task<JsonElement> CallAsync(string method, JsonObject? parameters, string? session, CancellationToken ct)
    {
        var id = Interlocked.Increment(ref lastCall);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls[id] = answer;
        try
        {
            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), ct);
            if (listening.IsCompleted)
            {
                throw new BrowserGoneException();
            }

            var reply = await answer.Task.WaitAsync(ct);
            return reply.TryGetProperty("error", out var error)
                ? throw new InvalidOperationException($"{method}: {error}")
                : reply.GetProperty("result");
        }
        finally
        {
            calls.TryRemove(id, out _);
        }
    }

    /// <summary>Completes when the event arrives; ask before doing what causes it.</summary>
    public Task NextAsync(string session, string method, CancellationToken ct) =>
        events.GetOrAdd(session + "|" + method, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        await listening;
        socket.Dispose();
        sending.Dispose();
    }

    private async Task SendAsync(byte[] message, CancellationToken ct)
    {
        await sending.WaitAsync(ct);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, ct);
        }
        catch (WebSocketException gone)
        {
            throw new BrowserGoneException(gone);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                message.SetLength(0);
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    message.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                Dispatch(message.GetBuffer().AsMemory(0, (int)message.Length));
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or JsonException)
        {
            // The browser closed or died: whoever waits learns it below.
        }

        foreach (var call in calls.Values)
        {
            call.TrySetException(new BrowserGoneException());
        }

        foreach (var wait in events.Values)
        {
            wait.TrySetException(new BrowserGoneException());
        }
    }

    private void Dispatch(ReadOnlyMemory<byte> message)
    {
        using var document = JsonDocument.Parse(message);
        var root = document.RootElement;
        if (root.TryGetProperty("id", out var id))
        {
            if (calls.TryRemove(id.GetInt32(), out var call))
            {
                call.TrySetResult(root.Clone());
            }
        }
        else if (root.TryGetProperty("method", out var method) && root.TryGetProperty("sessionId", out var session)
            && events.TryRemove(session.GetString() + "|" + method.GetString(), out var wait))
        {
            wait.TrySetResult();
        }
    }
}

internal sealed class BrowserGoneException(Exception? inner = null) : Exception("The browser is gone", inner);
