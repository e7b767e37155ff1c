using Prongsai.Platform;

namespace Prongsai.Measures.Contracts;

/// <summary>Old tables of measures as files: what the command line does with them.</summary>
public interface IMeasureFiles
{
    /// <summary>
    /// Reads only; no database. The value serialises (camelCase) as
    /// <c>{layout, fiscalYear, agency, rows[], unresolved[], findings[]}</c> of docs/import.md.
    /// </summary>
    /// <returns>Or a refusal <c>file.*</c>, <c>import.no-table</c>.</returns>
    Outcome<object> Read(Stream file, string fileName);

    /// <summary>Slips only: <c>{findings: [{code, where, text, hint}]}</c>. A document without a table of measures is checked as well.</summary>
    Outcome<LintReport> Lint(Stream file, string fileName);

    /// <summary>Reads and saves every row into the fiscal year (BE) of the ambient agency, after those that are there.</summary>
    /// <returns>Or a refusal <c>file.*</c>, <c>import.no-table</c>, <c>measure.*</c>; nothing is saved then.</returns>
    Task<Outcome<ImportReport>> ImportAsync(Stream file, string fileName, int fiscalYear, CancellationToken ct);
}

public sealed record LintReport(IReadOnlyList<LintFinding> Findings);

/// <param name="Where">Place in Thai.</param>
/// <param name="Hint">A question in Thai.</param>
public sealed record LintFinding(string Code, string Where, string Text, string Hint);

/// <param name="Unresolved">How many pieces of text went into no field; each is kept with the draft.</param>
public sealed record ImportReport(int Rows, int Unresolved, IReadOnlyList<LintFinding> Findings);
