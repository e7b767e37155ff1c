using System.Globalization;
using System.Text;

namespace Prongsai.Platform;

/// <summary>Names that people gave to files: shown and downloaded, never used as a path.</summary>
public static class FileNames
{
    private const int Longest = 120;

    /// <summary>Last part of the path, without control and direction characters, quotes, reserved characters and trailing dots.</summary>
    public static string Clean(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var text = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (kind is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && !"\"<>|*?;%".Contains(rune.ToString(), StringComparison.Ordinal))
            {
                text.Append(rune);
            }
        }

        var clean = text.ToString().Trim(' ', '.');
        if (clean.Length > Longest)
        {
            var extension = Path.GetExtension(clean);
            clean = clean[..(Longest - Math.Min(extension.Length, 10))].TrimEnd() + (extension.Length <= 10 ? extension : "");
        }

        return clean.Length == 0 ? "file" : clean;
    }
}
