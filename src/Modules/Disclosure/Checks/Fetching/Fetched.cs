namespace Prongsai.Disclosure.Checks.Fetching;

/// <summary>How a look at an address ended.</summary>
internal enum FetchEnd
{
    /// <summary>Something answered; its status says what.</summary>
    Answered,

    /// <summary>Not an address of the web (another scheme, a password in it, too long).</summary>
    NotWeb,

    /// <summary>A port other than 80 and 443: not looked at.</summary>
    Port,

    /// <summary>It leads to a network that is not the public internet: never connected to.</summary>
    Private,

    /// <summary>No such name.</summary>
    NoHost,

    /// <summary>Nobody listens there, or the connection broke.</summary>
    Unreachable,

    /// <summary>No whole answer in time.</summary>
    Slow,

    /// <summary>The certificate is not valid for the name, or too old.</summary>
    Certificate,

    /// <summary>It sends on too often.</summary>
    Loop,

    /// <summary>What came is not an answer of the web.</summary>
    Garbage,

    /// <summary>The agency's looks of the day are used up: not looked at.</summary>
    Budget,
}

/// <summary>What an address gave to somebody who is not signed in anywhere.</summary>
/// <param name="Asked">As it was written.</param>
/// <param name="Final">Where it ended, after what it sent on to.</param>
internal sealed record Fetched(string Asked, string Final, FetchEnd End)
{
    public int Status { get; init; }

    /// <summary>Addresses it was sent on to, in order.</summary>
    public IReadOnlyList<string> Hops { get; init; } = [];

    /// <summary>Media type in lower case without parameters; empty when none was said.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Character set that was said; empty when none.</summary>
    public string Charset { get; init; } = "";

    /// <summary>Name of the file when it is given as a download.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Length that was said.</summary>
    public long? Length { get; init; }

    /// <summary>Unpacked; its beginning only when <see cref="Cut"/>.</summary>
    public byte[] Body { get; init; } = [];

    public bool Cut { get; init; }

    public bool Opened => End == FetchEnd.Answered && Status is >= 200 and < 300;
}
