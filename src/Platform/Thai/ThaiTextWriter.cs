using System.Text;

namespace Prongsai.Platform.Thai;

/// <summary>Writes text letter by letter, keeping the marks of the current letter in order and bounded.</summary>
internal sealed class ThaiTextWriter(int capacity)
{
    private const int MarksPerLetter = 4;

    private readonly StringBuilder _text = new(capacity);

    /// <summary>Where the marks of the current letter begin in <see cref="_text"/>.</summary>
    private int _marks;

    /// <summary>A zero-width joiner is kept only between two emoji, where it makes one picture of them.</summary>
    public bool EndsInEmoji => _text.Length > 0
        && (_text[^1] == '\uFE0F' || char.IsLowSurrogate(_text[^1]) || IsSymbol(_text[^1]));

    public static bool IsSymbol(char c) => c is >= '\u2190' and <= '\u2BFF';

    public void AddPair(char high, char low)
    {
        _text.Append(high).Append(low);
        _marks = _text.Length;
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
        else if (c == ThaiLetters.SaraE && _text.Length > 0 && _text[^1] == ThaiLetters.SaraE)
        {
            _text[^1] = ThaiLetters.SaraAe; // เ typed twice for แ
        }
        else
        {
            AddLetter(c);
        }
    }

    public string Finish()
    {
        DropSpaces();
        return _text.ToString().Trim(' ', '\n');
    }

    private void AddLetter(char c)
    {
        _text.Append(c);
        _marks = _text.Length;
    }

    private void DropSpaces()
    {
        while (_text.Length > 0 && _text[^1] == ' ')
        {
            _text.Length--;
        }

        _marks = Math.Min(_marks, _text.Length);
    }

    /// <summary>At most four marks are ever compared, so a million of them cost a million steps.</summary>
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

        var end = _text.Length;
        var thai = ThaiLetters.IsThaiMark(mark);
        for (var i = _marks; i < end; i++)
        {
            if (thai && _text[i] == mark)
            {
                return;
            }
        }

        if (end - _marks >= MarksPerLetter)
        {
            return;
        }

        var at = end;
        while (at > _marks && ThaiLetters.MarkRank(_text[at - 1]) > ThaiLetters.MarkRank(mark))
        {
            at--;
        }

        _text.Insert(at, mark);
    }

    private void AddBeforeSaraAm(char tone, int at)
    {
        var full = at >= MarksPerLetter && ThaiLetters.IsMark(_text[at - MarksPerLetter]);
        if (at > 0 && ThaiLetters.IsMark(_text[at - 1]) && (full || ThaiLetters.MarkRank(_text[at - 1]) > 0))
        {
            return;
        }

        _text.Insert(at, tone);
        _marks++;
    }

    /// <summary>ํ and า are ำ, also with a tone between them.</summary>
    private void AddSaraAa(char c)
    {
        for (var i = _marks; i < _text.Length; i++)
        {
            if (_text[i] == ThaiLetters.Nikhahit)
            {
                _text.Remove(i, 1);
                c = ThaiLetters.SaraAm;
                break;
            }
        }

        if (c == ThaiLetters.SaraAm && _text.Length > 0 && _text[^1] == ThaiLetters.SaraAm)
        {
            return;
        }

        AddLetter(c);
    }
}
