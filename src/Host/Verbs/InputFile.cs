using System.CommandLine;

namespace Prongsai.Host.Verbs;

/// <summary>The FILE of a verb: must exist and be no larger than what the product takes.</summary>
internal static class InputFile
{
    private const long Longest = 20L * 1024 * 1024;

    public static Argument<FileInfo> Argument(string description) => new("FILE") { Description = description };

    /// <summary>Opens the file, or says in one line why not.</summary>
    public static (FileStream? Stream, string? Problem) Open(FileInfo file)
    {
        if (!file.Exists)
        {
            return (null, $"ไม่พบไฟล์ {file.Name} (file not found)");
        }

        if (file.Length > Longest)
        {
            return (null, $"ไฟล์ {file.Name} ใหญ่เกิน 20 MB (file too big)");
        }

        try
        {
            return (file.OpenRead(), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, $"เปิดไฟล์ {file.Name} ไม่ได้ (cannot be opened)");
        }
    }
}
