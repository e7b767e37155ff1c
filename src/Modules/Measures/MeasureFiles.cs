using Prongsai.Assessment.Contracts;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Import;
using Prongsai.Measures.Linting;
using Prongsai.Measures.Writing;
using Prongsai.Platform;
using Prongsai.Platform.Files;

namespace Prongsai.Measures;

internal sealed class MeasureFiles(IServiceProvider services, MeasureDocuments documents) : IMeasureFiles
{
    public Outcome<object> Read(Stream file, string fileName)
    {
        var read = documents.Read(TableFile.Read(file, fileName), fileName);
        return read.Done ? read.Value : read.Refusal;
    }

    public Outcome<LintReport> Lint(Stream file, string fileName) => documents.Check(TableFile.Read(file, fileName), fileName);

    public async Task<Outcome<ImportReport>> ImportAsync(Stream file, string fileName, int fiscalYear, CancellationToken ct)
    {
        var read = documents.Read(TableFile.Read(file, fileName, ct), fileName, fiscalYear);
        if (!read.Done)
        {
            return read.Refusal;
        }

        // Reading a file needs no database; only importing asks for what has one.
        var import = (ImportMeasures)services.GetService(typeof(ImportMeasures))!;
        var table = read.Value;
        var draft = await import.KeepAsync(table, fileName, fiscalYear, ct);
        var confirmed = await import.ConfirmAsync(draft.Id, [.. Enumerable.Range(0, table.Rows.Count)], new Dictionary<int, ImportedRow>(), keepResults: true, ct);
        return confirmed.Done
            ? new ImportReport(confirmed.Value.Confirmed, table.Unresolved.Count, [.. table.Findings.Select(MeasureDocuments.Told)])
            : confirmed.Refusal;
    }
}

/// <summary>Reading and checking of documents against the framework of their year, without a database.</summary>
internal sealed class MeasureDocuments(IFrameworkShelf shelf)
{
    /// <summary>The table of a document with all findings; or a refusal <c>file.*</c>, <c>import.no-table</c>.</summary>
    /// <param name="chosenYear">Fiscal year (BE) that stands in where the document says none.</param>
    public Outcome<ImportedTable> Read(Outcome<TableDocument> document, string fileName, int? chosenYear = null)
    {
        if (!document.Done)
        {
            return document.Refusal;
        }

        var table = MeasureTableReader.Read(document.Value, fileName, YearCodes.From(shelf, chosenYear));
        return table.Rows.Count == 0 ? new Refusal("import.no-table") : table with { Findings = Findings(document.Value, table) };
    }

    public Outcome<LintReport> Check(Outcome<TableDocument> document, string fileName) => document.Done
        ? new LintReport([.. Findings(document.Value, MeasureTableReader.Read(document.Value, fileName, YearCodes.From(shelf, null))).Select(Told)])
        : document.Refusal;

    public static LintFinding Told(Finding f) => new(f.Code, f.Where, f.Text, f.Hint);

    private IReadOnlyList<Finding> Findings(TableDocument document, ImportedTable table) =>
        table.FiscalYear is { } year ? Linting.Lint.Of(document, table, shelf.OfYear(year), YearCodes.Of(shelf, year)) : Linting.Lint.Of(document, table, null, null);
}
