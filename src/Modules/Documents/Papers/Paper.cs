using System.Text.Json.Serialization;

namespace Prongsai.Documents.Papers;

/// <summary>
/// An official paper, before it is Word, PDF or a page. Text holds Arabic digits; the writers draw Thai ones.
/// The whole model is plain data: its JSON is what is frozen and hashed when a paper is approved.
/// </summary>
/// <param name="Names">Names of people and places that no line may end inside.</param>
/// <param name="Secrecy">ลับ, ลับมาก or ลับที่สุด, red at the head and foot of every page; empty for most.</param>
internal sealed record Paper(string Title, IReadOnlyList<Section> Sections, IReadOnlyList<string> Names, Picture? Emblem = null, string Secrecy = "");

/// <param name="ContentType">image/png or image/jpeg; the emblem that the agency uploaded.</param>
internal sealed record Picture(string ContentType, byte[] Bytes);

/// <summary>Pages of one shape. Regulation on correspondence 2526, forms 28–29: A4, left 3 cm, right 2 cm.</summary>
internal sealed record Section(IReadOnlyList<Block> Blocks, bool Landscape = false, PageNumbers Numbers = PageNumbers.Dashes)
{
    /// <summary>Paper with an emblem starts 1.5 cm from the edge; pages without one at 2.5 cm.</summary>
    [JsonIgnore]
    public bool Crested => Blocks.Count > 0 && Blocks[0] is Crest or MemoHead or LetterHead;
}

internal enum PageNumbers
{
    None,

    /// <summary>"- ๒ -" centred at the top from the second page on.</summary>
    Dashes,

    /// <summary>"หน้า ๑ / ๙" at the foot of every page.</summary>
    OfTotal,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(MemoHead), "memo-head")]
[JsonDerivedType(typeof(Crest), "crest")]
[JsonDerivedType(typeof(Title), "title")]
[JsonDerivedType(typeof(FieldLine), "fields")]
[JsonDerivedType(typeof(Address), "address")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Body), "body")]
[JsonDerivedType(typeof(DateLine), "date")]
[JsonDerivedType(typeof(Signature), "signature")]
[JsonDerivedType(typeof(Opinions), "opinions")]
[JsonDerivedType(typeof(Committee), "committee")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(PageBreak), "page-break")]
[JsonDerivedType(typeof(LetterHead), "letter-head")]
[JsonDerivedType(typeof(LetterDate), "letter-date")]
[JsonDerivedType(typeof(Closing), "closing")]
[JsonDerivedType(typeof(LetterFoot), "letter-foot")]
[JsonDerivedType(typeof(Resolution), "resolution")]
[JsonDerivedType(typeof(PhotoRoom), "photo")]
[JsonDerivedType(typeof(Cover), "cover")]
[JsonDerivedType(typeof(Contents), "contents")]
[JsonDerivedType(typeof(Verification), "verification")]
internal abstract record Block
{
    /// <summary>Key of the field of the template that this block is written from: what comes back from Word finds its place by it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Field { get; init; }
}

/// <summary>What is not known before a paper is signed.</summary>
internal enum Slot
{
    None,
    Number,
    Date,
}

/// <summary>Whose signature stands at a place.</summary>
internal enum SignedBy
{
    /// <summary>Somebody who signs by hand: what is printed stays.</summary>
    Nobody,
    Author,
    Signer,
}

/// <summary>บันทึกข้อความ, 29 pt bold, with the emblem 1.5 cm high at the left margin.</summary>
/// <param name="Urgency">ด่วน, ด่วนมาก or ด่วนที่สุด, red, 32 pt.</param>
internal sealed record MemoHead(string Text, string Urgency = "") : Block;

/// <summary>Room for the emblem, 3 cm high, centred. The room stays when there is no picture: the paper may be printed on crested sheets.</summary>
internal sealed record Crest : Block;

/// <param name="Ornament">A short rule under the title, as many announcements have.</param>
/// <param name="Number">The line that holds the number of the paper, if there is one.</param>
internal sealed record Title(IReadOnlyList<string> Lines, bool Ornament = false, NumberedLine? Number = null) : Block;

/// <param name="Line">Index among the lines of the title.</param>
/// <param name="Before">What stands before the number, e.g. "ที่ ".</param>
internal sealed record NumberedLine(int Line, string Before);

/// <summary>Labels of 20 pt bold with dotted leaders, side by side: ที่ … วันที่ ….</summary>
internal sealed record FieldLine(IReadOnlyList<Labelled> Fields) : Block;

internal sealed record Labelled(string Label, string Text, Slot Slot = Slot.None);

/// <summary>เรียน and its like: label and text in the size of the body.</summary>
internal sealed record Address(string Label, string Text) : Block;

/// <param name="Indented">A head inside a memo starts at the indent of its paragraphs; a head over a table does not.</param>
internal sealed record Heading(string Text, bool Indented) : Block;

/// <summary>A paragraph with a first line 2.5 cm in.</summary>
internal sealed record Body(string Text) : Block;

/// <summary>ประกาศ ณ วันที่ …, สั่ง ณ วันที่ … or ให้ไว้ ณ วันที่ ….</summary>
/// <param name="Before">What stands before the date; null when the whole text is fixed.</param>
internal sealed record DateLine(string Text, string? Before = null) : Block;

/// <param name="Lead">"(ลงชื่อ)" or nothing.</param>
/// <param name="Name">Without brackets; empty leaves a dotted line to write on.</param>
/// <param name="Hand">Picture of the handwritten signature.</param>
/// <param name="Stamp">When it was signed in the system; empty: by ink, or not yet.</param>
internal sealed record Signature(
    string Lead, string Name, IReadOnlyList<string> Lines, SignedBy By = SignedBy.Nobody, Picture? Hand = null, string Stamp = "") : Block;

/// <param name="Grid">Two to a row: saves a page when the chain is long.</param>
internal sealed record Opinions(IReadOnlyList<Opinion> Items, bool Grid) : Block;

/// <param name="Word">ทราบ, เห็นชอบ, อนุมัติ …; empty leaves a line to write on.</param>
/// <param name="Text">What was added to the word.</param>
internal sealed record Opinion(string Heading, Signature Signature, string Word = "", string Text = "");

/// <summary>Names, positions and duties of a committee in three columns without rules.</summary>
internal sealed record Committee(IReadOnlyList<Member> Members) : Block;

internal sealed record Member(string Name, string Position, string Duty);

/// <param name="Widths">Parts of the width of the page; they need not add up to 100.</param>
/// <param name="Head">Rows that are repeated on every page.</param>
internal sealed record Table(IReadOnlyList<double> Widths, IReadOnlyList<IReadOnlyList<Cell>> Head, IReadOnlyList<IReadOnlyList<Cell>> Rows) : Block;

/// <summary>Cells covered by a span are left out of their row, as in HTML.</summary>
/// <param name="Lines">Paragraphs.</param>
internal sealed record Cell(IReadOnlyList<string> Lines, int Across = 1, int Down = 1, bool Centred = false)
{
    public static Cell Of(string text, int across = 1, int down = 1, bool centred = false) => new([text], across, down, centred);

    /// <summary>Lines with their numbers when there are several, and without when there is one.</summary>
    public static Cell Numbered(IReadOnlyList<string> lines) =>
        new(lines.Count < 2 ? lines : [.. lines.Select((line, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}. {line}"))]);
}

internal sealed record PageBreak : Block;
