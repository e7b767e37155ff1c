namespace Prongsai.Platform.Thai;

/// <summary>Writes text letter by letter, keeping the marks of the current letter in order and bounded.
/// One array that never grows: every step moves at most four marks, so the whole is linear (a StringBuilder's Insert is not).</summary>
/// <param name="capacity">Length of the text to come; what is written is never longer.</param>
internal sealed class ThaiTextWriter(int capacity)
{
    private const int MarksPerLetter = 4;

    private readonly char[] _text = new char[capacity];
    private int _length;

    /// <summary>Where the marks of the current letter begin in <see cref="_text"/>.</summary>
    private int _marks;

    /// <summary>A zero-width joiner is kept only between two emoji, where it makes one picture of them.</summary>
    public bool EndsInEmoji => _length > 0 && (Last == '\uFE0F' || char.IsLowSurrogate(Last) || IsSymbol(Last));

    private char Last => _text[_length - 1];

    public static bool IsSymbol(char c) => c is >= '\u2190' and <= '\u2BFF';

    public void AddPair(char high, char low)
    {
        _text[_length++] = high;
        AddLetter(low);
    }

    public void Add(char c)
    {
        if (c is '\n' or '\u0085' or '\u2028' or '\u2029')
        {
            DropSpaces();
            AddLetter('\n');
        }
        else if (c == '\t' || char.IsSeparator(c))
        {
            AddLetter(' ');
        }
        else if (ThaiLetters.IsMark(c))
        {
            AddMark(c);
        }
        else if (c is ThaiLetters.SaraAa or ThaiLetters.SaraAm)
        {
            AddSaraAa(c);
        }
        else if (c == ThaiLetters.SaraE && _length > 0 && Last == ThaiLetters.SaraE)
        {
            _text[_length - 1] = ThaiLetters.SaraAe; // เ typed twice for แ
        }
        else
        {
            AddLetter(c);
        }
    }

    public string Finish()
    {
        DropSpaces();
        return _text.AsSpan(0, _length).Trim(" \n").ToString();
    }

    private void AddLetter(char c)
    {
        _text[_length++] = c;
        _marks = _length;
    }

    private void DropSpaces()
    {
        while (_length > 0 && Last == ' ')
        {
            _length--;
        }

        _marks = Math.Min(_marks, _length);
    }

    private void AddMark(char mark)
    {
        // A tone typed after ำ belongs before it: นำ้ is น้ำ.
        if (_marks > 0 && _text[_marks - 1] == ThaiLetters.SaraAm)
        {
            if (ThaiLetters.IsTone(mark))
            {
                AddBeforeSaraAm(mark, _marks - 1);
            }

            return; // nothing else can stand on ำ
        }

        var thai = ThaiLetters.IsThaiMark(mark);
        for (var i = _marks; i < _length; i++)
        {
            if (thai && _text[i] == mark)
            {
                return;
            }
        }

        if (_length - _marks >= MarksPerLetter)
        {
            return;
        }

        var at = _length;
        while (at > _marks && ThaiLetters.MarkRank(_text[at - 1]) > ThaiLetters.MarkRank(mark))
        {
            at--;
        }

        Insert(at, mark);
    }

    private void AddBeforeSaraAm(char tone, int at)
    {
        var full = at >= MarksPerLetter && ThaiLetters.IsMark(_text[at - MarksPerLetter]);
        if (at > 0 && ThaiLetters.IsMark(_text[at - 1]) && (full || ThaiLetters.MarkRank(_text[at - 1]) > 0))
        {
            return;
        }

        Insert(at, tone);
        _marks++;
    }

    /// <summary>ํ and า are ำ, also with a tone between them.</summary>
    private void AddSaraAa(char c)
    {
        for (var i = _marks; i < _length; i++)
        {
            if (_text[i] == ThaiLetters.Nikhahit)
            {
                _text.AsSpan(i + 1, _length - i - 1).CopyTo(_text.AsSpan(i));
                _length--;
                c = ThaiLetters.SaraAm;
                break;
            }
        }

        if (c == ThaiLetters.SaraAm && _length > 0 && Last == ThaiLetters.SaraAm)
        {
            return;
        }

        AddLetter(c);
    }

    private void Insert(int at, char c)
    {
        _text.AsSpan(at, _length - at).CopyTo(_text.AsSpan(at + 1));
        _text[at] = c;
        _length++;
    }
}
