namespace Prongsai.Platform.Thai;

/// <summary>Walks once over a short text in Arabic digits and single spaces. Every step goes forward.</summary>
internal ref struct ThaiScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    public int At { get; set; }

    public readonly bool AtEnd => At >= _text.Length;

    public readonly ReadOnlySpan<char> Ahead => _text[At..];

    /// <summary>The form the scanner reads: clean, Arabic digits, one kind of dash, single spaces.</summary>
    public static string Prepare(string text) => ThaiText.SearchKey(text)
        .Replace('\u2010', '-').Replace('\u2011', '-').Replace('\u2012', '-').Replace('\u2013', '-').Replace('\u2014', '-').Replace('\u2212', '-');

    public void Spaces()
    {
        while (At < _text.Length && _text[At] == ' ')
        {
            At++;
        }
    }

    public bool Word(string word)
    {
        if (!_text[At..].StartsWith(word))
        {
            return false;
        }

        At += word.Length;
        Spaces();
        return true;
    }

    public bool AnyWord(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Word(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A number of one to four digits; longer ones are not taken.</summary>
    public bool Number(out int value, out int digits)
    {
        value = 0;
        digits = 0;
        while (At + digits < _text.Length && char.IsAsciiDigit(_text[At + digits]))
        {
            value = digits < 4 ? value * 10 + (_text[At + digits] - '0') : value;
            digits++;
        }

        if (digits is 0 or > 4)
        {
            return false;
        }

        At += digits;
        Spaces();
        return true;
    }

    public bool Month(out int month)
    {
        (month, var length) = ThaiMonths.ReadAt(Ahead);
        At += length;
        Spaces();
        return month > 0;
    }
}
