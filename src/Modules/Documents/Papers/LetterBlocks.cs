namespace Prongsai.Documents.Papers;

/// <summary>
/// Head of a letter (regulation on correspondence 2526, clause 11, form 1; clause 24, form 10): the emblem 3 cm high in the middle, the number
/// at the left and the office at the right, both on the line of its feet.
/// </summary>
/// <param name="Label">"ที่" or "เลขที่".</param>
/// <param name="Number">Empty: a dotted place to write.</param>
/// <param name="Urgency">ด่วน, ด่วนมาก or ด่วนที่สุด, red, 32 pt, above the number.</param>
internal sealed record LetterHead(string Label, string Number, IReadOnlyList<string> Office, string Urgency = "") : Block;

/// <summary>Date of a letter: starts in the middle of the page.</summary>
internal sealed record LetterDate(string Text) : Block;

/// <summary>คำลงท้าย: starts in the middle of the page, 12 pt below the text.</summary>
internal sealed record Closing(string Text) : Block;

/// <summary>Unit, telephone, e-mail and copies under a letter, at the left margin.</summary>
internal sealed record LetterFoot(IReadOnlyList<string> Lines) : Block;

/// <summary>มติที่ประชุม and its like in minutes: a bold label, the text beside it.</summary>
internal sealed record Resolution(string Label, string Text) : Block;

/// <summary>Room for a photograph of 4 × 6 cm and the signature of whom a certificate is about (clause 24).</summary>
internal sealed record PhotoRoom(string Caption) : Block;

/// <summary>A page of its own: what a report is, whose, of when.</summary>
internal sealed record Cover(IReadOnlyList<string> Lines, IReadOnlyList<string> Foot) : Block;

/// <summary>สารบัญ with dotted leaders. The printer fills the pages: a page is known only once it is printed.</summary>
internal sealed record Contents(string Heading, IReadOnlyList<ContentsLine> Lines) : Block;

/// <param name="Page">0 while it is not known.</param>
internal sealed record ContentsLine(string Text, int Page = 0);

/// <summary>Where anybody can check the paper: a QR of the address, and the address in letters.</summary>
internal sealed record Verification(string Address, Beside Beside) : Block;

/// <summary>Where the QR stands. Beside what closes the paper it takes no line of its own, so that it never makes a page.</summary>
internal enum Beside
{
    /// <summary>Nothing leaves it room: below.</summary>
    Nothing,

    /// <summary>At the left of a signature.</summary>
    Signature,

    /// <summary>At the right of the foot of a letter.</summary>
    Foot,
}
