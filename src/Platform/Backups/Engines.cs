using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Prongsai.Platform.Backups;

/// <summary>What each database engine does in its own way.</summary>
internal interface IEngine
{
    /// <summary>"sqlite" or "postgres".</summary>
    string Name { get; }

    /// <summary>Copies the running database into <paramref name="scratch"/>.</summary>
    /// <exception cref="BackupRefusedException">It cannot be copied; the sentence says why.</exception>
    Task<TakenCopy> TakeAsync(Scratch scratch, CancellationToken ct);

    /// <summary>Loads a copy beside the running database, which is not touched.</summary>
    /// <param name="purpose">One word for its name: "rehearsal" or "restore".</param>
    Task<LoadedCopy> LoadAsync(string copy, string purpose, CancellationToken ct);

    /// <summary>Whether agencies live in the database that the settings name.</summary>
    Task<bool> IsInUseAsync(CancellationToken ct);
}

/// <summary>A copy as a file, and a connection that sees the very same moment.</summary>
internal sealed record TakenCopy(string File, DbConnection Facts) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Facts.DisposeAsync();
}

/// <param name="Name">File or name of the loaded database.</param>
/// <param name="DropAsync">Removes it.</param>
internal sealed record LoadedCopy(string Name, DbConnection Connection, Action<DbContextOptionsBuilder> Configure, Func<Task> DropAsync) : IAsyncDisposable
{
    private bool _kept;

    /// <summary>It is going to be the database: closed, not removed.</summary>
    public async Task KeepAsync()
    {
        _kept = true;
        await Connection.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        if (!_kept)
        {
            await DropAsync();
        }
    }
}
