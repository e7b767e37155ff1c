namespace Prongsai.Platform.Files;

/// <summary>What a file from outside may be.</summary>
public static class FileLimits
{
    /// <summary>20 MB.</summary>
    public const int Bytes = 20 * 1024 * 1024;

    public const int ZipEntries = 2_000;

    /// <summary>All entries of one archive together, counted while they are unpacked.</summary>
    public const long UnpackedBytes = 100L * 1024 * 1024;

    /// <summary>Unpacked ÷ packed of a whole archive.</summary>
    public const int ZipRatio = 100;

    /// <summary>One XML part of a document that is kept as a tree; a seventy-page report has about 3 MB.</summary>
    public const int XmlPartBytes = 24 * 1024 * 1024;

    public const int XmlDepth = 256;

    public const int Rows = 100_000;

    public const int Columns = 256;

    /// <summary>Cells of one document after merged cells are filled.</summary>
    public const int Cells = 1_000_000;
}
