namespace Prongsai.Assessment.Contracts;

/// <summary>Checks the framework packs as they lie in their folder (verb <c>packs check</c>); needs no database.</summary>
public interface IPackChecks
{
    /// <summary>One report per pack, by year; a file that cannot be read is a report with one finding.</summary>
    IReadOnlyList<PackReport> CheckAll();
}

/// <param name="Pack">Id, e.g. "ita-2568"; the file name when it cannot be read.</param>
/// <param name="Unconfirmed">Rules not confirmed with two sources: not a finding, but a person should know.</param>
/// <param name="Findings">Empty when the pack is whole.</param>
public sealed record PackReport(string Pack, int? FiscalYear, int Items, int Questions, int Unconfirmed, IReadOnlyList<PackFinding> Findings);

/// <param name="Code">Stable, e.g. "weights".</param>
/// <param name="Where">Path of the rule, e.g. "items/O12/subIndicator".</param>
/// <param name="Thai">One sentence in Thai.</param>
/// <param name="English">The same in English.</param>
public sealed record PackFinding(string Code, string Where, string Thai, string English);
