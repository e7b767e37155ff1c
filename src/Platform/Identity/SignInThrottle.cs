using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Prongsai.Platform;

/// <summary>
/// Growing waits per (account, source), so that guessing is slow but nobody can lock the mayor out from elsewhere (ASVS 6.1.1); at most two
/// password hashes at a time and 32 waiting, so that a flood of sign-ins does not take the processor.
/// </summary>
public sealed class SignInThrottle(TimeProvider clock) : IDisposable
{
    private const int FreeTries = 5;
    private const int MostKeys = 50_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Last)> _failures = new();
    private readonly SemaphoreSlim _hashing = new(2, 2);
    private int _waiting;
    private string? _nobody;

    /// <summary>How long this source must still wait before it may try this name again; zero when it may.</summary>
    public TimeSpan Wait(string name, string source)
    {
        if (!_failures.TryGetValue(Key(name, source), out var seen) || seen.Count < FreeTries)
        {
            return TimeSpan.Zero;
        }

        var penalty = TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, 2 * Math.Pow(2, Math.Min(20, seen.Count - FreeTries))));
        var now = clock.GetUtcNow();
        var left = seen.Last + penalty - now;
        // A failure that is yet to come was noted by a clock that ran ahead.
        return seen.Last <= now && left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    public void Failed(string name, string source)
    {
        if (_failures.Count > MostKeys)
        {
            _failures.Clear();
        }

        _failures.AddOrUpdate(Key(name, source), _ => (1, clock.GetUtcNow()), (_, seen) => (seen.Count + 1, clock.GetUtcNow()));
    }

    public void Succeeded(string name, string source) => _failures.TryRemove(Key(name, source), out _);

    /// <summary>A turn at hashing.</summary>
    /// <exception cref="TooBusyException">32 others are waiting.</exception>
    public async Task<IDisposable> HashTurnAsync(CancellationToken ct)
    {
        if (Interlocked.Increment(ref _waiting) > 32)
        {
            Interlocked.Decrement(ref _waiting);
            throw new TooBusyException();
        }

        try
        {
            await _hashing.WaitAsync(ct);
            return new Turn(_hashing);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    internal string HashOfNobody(IPasswordHasher<Account> hasher) =>
        _nobody ??= hasher.HashPassword(new Account { DisplayName = "" }, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    public void Dispose() => _hashing.Dispose();

    private static string Key(string name, string source) => name.ToUpperInvariant() + "\n" + source;

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}

/// <summary>Answered with 503 and Retry-After.</summary>
public sealed class TooBusyException() : Exception("Too many at once.");
