namespace Prongsai.Platform.Backups;

/// <summary>Where backups lie: a folder, or an object storage. What goes wrong there is an <see cref="IOException"/>.</summary>
internal interface IBackupPlace
{
    /// <summary>Copies a backup there, reads the copy again, and lets it keep its name only when it is the same.</summary>
    Task KeepAsync(string file, CancellationToken ct);

    /// <summary>Names of the backups that lie there, whoever made them.</summary>
    Task<IReadOnlySet<string>> NamesAsync(CancellationToken ct);

    Task RemoveAsync(string name, CancellationToken ct);

    /// <summary>Brings a backup of the place into a folder of this machine.</summary>
    /// <returns>Path of the file.</returns>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    Task<string> FetchAsync(string name, string folder, CancellationToken ct);
}
