namespace Prongsai.Assessment.Results;

/// <summary>What a table of scores was understood as. Nothing of it is saved before a person confirms.</summary>
/// <param name="Understood">One for each year and code, in the order of the table.</param>
/// <param name="Unresolved">What holds something but could not be taken, and why.</param>
/// <param name="Passed">Lines without any number: headings and notes.</param>
internal sealed record ResultReading(IReadOnlyList<ReadScore> Understood, IReadOnlyList<UnreadCell> Unresolved, IReadOnlyList<string> Passed);

internal sealed record ReadScore(int FiscalYear, ScoreCode Code, decimal Value);

/// <param name="Where">e.g. "แถวที่ 5".</param>
internal sealed record UnreadCell(string Where, string Text, string Why);
