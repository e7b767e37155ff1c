namespace Prongsai.Platform.Thai;

/// <summary>A letter and a number, or a number alone, at one place of a line.</summary>
/// <param name="Code">Set when it can be only one code.</param>
/// <param name="Text">As written.</param>
/// <param name="OneMayBeLetter">The number begins with 1, which is how an i is often misread.</param>
internal readonly record struct ItemCodeToken(int Length, ItemCode? Code, int Number, string Text, bool OneMayBeLetter)
{
    private const int MostOit = 50, MostIit = 40, MostEit = 20;

    public static ItemCodeToken At(string line, int at)
    {
        var start = at;
        var kind = '\0';
        if (at < line.Length)
        {
            (kind, var taken) = Letter(line, at);
            at += taken;
            if (taken > 0 && at < line.Length && line[at] is ' ' or '-' or '.')
            {
                at++;
            }
        }

        var digits = 0;
        while (at + digits < line.Length && ThaiDigits.IsDigit(line[at + digits]))
        {
            digits++;
        }

        // A letter glued to the number ("12ก") or a decimal point makes it something else.
        var end = at + digits;
        if (digits is 0 or > 3 || end < line.Length && (char.IsAsciiLetter(line[end]) || line[end] == '.' && end + 1 < line.Length && ThaiDigits.IsDigit(line[end + 1])))
        {
            return default;
        }

        var arabic = ThaiDigits.ToArabic(line.Substring(at, digits));
        var number = 0;
        foreach (var c in arabic)
        {
            number = number * 10 + (c - '0');
        }

        var text = line[start..end];
        if (kind == '\0' && arabic[0] == '0' && digits > 1)
        {
            kind = 'O'; // digit 0 or ๐ typed for the letter O
        }

        if (kind != '\0')
        {
            return number is >= 1 and <= 99 ? new(end - start, new ItemCode(kind, number), number, text, false) : default;
        }

        return number < 1 ? default : new(end - start, null, number, text, arabic[0] == '1' && digits > 1 && arabic[1] != '0');
    }

    /// <summary>Everything a bare number can mean, the likeliest slip first.</summary>
    public IReadOnlyList<ItemCode> Readings(IReadOnlySet<string>? known)
    {
        var all = new List<ItemCode>();
        if (OneMayBeLetter)
        {
            var tail = Number >= 100 ? Number - 100 : Number - 10;
            all.Add(new('i', tail));
        }

        if (Number <= MostIit)
        {
            all.Add(new('i', Number));
        }

        if (Number <= MostEit)
        {
            all.Add(new('e', Number));
        }

        if (Number <= MostOit)
        {
            all.Add(new('O', Number));
        }

        return all.Where(c => known is null ? c.Kind != 'i' || c.Number <= MostIit : known.Contains(c.ToString())).Distinct().ToList();
    }

    private static (char Kind, int Length) Letter(string line, int at) => line[at] switch
    {
        'i' or 'I' or 'ı' => ('i', 1),
        'e' or 'E' => ('e', 1),
        'o' or 'O' or '\u041E' or '\u043E' or '\u039F' or '\u03BF' => ('O', 1), // Latin, Cyrillic and Greek O look alike
        'โ' when at + 1 < line.Length && line[at + 1] == 'อ' => ('O', 2),
        'ไ' when at + 1 < line.Length && line[at + 1] == 'อ' => ('i', 2),
        'อ' when at + 1 < line.Length && line[at + 1] == 'ี' => ('e', 2),
        _ => ('\0', 0),
    };
}
