using System.Runtime.InteropServices;

namespace Prongsai.Platform.Thai;

/// <summary>Where Thai lines may break and where words are: the break iterators of the ICU that the operating system carries.</summary>
public static unsafe class Icu
{
    private const int WordKind = 1, LineKind = 2, Done = -1;

    private static readonly delegate* unmanaged<int, byte*, char*, int, int*, nint> s_open;
    private static readonly delegate* unmanaged<nint, char*, int, int*, void> s_setText;
    private static readonly delegate* unmanaged<nint, int> s_first;
    private static readonly delegate* unmanaged<nint, int> s_next;

    [ThreadStatic]
    private static nint t_words;

    [ThreadStatic]
    private static nint t_lines;

    static Icu()
    {
        var (library, suffix) = Find();
        s_open = (delegate* unmanaged<int, byte*, char*, int, int*, nint>)NativeLibrary.GetExport(library, "ubrk_open" + suffix);
        s_setText = (delegate* unmanaged<nint, char*, int, int*, void>)NativeLibrary.GetExport(library, "ubrk_setText" + suffix);
        s_first = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "ubrk_first" + suffix);
        s_next = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(library, "ubrk_next" + suffix);
    }

    /// <summary>Indexes at which a new line may begin, ascending; the last one is the length of the text. Empty for an empty text.</summary>
    public static IReadOnlyList<int> LineBreaks(string text) => Boundaries(ref t_lines, LineKind, text);

    /// <summary>Indexes at which a word or what stands between words ends, ascending; the last one is the length of the text.</summary>
    public static IReadOnlyList<int> WordBreaks(string text) => Boundaries(ref t_words, WordKind, text);

    /// <summary>The words of a text in order, without spaces and punctuation.</summary>
    public static IReadOnlyList<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        foreach (var end in Boundaries(ref t_words, WordKind, text))
        {
            var word = text.AsSpan(start, end - start);
            if (ContainsLetterOrDigit(word))
            {
                words.Add(word.ToString());
            }

            start = end;
        }

        return words;
    }

    /// <summary>Words and what stands between them, in order; together they are the text.</summary>
    public static IReadOnlyList<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var start = 0;
        foreach (var end in Boundaries(ref t_words, WordKind, text))
        {
            pieces.Add(text[start..end]);
            start = end;
        }

        return pieces;
    }

    private static bool ContainsLetterOrDigit(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static List<int> Boundaries(ref nint iterator, int kind, string text)
    {
        var found = new List<int>();
        if (text.Length == 0)
        {
            return found;
        }

        var error = 0;
        if (iterator == 0)
        {
            fixed (byte* locale = "th\0"u8)
            {
                iterator = s_open(kind, locale, null, 0, &error);
            }

            Check(error);
        }

        fixed (char* start = text)
        {
            s_setText(iterator, start, text.Length, &error);
            Check(error);
            _ = s_first(iterator);
            for (var at = s_next(iterator); at != Done; at = s_next(iterator))
            {
                found.Add(at);
            }
        }

        return found;
    }

    /// <summary>Above zero is an error; below zero a warning.</summary>
    private static void Check(int error)
    {
        if (error > 0)
        {
            throw new InvalidOperationException($"ICU answered error {error}");
        }
    }

    /// <summary>Linux names the library and its functions by version; Windows and macOS do not.</summary>
    private static (nint Library, string Suffix) Find()
    {
        nint library;
        if (OperatingSystem.IsWindows() && NativeLibrary.TryLoad("icu.dll", out library)
            || OperatingSystem.IsMacOS() && NativeLibrary.TryLoad("libicucore.dylib", out library))
        {
            return (library, "");
        }

        for (var version = 99; version >= 60; version--)
        {
            if (NativeLibrary.TryLoad($"libicuuc.so.{version}", out library))
            {
                return (library, $"_{version}");
            }
        }

        throw new DllNotFoundException("libicu is missing: install the package libicu of the operating system");
    }
}
