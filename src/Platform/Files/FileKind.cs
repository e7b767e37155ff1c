namespace Prongsai.Platform.Files;

/// <summary>What the first bytes of a file say it is. Its name and the browser's word for it are never asked.</summary>
public enum FileKind
{
    Unknown,
    Empty,
    Zip,

    /// <summary>Word and Excel before 2007, and every encrypted Office file.</summary>
    Ole,
    Pdf,
    Png,
    Jpeg,
    Gif,
    Webp,

    /// <summary>Text of some encoding, HTML included.</summary>
    Text,
}
