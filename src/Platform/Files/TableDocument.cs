namespace Prongsai.Platform.Files;

/// <summary>A document as far as its tables matter: paragraphs and tables in their order.</summary>
/// <param name="Notices">Codes of what the reader had to assume, with what fills their sentence (same texts as refusals).</param>
public sealed record TableDocument(IReadOnlyList<Block> Blocks, IReadOnlyList<Refusal> Notices);

/// <summary>A paragraph (Table is null) or a table (Text is empty).</summary>
public sealed record Block(string Text, Table? Table)
{
    public static Block Of(string text) => new(text, null);

    public static Block Of(Table table) => new("", table);
}

/// <param name="Rows">Of equal width; a merged cell stands in every place it covers.</param>
/// <param name="Name">Sheet of a workbook; else empty.</param>
public sealed record Table(IReadOnlyList<IReadOnlyList<Cell>> Rows, string Name = "");

/// <summary>One cell.</summary>
/// <param name="Lines">Its paragraphs, list items with their number or bullet in front; no empty lines.</param>
/// <param name="SameAsAbove">Covered by a cell of a row above (เหมือนแถวบน): its lines repeat that cell's.</param>
/// <param name="SameAsLeft">Covered by the cell to the left: its lines repeat that cell's.</param>
public sealed record Cell(IReadOnlyList<string> Lines, bool SameAsAbove = false, bool SameAsLeft = false)
{
    public static readonly Cell Empty = new([]);

    public bool IsEmpty => Lines.Count == 0;

    /// <summary>Its own text: empty when it only repeats a merged one.</summary>
    public string OwnText => SameAsAbove || SameAsLeft ? "" : Text;

    public string Text => string.Join('\n', Lines);
}
