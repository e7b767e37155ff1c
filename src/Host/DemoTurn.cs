namespace Prongsai.Host;

/// <summary>
/// The turn to fill the demo of a data folder: one start after the other, and a start that was stopped in it is known to the next. Its file is there
/// while somebody fills, and stays when they did not come to the end.
/// </summary>
internal sealed class DemoTurn : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200), s_longest = TimeSpan.FromMinutes(10);

    private readonly FileStream _file;

    private DemoTurn(FileStream file)
    {
        _file = file;
        WasStopped = file.Length > 0;
    }

    /// <summary>Somebody began to fill and did not end: what there is, is not whole.</summary>
    public bool WasStopped { get; }

    /// <summary>Whether somebody is at it, or was stopped in it.</summary>
    public static bool IsOpen(string folder) => File.Exists(PathIn(folder));

    /// <summary>Waits for whoever has the turn.</summary>
    /// <param name="folder">The data folder; made when it is not there.</param>
    /// <exception cref="IOException">The file cannot be written, or another start has had the turn for ten minutes.</exception>
    public static async Task<DemoTurn> TakeAsync(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        for (var waited = TimeSpan.Zero; ; waited += s_pause)
        {
            try
            {
                return new(new FileStream(PathIn(folder), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (IsOpen(folder) && waited < s_longest)
            {
                await Task.Delay(s_pause, ct);
            }
        }
    }

    public void Begin() => _file.SetLength(1);

    public void End() => _file.SetLength(0);

    public void Dispose()
    {
        var isDone = _file.Length == 0;
        _file.Dispose();
        try
        {
            if (isDone)
            {
                File.Delete(_file.Name);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // On Windows the next one has it open already, and removes it.
        }
    }

    private static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), "demo.filling");
}
