using System.Globalization;

namespace Prongsai.Platform.Thai;

/// <summary>A question or item of the assessment.</summary>
/// <param name="Kind">'i' (IIT question), 'e' (EIT question) or 'O' (OIT item).</param>
/// <param name="Number">1 and up.</param>
public readonly record struct ItemCode(char Kind, int Number)
{
    /// <summary>"i9", "e15", "O12".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}{Number}");
}

/// <summary>What a cell that begins with codes was understood as.</summary>
/// <param name="Codes">Certain codes in the order written; empty when there is a question.</param>
/// <param name="Question">Thai question naming every reading; null when nothing is in doubt.</param>
/// <param name="Rest">The text after the codes: the wording of the question.</param>
public sealed record ItemCodeReading(IReadOnlyList<ItemCode> Codes, string? Question, string Rest)
{
    /// <summary>The readings that <see cref="Question"/> asks about.</summary>
    public IReadOnlyList<ItemCode> Candidates { get; init; } = [];
}
