using Prongsai.Platform.Files;

namespace Prongsai.Disclosure.Checks.Looking;

internal enum SeenState
{
    Read,
    Empty,

    /// <summary>It opens with a password only.</summary>
    Encrypted,
    Broken,

    /// <summary>Word or Excel before 2007: not read.</summary>
    OldOffice,

    /// <summary>Too long, or reading took too long, or what reads it is not installed: not read.</summary>
    TooLong,
    Unknown,
}

/// <summary>What was read of a file.</summary>
/// <param name="Length">Bytes.</param>
internal sealed record SeenFile(string Name, FileKind Kind, SeenState State, long Length)
{
    /// <summary>0 for what has none.</summary>
    public int Pages { get; init; }
    public string Text { get; init; } = "";

    /// <summary>Letters of each page of a PDF.</summary>
    public IReadOnlyList<int> Letters { get; init; } = [];
    public IReadOnlyList<Table> Tables { get; init; } = [];

    /// <summary>It forbids copying.</summary>
    public bool Locked { get; init; }

    /// <summary>The text is not the whole one.</summary>
    public bool Cut { get; init; }
}
